import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    this.schema
      .raw(`      CREATE INDEX reports_collection ON reports (round_id, path, state, waiting_at, closes_at);
      CREATE INDEX roster_entries_programme ON roster_entries (round_id, (facts ->> 'programme'));
      CREATE INDEX report_events_handed_in ON report_events (report_id) INCLUDE (created_at, from_state, to_state)
        WHERE from_state <> to_state;

      CREATE TABLE reminders (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        round_id bigint NOT NULL REFERENCES rounds,
        sender_id bigint NOT NULL REFERENCES accounts,
        path ltree NOT NULL,
        note text NOT NULL DEFAULT '' CHECK (length(note) <= 500),
        created_at timestamptz NOT NULL DEFAULT survey_now()
      );
      CREATE INDEX reminders_sender ON reminders (sender_id, id DESC);

      CREATE TABLE reminder_entries (
        reminder_id bigint NOT NULL REFERENCES reminders ON DELETE CASCADE,
        report_id bigint NOT NULL REFERENCES reports ON DELETE CASCADE,
        outcome text NOT NULL DEFAULT 'pending' CHECK (outcome IN
          ('pending', 'told', 'recent', 'handed_in')),
        email text CHECK (length(email) <= 254),
        mail_id bigint REFERENCES outgoing_mails ON DELETE SET NULL,
        told_at timestamptz,
        PRIMARY KEY (reminder_id, report_id)
      );
      COMMENT ON COLUMN reminder_entries.mail_id IS 'Of those told: NULL where there is no address to write to';
      CREATE INDEX reminder_entries_mail ON reminder_entries (mail_id) WHERE mail_id IS NOT NULL;
      CREATE INDEX reminder_entries_report ON reminder_entries (report_id);

      CREATE TABLE last_reminders (
        report_id bigint PRIMARY KEY REFERENCES reports ON DELETE CASCADE,
        reminder_id bigint NOT NULL REFERENCES reminders ON DELETE CASCADE,
        reminded_at timestamptz NOT NULL
      );
      COMMENT ON TABLE last_reminders IS 'One row a report: whoever writes it first is the only one to remind for a while';`)
  }

  async down() {
    this.schema.raw(`DROP TABLE last_reminders, reminder_entries, reminders;
      DROP INDEX report_events_handed_in; DROP INDEX roster_entries_programme; DROP INDEX reports_collection;`)
  }
}
