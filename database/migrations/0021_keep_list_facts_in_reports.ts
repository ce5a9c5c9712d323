import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    this.schema.raw(`      DROP TRIGGER roster_entries_count ON roster_entries;
      DROP TRIGGER roster_entries_unit ON roster_entries;
      DROP TRIGGER roster_entries_search ON roster_entries;
      DROP TRIGGER projects_search ON projects;
      DROP FUNCTION note_programmes, note_other_unit, note_search, note_title, searched;
      ALTER TABLE roster_entries DROP COLUMN search;

      ALTER TABLE reports ADD COLUMN org_code text, ADD COLUMN region_code text, ADD COLUMN programme text,
        ADD COLUMN search text NOT NULL DEFAULT '';
      COMMENT ON COLUMN reports.org_code IS 'As in its list entry, like region_code and programme: what reports are narrowed by; triggers keep them';
      COMMENT ON COLUMN reports.search IS 'Number, unit and title in small letters, a line each, as much as an index holds; triggers keep it';
      CREATE FUNCTION searched(number text, unit text, title text) RETURNS text LANGUAGE sql STABLE
        AS $$ SELECT left(lower(concat_ws(E'\\n', number, unit, title)), 600) $$;
      ALTER TABLE reports DISABLE TRIGGER reports_count_changed;
      UPDATE reports r SET org_code = e.org_code, region_code = e.region_code, programme = e.programme,
          search = searched(p.number, e.unit_name, p.title)
        FROM roster_entries e JOIN projects p ON p.id = e.project_id WHERE e.id = r.roster_entry_id;
      ALTER TABLE reports ENABLE TRIGGER reports_count_changed;

      CREATE FUNCTION take_list_facts() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        SELECT e.org_code, e.region_code, e.programme, searched(p.number, e.unit_name, p.title)
          INTO NEW.org_code, NEW.region_code, NEW.programme, NEW.search
          FROM roster_entries e JOIN projects p ON p.id = e.project_id WHERE e.id = NEW.roster_entry_id;
        RETURN NEW;
      END $$;
      CREATE TRIGGER reports_take_list_facts BEFORE INSERT OR UPDATE OF roster_entry_id, org_code, region_code, programme, search
        ON reports FOR EACH ROW EXECUTE FUNCTION take_list_facts();
      CREATE FUNCTION pass_on_list_facts() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        WITH changed AS (
          SELECT id, org_code, region_code, programme
            FROM (SELECT id, org_code, region_code, programme, unit_name, -1 AS n FROM old_rows
                  UNION ALL SELECT id, org_code, region_code, programme, unit_name, 1 FROM new_rows) one
           GROUP BY id, org_code, region_code, programme, unit_name HAVING sum(n) > 0
        ), passed AS (
          UPDATE reports r SET org_code = c.org_code, region_code = c.region_code, programme = c.programme
            FROM changed c WHERE r.roster_entry_id = c.id
          RETURNING r.id, explained_unit(r) AS unit
        )
        UPDATE explanations x SET unit = p.unit FROM passed p WHERE x.report_id = p.id AND x.unit <> p.unit;
        RETURN NULL;
      END $$;
      CREATE TRIGGER roster_entries_pass_on AFTER UPDATE ON roster_entries
        REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION pass_on_list_facts();
      CREATE FUNCTION pass_on_title() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        -- Whatever is written here, take_list_facts has the last word.
        UPDATE reports SET search = '' WHERE project_id = NEW.id;
        RETURN NULL;
      END $$;
      CREATE TRIGGER projects_pass_on AFTER UPDATE ON projects FOR EACH ROW
        WHEN (OLD.title <> NEW.title OR OLD.number <> NEW.number) EXECUTE FUNCTION pass_on_title();

      DROP FUNCTION explained_unit;
      CREATE FUNCTION explained_unit(report reports) RETURNS text LANGUAGE sql IMMUTABLE
        AS $$ SELECT report.round_id || ':' || coalesce(report.org_code, 'r' || report.id) $$;
      CREATE OR REPLACE FUNCTION note_unit() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        SELECT explained_unit(r) INTO NEW.unit FROM reports r WHERE r.id = NEW.report_id;
        RETURN NEW;
      END $$;
      UPDATE explanations x SET unit = explained_unit(r) FROM reports r WHERE r.id = x.report_id AND x.unit <> explained_unit(r);

      CREATE OR REPLACE FUNCTION note_counts() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_OP = 'INSERT' THEN
          INSERT INTO count_changes
          SELECT r.round_id, r.path, r.programme, r.state, coalesce(w.role, ''), r.closes_at, count(*)
            FROM new_rows r LEFT JOIN accounts w ON w.id = r.waiting_at
           GROUP BY 1, 2, 3, 4, 5, 6;
        ELSIF TG_OP = 'DELETE' THEN
          INSERT INTO count_changes
          SELECT r.round_id, r.path, r.programme, r.state, coalesce(w.role, ''), r.closes_at, -count(*)
            FROM old_rows r LEFT JOIN accounts w ON w.id = r.waiting_at
           GROUP BY 1, 2, 3, 4, 5, 6;
        ELSE
          INSERT INTO count_changes
          SELECT r.round_id, r.path, r.programme, r.state, coalesce(w.role, ''), r.closes_at, sum(r.n)
            FROM (SELECT round_id, path, programme, state, waiting_at, closes_at, -1 AS n FROM old_rows
                  UNION ALL
                  SELECT round_id, path, programme, state, waiting_at, closes_at, 1 FROM new_rows) r
            LEFT JOIN accounts w ON w.id = r.waiting_at
           GROUP BY 1, 2, 3, 4, 5, 6 HAVING sum(r.n) <> 0;
          INSERT INTO day_changes
          SELECT r.round_id, r.path, r.programme, m.day, sum(m.submitted * r.n), sum(m.accepted * r.n)
            FROM (SELECT id, round_id, path, programme, sum(n) AS n
                    FROM (SELECT id, round_id, path, programme, -1 AS n FROM old_rows
                          UNION ALL SELECT id, round_id, path, programme, 1 FROM new_rows) one
                   GROUP BY 1, 2, 3, 4 HAVING sum(n) <> 0) r
            JOIN moved_reports m ON m.report_id = r.id
           GROUP BY 1, 2, 3, 4;
        END IF;
        RETURN NULL;
      END $$;
      CREATE OR REPLACE FUNCTION note_days() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        INSERT INTO day_changes
        SELECT r.round_id, r.path, r.programme, (v.created_at AT TIME ZONE 'Asia/Shanghai')::date,
               sum(is_handed_in(v.to_state)::int - is_handed_in(v.from_state)::int),
               sum(is_accepted(v.to_state)::int - is_accepted(v.from_state)::int)
          FROM new_rows v JOIN reports r ON r.id = v.report_id
         WHERE v.from_state <> v.to_state GROUP BY 1, 2, 3, 4;
        RETURN NULL;
      END $$;
      CREATE OR REPLACE FUNCTION forget_days() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        INSERT INTO day_changes
        SELECT OLD.round_id, OLD.path, OLD.programme, m.day, -sum(m.submitted), -sum(m.accepted)
          FROM moved_reports m WHERE m.report_id = OLD.id
         GROUP BY 1, 2, 3, 4;
        RETURN OLD;
      END $$;
      -- Replacing a function forgets its settings: a trigger keeps the plan of its first calls, of empty tables.
      ALTER FUNCTION note_counts SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off;
      ALTER FUNCTION note_days SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off;
      ALTER FUNCTION pass_on_list_facts SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off;

      DROP INDEX roster_entries_facets, roster_entries_region, roster_entries_unit, roster_entries_programme, reports_collection;
      CREATE INDEX reports_collection ON reports (round_id, path, id) INCLUDE
        (state, roster_entry_id, submitted_at, waiting_at, check_code, unit_print, org_code, region_code, programme);
      CREATE INDEX reports_search ON reports (round_id, path) INCLUDE (id, search);
      CREATE INDEX reports_region ON reports (round_id, region_code);
      CREATE INDEX reports_unit ON reports (round_id, org_code);`)
  }
  /** Counters and copies of two generations do not mix: who has to go back restores the backup. */
  async down() {
    throw new Error('0021 cannot be undone: restore the backup made before it')
  }
}
