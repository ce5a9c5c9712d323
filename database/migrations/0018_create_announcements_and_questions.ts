import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    this.schema.raw(`      CREATE TABLE announcements (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        author_id bigint NOT NULL REFERENCES accounts,
        path ltree NOT NULL,
        title text NOT NULL CHECK (length(title) BETWEEN 1 AND 100),
        body text NOT NULL CHECK (length(body) BETWEEN 1 AND 4000),
        created_at timestamptz NOT NULL DEFAULT survey_now(),
        withdrawn_at timestamptz,
        withdrawn_by bigint REFERENCES accounts,
        mailed_at timestamptz,
        CHECK ((withdrawn_at IS NULL) = (withdrawn_by IS NULL))
      );
      COMMENT ON COLUMN announcements.path IS 'Of its author: everybody at or below it reads it';
      CREATE INDEX announcements_shown ON announcements (id DESC) WHERE withdrawn_at IS NULL;

      CREATE TABLE announcement_reads (
        announcement_id bigint NOT NULL REFERENCES announcements,
        account_id bigint NOT NULL REFERENCES accounts,
        read_at timestamptz NOT NULL DEFAULT survey_now(),
        PRIMARY KEY (announcement_id, account_id)
      );

      CREATE TABLE questions (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        asker_id bigint NOT NULL REFERENCES accounts,
        code text CHECK (length(code) <= 10),
        text text NOT NULL CHECK (length(text) BETWEEN 1 AND 1000),
        addressee_id bigint NOT NULL REFERENCES accounts,
        asked_at timestamptz NOT NULL DEFAULT survey_now(),
        forwarded_by bigint REFERENCES accounts,
        answer text CHECK (length(answer) BETWEEN 1 AND 2000),
        answered_by bigint REFERENCES accounts,
        answered_at timestamptz,
        published_at timestamptz,
        CHECK ((answer IS NULL) = (answered_at IS NULL)),
        CHECK ((answer IS NULL) = (answered_by IS NULL)),
        CHECK (published_at IS NULL OR answer IS NOT NULL)
      );
      COMMENT ON COLUMN questions.published_at IS 'Since then everybody reads it among the frequently asked questions (M2)';
      CREATE INDEX questions_asker ON questions (asker_id, id DESC);
      CREATE INDEX questions_open ON questions (addressee_id, id) WHERE answer IS NULL;
      CREATE INDEX questions_answered ON questions (answered_by, id DESC) WHERE answer IS NOT NULL;
      CREATE INDEX questions_published ON questions (published_at) WHERE published_at IS NOT NULL;`)
  }

  async down() {
    this.schema.raw(`DROP TABLE questions, announcement_reads, announcements;`)
  }
}
