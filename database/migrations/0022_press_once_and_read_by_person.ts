import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    this.schema
      .raw(`      ALTER TABLE announcements ADD COLUMN form_id uuid NOT NULL DEFAULT gen_random_uuid(), ADD UNIQUE (author_id, form_id);
      ALTER TABLE questions ADD COLUMN form_id uuid NOT NULL DEFAULT gen_random_uuid(), ADD UNIQUE (asker_id, form_id);
      COMMENT ON COLUMN announcements.form_id IS 'Carried by the form: pressing twice publishes once';
      COMMENT ON COLUMN questions.form_id IS 'Carried by the form: pressing twice asks once';

      CREATE TABLE question_forwards (
        question_id bigint NOT NULL REFERENCES questions,
        from_id bigint NOT NULL REFERENCES accounts,
        forwarded_at timestamptz NOT NULL DEFAULT survey_now(),
        PRIMARY KEY (question_id, from_id)
      );
      COMMENT ON COLUMN question_forwards.from_id IS 'It waited at this manager, who passed it on or was disabled, and still reads it';
      CREATE INDEX question_forwards_from ON question_forwards (from_id);
      INSERT INTO question_forwards (question_id, from_id) SELECT id, forwarded_by FROM questions WHERE forwarded_by IS NOT NULL;
      ALTER TABLE questions DROP COLUMN forwarded_by;

      CREATE TABLE message_reads (
        message_id bigint NOT NULL REFERENCES messages ON DELETE CASCADE,
        account_id bigint NOT NULL REFERENCES accounts,
        read_at timestamptz NOT NULL DEFAULT survey_now(),
        PRIMARY KEY (message_id, account_id)
      );
      COMMENT ON TABLE message_reads IS 'Several people at the nation read what its office is told, each with a mark of their own (L2, M1)';
      INSERT INTO message_reads (message_id, account_id, read_at) SELECT id, account_id, read_at FROM messages WHERE read_at IS NOT NULL;
      DROP INDEX messages_unread, messages_unmailed;
      ALTER TABLE messages DROP COLUMN read_at;
      CREATE INDEX messages_unmailed ON messages (id) WHERE mailed_at IS NULL;`)
  }

  async down() {
    this.schema.raw(`ALTER TABLE messages ADD COLUMN read_at timestamptz;
      UPDATE messages m SET read_at = r.read_at FROM message_reads r WHERE r.message_id = m.id AND r.account_id = m.account_id;
      DROP TABLE message_reads;
      DROP INDEX messages_unmailed;
      CREATE INDEX messages_unread ON messages (account_id) WHERE read_at IS NULL;
      CREATE INDEX messages_unmailed ON messages (id) WHERE mailed_at IS NULL AND read_at IS NULL;
      ALTER TABLE questions ADD COLUMN forwarded_by bigint REFERENCES accounts;
      UPDATE questions q SET forwarded_by = (SELECT from_id FROM question_forwards WHERE question_id = q.id ORDER BY forwarded_at DESC, from_id DESC LIMIT 1);
      DROP TABLE question_forwards;
      ALTER TABLE questions DROP COLUMN form_id;
      ALTER TABLE announcements DROP COLUMN form_id;`)
  }
}
