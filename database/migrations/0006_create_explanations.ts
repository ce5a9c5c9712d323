import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    this.schema.raw(`      CREATE TABLE explanations (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        report_id bigint NOT NULL REFERENCES reports ON DELETE CASCADE,
        rule text NOT NULL,
        fingerprint text NOT NULL,
        text text NOT NULL CHECK (length(text) <= 2000),
        accepted boolean NOT NULL,
        codes text[] NOT NULL DEFAULT '{}',
        version integer NOT NULL DEFAULT 1,
        saved_at timestamptz NOT NULL DEFAULT survey_now(),
        saved_by bigint REFERENCES accounts,
        UNIQUE (report_id, rule)
      );
      COMMENT ON COLUMN explanations.fingerprint IS 'Of the finding it was written for (E2); another fingerprint re-opens it';
      CREATE INDEX explanations_text_trigrams ON explanations USING gin (text gin_trgm_ops);

      CREATE TABLE explanation_reads (
        explanation_id bigint NOT NULL REFERENCES explanations ON DELETE CASCADE,
        version integer NOT NULL,
        account_id bigint NOT NULL REFERENCES accounts,
        read_at timestamptz NOT NULL DEFAULT survey_now(),
        PRIMARY KEY (explanation_id, version, account_id)
      );

      CREATE TABLE evidence_files (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        report_id bigint NOT NULL REFERENCES reports ON DELETE CASCADE,
        rule text,
        kind text NOT NULL CHECK (kind IN
          ('unitNature', 'orgCode', 'unitName', 'region', 'statement', 'award', 'cover')),
        name text NOT NULL CHECK (length(name) <= 120),
        media_type text NOT NULL CHECK (media_type IN ('image/jpeg', 'image/png', 'application/pdf')),
        bytes integer NOT NULL CHECK (bytes BETWEEN 1 AND 10485760),
        sha256 text NOT NULL,
        pages integer,
        check_code text,
        code_was_read boolean NOT NULL DEFAULT false,
        stamped_values jsonb,
        uploaded_at timestamptz NOT NULL DEFAULT survey_now(),
        uploaded_by bigint NOT NULL REFERENCES accounts,
        removed_at timestamptz,
        removed_by bigint REFERENCES accounts,
        CHECK ((kind = 'cover') = (check_code IS NOT NULL)),
        CHECK ((kind = 'cover') = (rule IS NULL))
      );
      COMMENT ON COLUMN evidence_files.check_code IS 'Of the data that a cover was stamped for (C2); code_was_read: from its QR, else as typed';
      COMMENT ON COLUMN evidence_files.stamped_values IS 'Canonical values by code when the cover was uploaded: tells what made it void';
      CREATE INDEX evidence_files_report ON evidence_files (report_id) WHERE removed_at IS NULL;
      CREATE UNIQUE INDEX evidence_files_once ON evidence_files (report_id, kind, coalesce(rule, ''), sha256, coalesce(check_code, ''))
        WHERE removed_at IS NULL;

      CREATE TABLE manual_checks (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        report_id bigint NOT NULL REFERENCES reports ON DELETE CASCADE,
        number integer NOT NULL,
        code text,
        question text NOT NULL CHECK (length(question) BETWEEN 1 AND 500),
        asked_by bigint NOT NULL REFERENCES accounts,
        asked_at timestamptz NOT NULL DEFAULT survey_now(),
        answer text CHECK (length(answer) BETWEEN 1 AND 1000),
        answered_by bigint REFERENCES accounts,
        answered_at timestamptz,
        UNIQUE (report_id, number),
        CHECK ((answer IS NULL) = (answered_at IS NULL))
      );`)
  }

  async down() {
    this.schema.raw(`DROP TABLE manual_checks, evidence_files, explanation_reads, explanations;`)
  }
}
