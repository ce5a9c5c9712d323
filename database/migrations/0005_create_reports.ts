import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    this.schema.raw(`      CREATE TABLE projects (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        number text NOT NULL UNIQUE CHECK (number = upper(number) AND number !~ '\\s'),
        title text NOT NULL
      );

      CREATE TABLE roster_entries (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        round_id bigint NOT NULL REFERENCES rounds,
        project_id bigint NOT NULL REFERENCES projects,
        stat_serial_no text NOT NULL UNIQUE,
        facts jsonb NOT NULL,
        UNIQUE (round_id, project_id)
      );

      CREATE TABLE reports (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        round_id bigint NOT NULL REFERENCES rounds,
        project_id bigint NOT NULL REFERENCES projects,
        roster_entry_id bigint NOT NULL UNIQUE REFERENCES roster_entries,
        account_id bigint REFERENCES accounts,
        questionnaire_version_id bigint NOT NULL REFERENCES questionnaire_versions,
        previous_id bigint REFERENCES reports,
        path ltree NOT NULL,
        state text NOT NULL DEFAULT 'not_started' CHECK (state IN (
          'not_started', 'filling', 'submitted', 'returned',
          'province_accepted', 'handed_over', 'nationally_accepted', 'unreported')),
        waiting_at bigint REFERENCES accounts,
        opened_at timestamptz,
        extended_to date,
        closes_at timestamptz NOT NULL,
        submitted_at timestamptz,
        receipt_number text UNIQUE,
        check_code text,
        audit_state text NOT NULL DEFAULT 'unaudited'
          CHECK (audit_state IN ('unaudited', 'mandatory', 'verification', 'passed')),
        audited_at timestamptz,
        audited_version bigint,
        return_count integer NOT NULL DEFAULT 0,
        UNIQUE (round_id, project_id),
        CHECK ((state = 'submitted') = (waiting_at IS NOT NULL)),
        CHECK (state <> 'submitted' OR (submitted_at IS NOT NULL AND receipt_number IS NOT NULL))
      );
      COMMENT ON COLUMN reports.closes_at IS 'Effective deadline as instant (D3), kept by app/models/report/deadline.ts';
      CREATE INDEX reports_path ON reports USING gist (path);
      CREATE INDEX reports_waiting ON reports (waiting_at) WHERE waiting_at IS NOT NULL;
      CREATE INDEX reports_account ON reports (account_id);
      CREATE INDEX reports_round_state ON reports (round_id, state);
      CREATE SEQUENCE IF NOT EXISTS receipt_numbers;

      CREATE SEQUENCE IF NOT EXISTS data_versions;

      CREATE TABLE answers (
        report_id bigint NOT NULL REFERENCES reports ON DELETE CASCADE,
        code text NOT NULL,
        raw text NOT NULL CHECK (length(raw) <= 4000),
        version integer NOT NULL DEFAULT 1,
        source text NOT NULL CHECK (source IN ('typed', 'roster', 'previous', 'offer', 'paste')),
        data_version bigint NOT NULL DEFAULT nextval('data_versions'),
        saved_at timestamptz NOT NULL DEFAULT survey_now(),
        saved_by bigint REFERENCES accounts,
        PRIMARY KEY (report_id, code)
      ) WITH (fillfactor = 80);

      CREATE TABLE table_rows (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        report_id bigint NOT NULL REFERENCES reports ON DELETE CASCADE,
        table_code text NOT NULL,
        position integer NOT NULL,
        cells jsonb NOT NULL DEFAULT '{}',
        data_version bigint NOT NULL DEFAULT nextval('data_versions'),
        saved_at timestamptz NOT NULL DEFAULT survey_now(),
        saved_by bigint REFERENCES accounts,
        deleted_at timestamptz
      ) WITH (fillfactor = 80);
      COMMENT ON COLUMN table_rows.cells IS 'By column code: {"raw": text as typed, "v": version of that cell}';
      CREATE INDEX table_rows_report ON table_rows (report_id, table_code, position);

      CREATE TABLE report_events (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        report_id bigint NOT NULL REFERENCES reports ON DELETE CASCADE,
        action text NOT NULL,
        actor_id bigint REFERENCES accounts,
        actor_address inet,
        from_state text NOT NULL,
        to_state text NOT NULL,
        from_waiting_at bigint REFERENCES accounts,
        to_waiting_at bigint REFERENCES accounts,
        reason text,
        data_version bigint NOT NULL,
        details jsonb NOT NULL DEFAULT '{}',
        created_at timestamptz NOT NULL DEFAULT survey_now()
      );
      CREATE INDEX report_events_report ON report_events (report_id, id);
      CREATE TRIGGER report_events_never_change BEFORE UPDATE ON report_events
        FOR EACH ROW EXECUTE FUNCTION refuse_change();

      CREATE TABLE report_snapshots (
        event_id bigint PRIMARY KEY REFERENCES report_events ON DELETE CASCADE,
        report_id bigint NOT NULL REFERENCES reports ON DELETE CASCADE,
        data_version bigint NOT NULL,
        answers jsonb NOT NULL,
        tables jsonb NOT NULL,
        check_code text NOT NULL
      );
      CREATE INDEX report_snapshots_report ON report_snapshots (report_id, event_id);`)
  }

  async down() {
    this.schema
      .raw(`DROP TABLE report_snapshots, report_events, table_rows, answers, reports, roster_entries, projects;
      DROP SEQUENCE receipt_numbers, data_versions;`)
  }
}
