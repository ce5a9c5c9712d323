import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    this.schema.raw(`      CREATE TABLE tree_levels (
        path ltree PRIMARY KEY,
        role text NOT NULL CHECK (role IN ('unit', 'county', 'city'))
      );
      COMMENT ON TABLE tree_levels IS 'The level of each path that a manager below a province has ever had: reports may still be counted there';
      CREATE INDEX tree_levels_path ON tree_levels USING gist (path);
      CREATE FUNCTION note_level() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        INSERT INTO tree_levels (path, role) VALUES (NEW.path, NEW.role)
        ON CONFLICT (path) DO UPDATE SET role = excluded.role WHERE tree_levels.role <> excluded.role;
        RETURN NULL;
      END $$;
      CREATE TRIGGER accounts_note_level AFTER INSERT OR UPDATE OF path, role ON accounts FOR EACH ROW
        WHEN (NEW.role IN ('unit', 'county', 'city')) EXECUTE FUNCTION note_level();
      INSERT INTO tree_levels SELECT path, role FROM accounts WHERE role IN ('unit', 'county', 'city');

      CREATE TABLE collection_levels (
        round_id bigint NOT NULL REFERENCES rounds ON DELETE CASCADE,
        path ltree NOT NULL,
        programme text NOT NULL,
        role text NOT NULL,
        accepted integer NOT NULL,
        above ltree NOT NULL GENERATED ALWAYS AS (subpath(path, 0, -1)) STORED,
        PRIMARY KEY (round_id, path, programme, role)
      );
      COMMENT ON TABLE collection_levels IS 'Of the reports at or below each path: how many each level at or below it has accepted, or somebody in its place';
      CREATE INDEX collection_levels_above ON collection_levels (round_id, above, programme);

      CREATE FUNCTION has_accepted(level text, state text, waiting_role text) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE
        AS $$ SELECT is_accepted(state) OR coalesce(array_position(ARRAY['unit', 'county', 'city', 'province', 'nation'], waiting_role)
          > array_position(ARRAY['unit', 'county', 'city', 'province', 'nation'], level), false) $$;

      CREATE OR REPLACE FUNCTION settle_collection() RETURNS void LANGUAGE plpgsql AS $$
      BEGIN
        IF NOT pg_try_advisory_xact_lock(hashtext('settle_collection')) THEN RETURN; END IF;
        WITH taken AS (DELETE FROM count_changes RETURNING *),
        levels AS (
          INSERT INTO collection_levels AS c (round_id, path, programme, role, accepted)
          SELECT t.round_id, subpath(t.path, 0, d), p.programme, l.role, sum(t.n)
            FROM taken t JOIN tree_levels l ON l.path @> t.path
            CROSS JOIN LATERAL generate_series(2, nlevel(l.path)) d
            CROSS JOIN LATERAL (SELECT '' AS programme UNION SELECT coalesce(t.programme, '')) p
           WHERE has_accepted(l.role, t.state, t.waiting_role)
           GROUP BY 1, 2, 3, 4 HAVING sum(t.n) <> 0
          ON CONFLICT (round_id, path, programme, role) DO UPDATE SET accepted = c.accepted + excluded.accepted
        )
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

      CREATE INDEX reports_open_closing ON reports (round_id, closes_at) INCLUDE (id)
        WHERE state IN ('not_started', 'filling', 'returned');

      SELECT settle_collection();
      INSERT INTO collection_levels (round_id, path, programme, role, accepted)
      SELECT r.round_id, subpath(r.path, 0, d), p.programme, l.role, count(*)
        FROM reports r LEFT JOIN accounts w ON w.id = r.waiting_at JOIN tree_levels l ON l.path @> r.path
        CROSS JOIN LATERAL generate_series(2, nlevel(l.path)) d
        CROSS JOIN LATERAL (SELECT '' AS programme UNION SELECT coalesce(r.programme, '')) p
       WHERE has_accepted(l.role, r.state, coalesce(w.role, ''))
       GROUP BY 1, 2, 3, 4;`)
  }

  /** The counters go on without the levels. */
  async down() {
    throw new Error('0024 cannot be undone: restore the backup made before it')
  }
}
