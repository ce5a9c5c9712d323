import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    this.schema.raw(`      DROP INDEX roster_entries_programme;
      CREATE INDEX roster_entries_programme ON roster_entries (round_id, programme);
      DROP INDEX reports_collection;
      CREATE INDEX reports_collection ON reports (round_id, path, id) INCLUDE (state, roster_entry_id);

      CREATE TABLE collection_counts (
        round_id bigint NOT NULL REFERENCES rounds ON DELETE CASCADE,
        path ltree NOT NULL,
        programme text NOT NULL,
        state text NOT NULL,
        waiting_role text NOT NULL,
        closes_at timestamptz NOT NULL,
        n integer NOT NULL,
        above ltree NOT NULL GENERATED ALWAYS AS (subpath(path, 0, -1)) STORED,
        PRIMARY KEY (round_id, path, programme, state, waiting_role, closes_at)
      );
      COMMENT ON TABLE collection_counts IS 'Reports at or below each path of the tree, of each programme and (programme empty) of all';
      CREATE INDEX collection_counts_above ON collection_counts (round_id, above, programme);
      CREATE INDEX collection_counts_none ON collection_counts (round_id) WHERE n = 0;

      CREATE TABLE collection_days (
        round_id bigint NOT NULL REFERENCES rounds ON DELETE CASCADE,
        path ltree NOT NULL,
        programme text NOT NULL,
        day date NOT NULL,
        submitted integer NOT NULL,
        accepted integer NOT NULL,
        PRIMARY KEY (round_id, path, programme, day)
      );
      COMMENT ON TABLE collection_days IS 'How many more were submitted and accepted on a Beijing day, less those returned or withdrawn';

      CREATE TABLE count_changes (
        round_id bigint NOT NULL REFERENCES rounds ON DELETE CASCADE,
        path ltree NOT NULL,
        programme text,
        state text NOT NULL,
        waiting_role text NOT NULL,
        closes_at timestamptz NOT NULL,
        n integer NOT NULL
      );
      CREATE TABLE day_changes (
        round_id bigint NOT NULL REFERENCES rounds ON DELETE CASCADE,
        path ltree NOT NULL,
        programme text,
        day date NOT NULL,
        submitted integer NOT NULL,
        accepted integer NOT NULL
      );
      COMMENT ON TABLE count_changes IS 'Written beside each change of a report, so that nobody waits for a counter; settled into collection_counts';

      CREATE FUNCTION is_accepted(state text) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE
        AS $$ SELECT state IN ('province_accepted', 'handed_over', 'nationally_accepted') $$;
      CREATE FUNCTION is_handed_in(state text) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE
        AS $$ SELECT state = 'submitted' OR is_accepted(state) $$;

      CREATE VIEW moved_reports AS
        SELECT e.report_id, (e.created_at AT TIME ZONE 'Asia/Shanghai')::date AS day,
               is_handed_in(e.to_state)::int - is_handed_in(e.from_state)::int AS submitted,
               is_accepted(e.to_state)::int - is_accepted(e.from_state)::int AS accepted
          FROM report_events e WHERE e.from_state <> e.to_state;

      CREATE FUNCTION note_counts() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_OP = 'INSERT' THEN
          INSERT INTO count_changes
          SELECT r.round_id, r.path, e.programme, r.state, coalesce(w.role, ''), r.closes_at, count(*)
            FROM new_rows r JOIN roster_entries e ON e.id = r.roster_entry_id LEFT JOIN accounts w ON w.id = r.waiting_at
           GROUP BY 1, 2, 3, 4, 5, 6;
        ELSIF TG_OP = 'DELETE' THEN
          INSERT INTO count_changes
          SELECT r.round_id, r.path, e.programme, r.state, coalesce(w.role, ''), r.closes_at, -count(*)
            FROM old_rows r JOIN roster_entries e ON e.id = r.roster_entry_id LEFT JOIN accounts w ON w.id = r.waiting_at
           GROUP BY 1, 2, 3, 4, 5, 6;
        ELSE
          INSERT INTO count_changes
          SELECT r.round_id, r.path, e.programme, r.state, coalesce(w.role, ''), r.closes_at, sum(r.n)
            FROM (SELECT round_id, path, roster_entry_id, state, waiting_at, closes_at, -1 AS n FROM old_rows
                  UNION ALL
                  SELECT round_id, path, roster_entry_id, state, waiting_at, closes_at, 1 FROM new_rows) r
            JOIN roster_entries e ON e.id = r.roster_entry_id LEFT JOIN accounts w ON w.id = r.waiting_at
           GROUP BY 1, 2, 3, 4, 5, 6 HAVING sum(r.n) <> 0;
          INSERT INTO day_changes
          SELECT r.round_id, r.path, e.programme, m.day, sum(m.submitted * r.n), sum(m.accepted * r.n)
            FROM (SELECT o.id, o.round_id, o.path, o.roster_entry_id, -1 AS n
                    FROM old_rows o JOIN new_rows n ON n.id = o.id WHERE n.path <> o.path
                  UNION ALL
                  SELECT n.id, n.round_id, n.path, n.roster_entry_id, 1
                    FROM old_rows o JOIN new_rows n ON n.id = o.id WHERE n.path <> o.path) r
            JOIN roster_entries e ON e.id = r.roster_entry_id JOIN moved_reports m ON m.report_id = r.id
           GROUP BY 1, 2, 3, 4;
        END IF;
        RETURN NULL;
      END $$;
      CREATE TRIGGER reports_count_new AFTER INSERT ON reports REFERENCING NEW TABLE AS new_rows
        FOR EACH STATEMENT EXECUTE FUNCTION note_counts();
      CREATE TRIGGER reports_count_gone AFTER DELETE ON reports REFERENCING OLD TABLE AS old_rows
        FOR EACH STATEMENT EXECUTE FUNCTION note_counts();
      CREATE TRIGGER reports_count_changed AFTER UPDATE ON reports REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
        FOR EACH STATEMENT EXECUTE FUNCTION note_counts();

      CREATE FUNCTION note_days() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        INSERT INTO day_changes
        SELECT r.round_id, r.path, e.programme, (v.created_at AT TIME ZONE 'Asia/Shanghai')::date,
               sum(is_handed_in(v.to_state)::int - is_handed_in(v.from_state)::int),
               sum(is_accepted(v.to_state)::int - is_accepted(v.from_state)::int)
          FROM new_rows v JOIN reports r ON r.id = v.report_id JOIN roster_entries e ON e.id = r.roster_entry_id
         WHERE v.from_state <> v.to_state GROUP BY 1, 2, 3, 4;
        RETURN NULL;
      END $$;
      CREATE TRIGGER report_events_count AFTER INSERT ON report_events REFERENCING NEW TABLE AS new_rows
        FOR EACH STATEMENT EXECUTE FUNCTION note_days();

      CREATE FUNCTION forget_days() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        INSERT INTO day_changes
        SELECT OLD.round_id, OLD.path, e.programme, m.day, -sum(m.submitted), -sum(m.accepted)
          FROM moved_reports m JOIN roster_entries e ON e.id = OLD.roster_entry_id WHERE m.report_id = OLD.id
         GROUP BY 1, 2, 3, 4;
        RETURN OLD;
      END $$;
      CREATE TRIGGER reports_forget_days BEFORE DELETE ON reports FOR EACH ROW EXECUTE FUNCTION forget_days();

      CREATE FUNCTION note_programmes() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        INSERT INTO count_changes
        SELECT r.round_id, r.path, one.programme, r.state, coalesce(w.role, ''), r.closes_at, one.n
          FROM old_rows o JOIN new_rows n ON n.id = o.id AND n.programme IS DISTINCT FROM o.programme
          CROSS JOIN LATERAL (VALUES (o.programme, -1), (n.programme, 1)) one (programme, n)
          JOIN reports r ON r.roster_entry_id = o.id LEFT JOIN accounts w ON w.id = r.waiting_at;
        INSERT INTO day_changes
        SELECT r.round_id, r.path, one.programme, m.day, m.submitted * one.n, m.accepted * one.n
          FROM old_rows o JOIN new_rows n ON n.id = o.id AND n.programme IS DISTINCT FROM o.programme
          CROSS JOIN LATERAL (VALUES (o.programme, -1), (n.programme, 1)) one (programme, n)
          JOIN reports r ON r.roster_entry_id = o.id JOIN moved_reports m ON m.report_id = r.id;
        RETURN NULL;
      END $$;
      CREATE TRIGGER roster_entries_count AFTER UPDATE ON roster_entries REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
        FOR EACH STATEMENT EXECUTE FUNCTION note_programmes();

      CREATE FUNCTION settle_collection() RETURNS void LANGUAGE plpgsql AS $$
      BEGIN
        IF NOT pg_try_advisory_xact_lock(hashtext('settle_collection')) THEN RETURN; END IF;
        WITH taken AS (DELETE FROM count_changes RETURNING *)
        INSERT INTO collection_counts AS c (round_id, path, programme, state, waiting_role, closes_at, n)
        SELECT t.round_id, subpath(t.path, 0, d), p.programme, t.state, t.waiting_role, t.closes_at, sum(t.n)
          FROM taken t CROSS JOIN LATERAL generate_series(1, nlevel(t.path)) d
          CROSS JOIN LATERAL (SELECT '' AS programme UNION SELECT coalesce(t.programme, '')) p
         GROUP BY 1, 2, 3, 4, 5, 6 HAVING sum(t.n) <> 0
        ON CONFLICT (round_id, path, programme, state, waiting_role, closes_at) DO UPDATE SET n = c.n + excluded.n;
        DELETE FROM collection_counts WHERE n = 0;
        WITH taken AS (DELETE FROM day_changes RETURNING *)
        INSERT INTO collection_days AS c (round_id, path, programme, day, submitted, accepted)
        SELECT t.round_id, subpath(t.path, 0, d), p.programme, t.day, sum(t.submitted), sum(t.accepted)
          FROM taken t CROSS JOIN LATERAL generate_series(1, nlevel(t.path)) d
          CROSS JOIN LATERAL (SELECT '' AS programme UNION SELECT coalesce(t.programme, '')) p
         GROUP BY 1, 2, 3, 4
        ON CONFLICT (round_id, path, programme, day)
          DO UPDATE SET submitted = c.submitted + excluded.submitted, accepted = c.accepted + excluded.accepted;
      END $$;

      INSERT INTO count_changes
      SELECT r.round_id, r.path, e.programme, r.state, coalesce(w.role, ''), r.closes_at, count(*)
        FROM reports r JOIN roster_entries e ON e.id = r.roster_entry_id LEFT JOIN accounts w ON w.id = r.waiting_at
       GROUP BY 1, 2, 3, 4, 5, 6;
      INSERT INTO day_changes
      SELECT r.round_id, r.path, e.programme, m.day, sum(m.submitted), sum(m.accepted)
        FROM moved_reports m JOIN reports r ON r.id = m.report_id JOIN roster_entries e ON e.id = r.roster_entry_id
       GROUP BY 1, 2, 3, 4;
      SELECT settle_collection();
      DROP INDEX report_events_handed_in;`)
  }

  async down() {
    this.schema
      .raw(`DROP TRIGGER roster_entries_count ON roster_entries; DROP TRIGGER reports_forget_days ON reports;
      DROP TRIGGER report_events_count ON report_events; DROP TRIGGER reports_count_changed ON reports;
      DROP TRIGGER reports_count_gone ON reports; DROP TRIGGER reports_count_new ON reports;
      DROP FUNCTION settle_collection, note_programmes, forget_days, note_days, note_counts;
      DROP VIEW moved_reports; DROP FUNCTION is_handed_in, is_accepted;
      DROP TABLE day_changes, count_changes, collection_days, collection_counts;
      DROP INDEX roster_entries_programme;
      CREATE INDEX roster_entries_programme ON roster_entries (round_id, (facts ->> 'programme'));
      DROP INDEX reports_collection;
      CREATE INDEX reports_collection ON reports (round_id, path, state, waiting_at, closes_at);
      CREATE INDEX report_events_handed_in ON report_events (report_id) INCLUDE (created_at, from_state, to_state)
        WHERE from_state <> to_state;`)
  }
}
