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

      ALTER TABLE roster_entries ADD COLUMN search text NOT NULL DEFAULT '';
      COMMENT ON COLUMN roster_entries.search IS 'Number, title and unit in small letters, a line each; triggers keep it';
      CREATE FUNCTION searched(project bigint, facts jsonb) RETURNS text LANGUAGE sql STABLE
        AS $$ SELECT lower(concat_ws(E'\\n', number, title, facts ->> 'unitName')) FROM projects WHERE id = project $$;
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
      UPDATE roster_entries SET search = searched(project_id, facts);`)
  }

  async down() {
    this.schema
      .raw(`DROP TRIGGER projects_search ON projects; DROP TRIGGER roster_entries_search ON roster_entries;
      DROP TRIGGER report_events_standing ON report_events;
      DROP FUNCTION note_title, note_search, searched, note_standing;
      ALTER TABLE roster_entries DROP COLUMN search;
      ALTER TABLE explanations DROP COLUMN stands;`)
  }
}
