import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    this.schema.raw(`      CREATE TABLE questionnaire_versions (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        code text NOT NULL,
        number integer NOT NULL CHECK (number > 0),
        questionnaire json NOT NULL,
        rules json NOT NULL,
        checksum text NOT NULL,
        published_at timestamptz NOT NULL DEFAULT now(),
        UNIQUE (code, number),
        UNIQUE (code, checksum)
      );

      CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation'; END
      $$;
      CREATE TRIGGER questionnaire_versions_never_change
        BEFORE UPDATE OR DELETE ON questionnaire_versions
        FOR EACH ROW EXECUTE FUNCTION refuse_change();

      CREATE TABLE rounds (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        code text NOT NULL UNIQUE,
        report_year integer NOT NULL CHECK (report_year BETWEEN 2000 AND 2100),
        questionnaire_version_id bigint NOT NULL REFERENCES questionnaire_versions,
        status text NOT NULL CHECK (status IN ('preparing', 'open', 'closed')),
        opens_on date NOT NULL,
        filing_deadline date NOT NULL,
        province_review_deadline date NOT NULL,
        national_review_deadline date NOT NULL,
        settings jsonb NOT NULL DEFAULT '{}',
        CHECK (opens_on <= filing_deadline),
        CHECK (filing_deadline <= province_review_deadline),
        CHECK (province_review_deadline <= national_review_deadline)
      );
      CREATE UNIQUE INDEX rounds_one_open ON rounds ((true)) WHERE status = 'open';`)
  }

  async down() {
    this.schema.raw(
      `DROP TABLE rounds; DROP TABLE questionnaire_versions; DROP FUNCTION refuse_change;`
    )
  }
}
