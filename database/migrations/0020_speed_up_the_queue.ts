import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    this.schema.raw(`      ALTER TABLE explanations ADD COLUMN stands boolean NOT NULL DEFAULT true;
      COMMENT ON COLUMN explanations.stands IS 'False when its finding was gone at the last submission; a trigger keeps it';
      CREATE FUNCTION note_standing() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        UPDATE explanations x SET stands = v.details -> 'explained' @> to_jsonb(x.rule)
          FROM new_rows v
         WHERE v.action = 'submit' AND v.details -> 'explained' IS NOT NULL AND x.report_id = v.report_id
           AND x.stands IS DISTINCT FROM (v.details -> 'explained' @> to_jsonb(x.rule));
        RETURN NULL;
      END $$;
      CREATE TRIGGER report_events_standing AFTER INSERT ON report_events REFERENCING NEW TABLE AS new_rows
        FOR EACH STATEMENT EXECUTE FUNCTION note_standing();
      UPDATE explanations x SET stands = false
        FROM (SELECT DISTINCT ON (report_id) report_id, details -> 'explained' AS rules
                FROM report_events WHERE action = 'submit' ORDER BY report_id, id DESC) last
       WHERE x.report_id = last.report_id AND NOT last.rules @> to_jsonb(x.rule);

      ALTER TABLE explanations ADD COLUMN unit text NOT NULL DEFAULT '';
      COMMENT ON COLUMN explanations.unit IS 'Round and organisation code of the report, else the report: texts are compared within (E4); triggers keep it';
      CREATE FUNCTION explained_unit(report bigint) RETURNS text LANGUAGE sql STABLE
        AS $$ SELECT coalesce(e.round_id || ':' || e.org_code, 'r' || r.id)
                FROM reports r JOIN roster_entries e ON e.id = r.roster_entry_id WHERE r.id = report $$;
      CREATE FUNCTION note_unit() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        NEW.unit := coalesce(explained_unit(NEW.report_id), '');
        RETURN NEW;
      END $$;
      CREATE TRIGGER explanations_unit BEFORE INSERT OR UPDATE OF report_id ON explanations
        FOR EACH ROW EXECUTE FUNCTION note_unit();
      CREATE FUNCTION note_other_unit() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        UPDATE explanations x SET unit = explained_unit(x.report_id)
          FROM reports r WHERE r.roster_entry_id = NEW.id AND x.report_id = r.id;
        RETURN NULL;
      END $$;
      CREATE TRIGGER roster_entries_unit AFTER UPDATE ON roster_entries FOR EACH ROW
        WHEN (OLD.org_code IS DISTINCT FROM NEW.org_code) EXECUTE FUNCTION note_other_unit();
      UPDATE explanations SET unit = explained_unit(report_id);
      CREATE INDEX explanations_same_text ON explanations (unit, text_key);
      DROP INDEX explanations_text_trigrams;

      ALTER TABLE roster_entries ADD COLUMN search text NOT NULL DEFAULT '';
      COMMENT ON COLUMN roster_entries.search IS 'Number, unit and title in small letters, a line each, as much as an index holds; triggers keep it';
      CREATE FUNCTION searched(project bigint, facts jsonb) RETURNS text LANGUAGE sql STABLE
        AS $$ SELECT left(lower(concat_ws(E'\\n', number, facts ->> 'unitName', title)), 600) FROM projects WHERE id = project $$;
      CREATE FUNCTION note_search() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        NEW.search := searched(NEW.project_id, NEW.facts);
        RETURN NEW;
      END $$;
      CREATE TRIGGER roster_entries_search BEFORE INSERT OR UPDATE OF facts, project_id ON roster_entries
        FOR EACH ROW EXECUTE FUNCTION note_search();
      CREATE FUNCTION note_title() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        UPDATE roster_entries SET search = searched(project_id, facts) WHERE project_id = NEW.id;
        RETURN NULL;
      END $$;
      CREATE TRIGGER projects_search AFTER UPDATE ON projects FOR EACH ROW
        WHEN (OLD.title <> NEW.title OR OLD.number <> NEW.number) EXECUTE FUNCTION note_title();
      UPDATE roster_entries SET search = searched(project_id, facts);

      -- A trigger keeps the plan of its first few calls, when tables may have been empty.
      ALTER FUNCTION note_counts SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off;
      ALTER FUNCTION note_days SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off;
      ALTER FUNCTION note_programmes SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off;
      ALTER TABLE reports ADD COLUMN unit_print bigint;
      COMMENT ON COLUMN reports.unit_print IS 'The same for reports that said the same about their unit when they were submitted (W6)';
      CREATE INDEX evidence_files_cover ON evidence_files (report_id, check_code)
        WHERE kind = 'cover' AND removed_at IS NULL;
      DROP INDEX reports_collection;
      CREATE INDEX reports_collection ON reports (round_id, path, id)
        INCLUDE (state, roster_entry_id, submitted_at, waiting_at, check_code, unit_print);
      CREATE INDEX reports_newest ON reports
        (round_id, (timestamptz '3000-01-01 00:00+00' - coalesce(submitted_at, 'epoch')), (-id));
      CREATE INDEX reports_waiting_longest ON reports (round_id, coalesce(waiting_since, 'infinity'), id);
      CREATE INDEX reports_returned ON reports (round_id, (-return_count), coalesce(submitted_at, 'infinity'), id);
      CREATE INDEX reports_open_order ON reports (round_id, coalesce(submitted_at, 'infinity'), id)
        INCLUDE (closes_at, path) WHERE state IN ('not_started', 'filling', 'returned');
      CREATE UNIQUE INDEX roster_entries_facets ON roster_entries (id) INCLUDE (region_code, programme, org_code);
      CREATE INDEX roster_entries_search ON roster_entries (round_id, id) INCLUDE (search);
      DROP INDEX roster_entries_unit;
      CREATE INDEX roster_entries_unit ON roster_entries (round_id, org_code) INCLUDE (id);
      CREATE INDEX roster_entries_region ON roster_entries (round_id, region_code);
      CREATE INDEX accounts_tree ON accounts (path, id) WHERE role <> 'respondent';`)
  }

  async down() {
    this.schema
      .raw(`DROP INDEX accounts_tree, roster_entries_region, roster_entries_search, roster_entries_facets, reports_open_order,
        reports_returned, reports_waiting_longest, reports_newest, reports_collection;
      CREATE INDEX reports_collection ON reports (round_id, path, id) INCLUDE (state, roster_entry_id);
      DROP INDEX roster_entries_unit;
      CREATE INDEX roster_entries_unit ON roster_entries (round_id, org_code);
      DROP INDEX evidence_files_cover;
      ALTER TABLE reports DROP COLUMN unit_print;
      ALTER FUNCTION note_counts RESET ALL;
      ALTER FUNCTION note_days RESET ALL;
      ALTER FUNCTION note_programmes RESET ALL;
      DROP TRIGGER roster_entries_unit ON roster_entries; DROP TRIGGER explanations_unit ON explanations;
      DROP TRIGGER projects_search ON projects; DROP TRIGGER roster_entries_search ON roster_entries;
      DROP TRIGGER report_events_standing ON report_events;
      DROP FUNCTION note_title, note_search, searched, note_standing, note_other_unit, note_unit, explained_unit;
      ALTER TABLE roster_entries DROP COLUMN search;
      CREATE INDEX explanations_text_trigrams ON explanations USING gin (text gin_trgm_ops);
      ALTER TABLE explanations DROP COLUMN unit, DROP COLUMN stands;`)
  }
}
