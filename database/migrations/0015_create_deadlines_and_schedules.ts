import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    this.schema.raw(`      ALTER TABLE deadlines
        ADD COLUMN filing_ceiling date,
        ADD COLUMN review_ceiling date,
        ADD COLUMN filing_set_by bigint REFERENCES accounts,
        ADD COLUMN filing_set_at timestamptz,
        ADD COLUMN review_set_by bigint REFERENCES accounts,
        ADD COLUMN review_set_at timestamptz;
      COMMENT ON COLUMN deadlines.filing_ceiling IS 'What the superior has given: the holder may set an earlier day, never a later one (D1)';
      COMMENT ON COLUMN deadlines.filing_set_by IS 'NULL: as set_by, set_at';

      ALTER TABLE rounds
        ADD COLUMN deadlines_set_by bigint REFERENCES accounts,
        ADD COLUMN deadlines_set_at timestamptz;

      CREATE TABLE occurrences (
        kind text NOT NULL,
        subject_id bigint NOT NULL,
        key text NOT NULL,
        occurred_at timestamptz NOT NULL DEFAULT survey_now(),
        PRIMARY KEY (kind, subject_id, key)
      );
      COMMENT ON TABLE occurrences IS 'What the clock has already brought about: each once, in the transaction of its effect';

      CREATE TABLE outgoing_mails (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        account_id bigint REFERENCES accounts,
        recipient text NOT NULL CHECK (length(recipient) BETWEEN 3 AND 254),
        subject text NOT NULL CHECK (length(subject) BETWEEN 1 AND 200),
        body text NOT NULL CHECK (length(body) <= 20000),
        message_id uuid NOT NULL DEFAULT gen_random_uuid(),
        attempts integer NOT NULL DEFAULT 0,
        next_try_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        sent_at timestamptz,
        given_up_at timestamptz,
        error text,
        created_at timestamptz NOT NULL DEFAULT survey_now(),
        CHECK (sent_at IS NULL OR given_up_at IS NULL)
      );
      COMMENT ON COLUMN outgoing_mails.next_try_at IS 'By the real clock: a mail server knows no other';
      CREATE INDEX outgoing_mails_due ON outgoing_mails (next_try_at) WHERE sent_at IS NULL AND given_up_at IS NULL;
      CREATE INDEX reports_closing ON reports (round_id, closes_at) WHERE state IN ('not_started', 'filling', 'returned');`)
  }

  async down() {
    this.schema.raw(`DROP INDEX reports_closing;
      DROP TABLE outgoing_mails, occurrences;
      ALTER TABLE rounds DROP COLUMN deadlines_set_by, DROP COLUMN deadlines_set_at;
      ALTER TABLE deadlines DROP COLUMN filing_ceiling, DROP COLUMN review_ceiling, DROP COLUMN filing_set_by,
        DROP COLUMN filing_set_at, DROP COLUMN review_set_by, DROP COLUMN review_set_at;`)
  }
}
