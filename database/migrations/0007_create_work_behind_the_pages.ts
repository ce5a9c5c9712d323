import { BaseSchema } from '@adonisjs/lucid/schema'
import { QueueSchemaService } from '@adonisjs/queue'

export default class extends BaseSchema {
  async up() {
    this.defer(async (db) => {
      const queue = new QueueSchemaService(db.getWriteClient())
      await queue.createJobsTable()
      await queue.createSchedulesTable()
    })

    this.schema.raw(`      ALTER TABLE accounts ADD COLUMN office_id bigint REFERENCES accounts,
        ADD CHECK (office_id IS NULL OR role = 'nation');
      COMMENT ON COLUMN accounts.office_id IS 'A personal national account decides for this one (L2)';
      CREATE INDEX accounts_office ON accounts (office_id) WHERE office_id IS NOT NULL;

      CREATE TABLE tasks (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        kind text NOT NULL,
        account_id bigint NOT NULL REFERENCES accounts,
        input jsonb NOT NULL DEFAULT '{}',
        status text NOT NULL DEFAULT 'queued' CHECK (status IN ('queued', 'running', 'done', 'failed')),
        done integer NOT NULL DEFAULT 0 CHECK (done >= 0),
        total integer CHECK (total >= 0),
        result jsonb,
        error text,
        created_at timestamptz NOT NULL DEFAULT survey_now(),
        started_at timestamptz,
        beat_at timestamptz,
        finished_at timestamptz,
        CHECK ((status IN ('done', 'failed')) = (finished_at IS NOT NULL)),
        CHECK ((status = 'failed') = (error IS NOT NULL))
      );
      COMMENT ON COLUMN tasks.beat_at IS 'By the real clock: a running task that is silent belongs to a process that died';
      CREATE INDEX tasks_account ON tasks (account_id, id DESC);
      CREATE INDEX tasks_open ON tasks (id) WHERE status IN ('queued', 'running');

      CREATE TABLE journal (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        act text NOT NULL,
        actor_id bigint REFERENCES accounts,
        actor_address inet,
        path ltree NOT NULL,
        subject text NOT NULL,
        subject_id bigint,
        details jsonb NOT NULL DEFAULT '{}',
        created_at timestamptz NOT NULL DEFAULT survey_now()
      );
      COMMENT ON COLUMN journal.path IS 'Where in the tree it happened: whoever stands above may read it';
      CREATE INDEX journal_path ON journal USING gist (path);
      CREATE INDEX journal_subject ON journal (subject, subject_id, id);
      CREATE TRIGGER journal_never_changes BEFORE UPDATE OR DELETE ON journal
        FOR EACH ROW EXECUTE FUNCTION refuse_change();

      CREATE TABLE messages (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        account_id bigint NOT NULL REFERENCES accounts,
        sender_id bigint REFERENCES accounts,
        kind text NOT NULL,
        title text NOT NULL CHECK (length(title) BETWEEN 1 AND 200),
        body text NOT NULL DEFAULT '' CHECK (length(body) <= 4000),
        href text CHECK (href ~ '^/([^/]|$)'),
        created_at timestamptz NOT NULL DEFAULT survey_now(),
        read_at timestamptz,
        mailed_at timestamptz
      );
      CREATE INDEX messages_account ON messages (account_id, id DESC);
      CREATE INDEX messages_unread ON messages (account_id) WHERE read_at IS NULL;
      CREATE INDEX messages_unmailed ON messages (id) WHERE mailed_at IS NULL AND read_at IS NULL;`)
  }

  async down() {
    this.schema.raw(
      `DROP TABLE messages, journal, tasks; ALTER TABLE accounts DROP COLUMN office_id;`
    )
    this.defer(async (db) => {
      const queue = new QueueSchemaService(db.getWriteClient())
      await queue.dropSchedulesTable()
      await queue.dropJobsTable()
    })
  }
}
