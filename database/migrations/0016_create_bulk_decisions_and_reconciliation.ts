import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    this.schema.raw(`      ALTER TABLE roster_entries
        ADD COLUMN org_code text GENERATED ALWAYS AS (facts ->> 'orgCode') STORED,
        ADD COLUMN region_code text GENERATED ALWAYS AS (facts ->> 'regionCode') STORED,
        ADD COLUMN programme text GENERATED ALWAYS AS (facts ->> 'programme') STORED,
        ADD COLUMN unit_name text GENERATED ALWAYS AS (facts ->> 'unitName') STORED;
      CREATE INDEX roster_entries_unit ON roster_entries (round_id, org_code);

      ALTER TABLE reports ADD COLUMN waiting_since timestamptz;
      COMMENT ON COLUMN reports.waiting_since IS 'Since when it waits at waiting_at; a trigger keeps it, and forgets opened_at, for whoever moves it';
      UPDATE reports SET waiting_since = coalesce((SELECT max(e.created_at) FROM report_events e
        WHERE e.report_id = reports.id AND e.to_waiting_at = reports.waiting_at), submitted_at)
        WHERE waiting_at IS NOT NULL;
      CREATE FUNCTION begin_waiting() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          IF NEW.waiting_at IS NULL THEN NEW.waiting_since := NULL;
          ELSIF TG_OP = 'INSERT' THEN NEW.waiting_since := coalesce(NEW.waiting_since, NEW.submitted_at);
          ELSIF NEW.waiting_at IS DISTINCT FROM OLD.waiting_at THEN
            IF NEW.waiting_since IS NOT DISTINCT FROM OLD.waiting_since THEN NEW.waiting_since := survey_now(); END IF;
            IF NEW.opened_at IS NOT DISTINCT FROM OLD.opened_at THEN NEW.opened_at := NULL; END IF;
          END IF;
          RETURN NEW;
        END $$;
      CREATE TRIGGER reports_begin_waiting BEFORE INSERT OR UPDATE OF waiting_at ON reports
        FOR EACH ROW EXECUTE FUNCTION begin_waiting();

      CREATE INDEX reports_waiting_order ON reports (waiting_at, coalesce(submitted_at, 'infinity'), id)
        WHERE waiting_at IS NOT NULL;
      CREATE INDEX reports_waiting_since ON reports (waiting_at, waiting_since) WHERE waiting_at IS NOT NULL;
      DROP INDEX reports_waiting;
      CREATE INDEX reports_order ON reports (round_id, coalesce(submitted_at, 'infinity'), id);

      ALTER TABLE explanations ADD COLUMN text_key text GENERATED ALWAYS AS (md5(regexp_replace(
        lower(normalize(text, NFKC)),
        '[\\u0001-\\u002f\\u003a-\\u0040\\u005b-\\u0060\\u007b-\\u00bf\\u2000-\\u206f\\u3000-\\u3004\\u3008-\\u303f]', '', 'g'))) STORED;
      COMMENT ON COLUMN explanations.text_key IS 'The same for texts that differ in spaces, punctuation and width only (E004)';

      ALTER TABLE report_snapshots ADD COLUMN explanations jsonb NOT NULL DEFAULT '{}';
      COMMENT ON COLUMN report_snapshots.explanations IS 'Texts by rule as they were submitted';

      CREATE TABLE bulk_decisions (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        round_id bigint NOT NULL REFERENCES rounds,
        account_id bigint NOT NULL REFERENCES accounts,
        address inet,
        action text NOT NULL CHECK (action IN ('accept', 'return')),
        state text NOT NULL DEFAULT 'examining'
          CHECK (state IN ('examining', 'examined', 'deciding', 'decided')),
        origin text NOT NULL CHECK (origin ~ '^/[^/]'),
        reason text CHECK (length(reason) BETWEEN 5 AND 1000),
        task_id bigint REFERENCES tasks,
        created_at timestamptz NOT NULL DEFAULT survey_now(),
        confirmed_at timestamptz,
        CHECK ((state IN ('deciding', 'decided')) = (confirmed_at IS NOT NULL)),
        CHECK (confirmed_at IS NULL OR action = 'accept' OR reason IS NOT NULL)
      );
      COMMENT ON COLUMN bulk_decisions.origin IS 'Page and filters that the reports were chosen on';
      CREATE INDEX bulk_decisions_account ON bulk_decisions (account_id, id DESC);

      CREATE TABLE bulk_items (
        bulk_id bigint NOT NULL REFERENCES bulk_decisions ON DELETE CASCADE,
        report_id bigint NOT NULL REFERENCES reports ON DELETE CASCADE,
        seen bigint NOT NULL,
        marks jsonb NOT NULL DEFAULT '[]',
        examined boolean NOT NULL DEFAULT false,
        refusal text,
        sentence text,
        event_id bigint REFERENCES report_events ON DELETE SET NULL,
        settled boolean NOT NULL DEFAULT false,
        PRIMARY KEY (bulk_id, report_id),
        CHECK ((refusal IS NULL) = (sentence IS NULL)),
        CHECK (refusal IS NULL OR event_id IS NULL)
      );
      COMMENT ON COLUMN bulk_items.seen IS 'Latest event when it was chosen, 0 for none: another one since then refuses it';
      COMMENT ON COLUMN bulk_items.refusal IS 'Why it can not be decided: of the preview, then of the decision';
      CREATE INDEX bulk_items_report ON bulk_items (report_id);

      CREATE TABLE reconciliation_notes (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        round_id bigint NOT NULL REFERENCES rounds,
        org_code text NOT NULL CHECK (org_code ~ '^[0-9A-Z]{9}$'),
        code text NOT NULL,
        path ltree NOT NULL,
        note text NOT NULL CHECK (length(note) BETWEEN 5 AND 500),
        fingerprint text NOT NULL,
        noted_by bigint NOT NULL REFERENCES accounts,
        noted_at timestamptz NOT NULL DEFAULT survey_now(),
        UNIQUE (round_id, org_code, code, path)
      );
      COMMENT ON COLUMN reconciliation_notes.path IS 'Where the manager stands who explained it: the difference among the reports below';
      COMMENT ON COLUMN reconciliation_notes.fingerprint IS 'Of the values that were explained; the note is void for others (W6)';`)
  }

  async down() {
    this.schema.raw(`DROP TABLE reconciliation_notes, bulk_items, bulk_decisions;
      ALTER TABLE report_snapshots DROP COLUMN explanations;
      ALTER TABLE explanations DROP COLUMN text_key;
      DROP INDEX reports_order, reports_waiting_since, reports_waiting_order;
      CREATE INDEX reports_waiting ON reports (waiting_at) WHERE waiting_at IS NOT NULL;
      DROP TRIGGER reports_begin_waiting ON reports;
      DROP FUNCTION begin_waiting();
      ALTER TABLE reports DROP COLUMN waiting_since;
      DROP INDEX roster_entries_unit;
      ALTER TABLE roster_entries DROP COLUMN org_code, DROP COLUMN region_code, DROP COLUMN programme,
        DROP COLUMN unit_name;`)
  }
}
