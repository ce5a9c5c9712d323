import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    this.schema.raw(`      CREATE TABLE roster_imports (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        round_id bigint NOT NULL REFERENCES rounds,
        account_id bigint NOT NULL REFERENCES accounts,
        address inet,
        kind text NOT NULL CHECK (kind IN ('xlsx', 'csv')),
        name text NOT NULL CHECK (length(name) <= 120),
        bytes integer NOT NULL CHECK (bytes > 0),
        file_key text NOT NULL,
        state text NOT NULL DEFAULT 'reading'
          CHECK (state IN ('reading', 'read', 'confirming', 'confirmed', 'dropped')),
        task_id bigint REFERENCES tasks,
        outlines jsonb NOT NULL DEFAULT '[]',
        fingerprint text,
        created_at timestamptz NOT NULL DEFAULT survey_now(),
        confirmed_at timestamptz,
        confirmed_by bigint REFERENCES accounts,
        CHECK ((state = 'confirmed') = (confirmed_at IS NOT NULL)),
        CHECK (state IN ('reading', 'dropped') OR fingerprint IS NOT NULL)
      );
      COMMENT ON COLUMN roster_imports.outlines IS 'What became of each sheet: skipped, ignored columns, rows passed over';
      COMMENT ON COLUMN roster_imports.fingerprint IS 'Of the outcomes as they were shown: another one is shown before anything is stored';
      CREATE INDEX roster_imports_round ON roster_imports (round_id, id DESC);

      CREATE TABLE roster_import_rows (
        import_id bigint NOT NULL REFERENCES roster_imports ON DELETE CASCADE,
        position integer NOT NULL,
        sheet text NOT NULL,
        row integer NOT NULL,
        number text NOT NULL,
        title text NOT NULL,
        facts jsonb NOT NULL,
        mistakes jsonb NOT NULL DEFAULT '[]',
        conflicts jsonb NOT NULL DEFAULT '[]',
        remarks jsonb NOT NULL DEFAULT '[]',
        changes jsonb,
        outcome text CHECK (outcome IN ('added', 'changed', 'skipped', 'refused')),
        PRIMARY KEY (import_id, position)
      );
      COMMENT ON COLUMN roster_import_rows.mistakes IS 'What the row says by itself; conflicts: with other rows and with what is stored';
      CREATE INDEX roster_import_rows_outcome ON roster_import_rows (import_id, outcome, position);`)
  }

  async down() {
    this.schema.raw(`DROP TABLE roster_import_rows, roster_imports;`)
  }
}
