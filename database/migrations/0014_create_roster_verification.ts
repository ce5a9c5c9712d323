import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    this.schema.raw(`      CREATE TABLE roster_confirmations (
        roster_entry_id bigint NOT NULL REFERENCES roster_entries ON DELETE CASCADE,
        account_id bigint NOT NULL REFERENCES accounts,
        confirmed_by bigint NOT NULL REFERENCES accounts,
        confirmed_at timestamptz NOT NULL DEFAULT survey_now(),
        PRIMARY KEY (roster_entry_id, account_id)
      );
      COMMENT ON TABLE roster_confirmations IS 'A manager has verified this line of the list (R2); counts while it stands over the report';
      CREATE INDEX roster_confirmations_account ON roster_confirmations (account_id);

      CREATE TABLE roster_remarks (
        roster_entry_id bigint NOT NULL REFERENCES roster_entries ON DELETE CASCADE,
        account_id bigint NOT NULL REFERENCES accounts,
        text text NOT NULL CHECK (length(text) BETWEEN 1 AND 500),
        written_by bigint NOT NULL REFERENCES accounts,
        written_at timestamptz NOT NULL DEFAULT survey_now(),
        PRIMARY KEY (roster_entry_id, account_id)
      );

      CREATE TABLE settlements (
        round_id bigint NOT NULL REFERENCES rounds,
        account_id bigint NOT NULL REFERENCES accounts,
        settled_by bigint NOT NULL REFERENCES accounts,
        settled_at timestamptz NOT NULL DEFAULT survey_now(),
        PRIMARY KEY (round_id, account_id)
      );
      COMMENT ON TABLE settlements IS 'A province has confirmed its whole list: its unit managers are settled for the round (R3)';

      CREATE TABLE round_units (
        round_id bigint NOT NULL REFERENCES rounds,
        province_id bigint NOT NULL REFERENCES accounts,
        org_code text NOT NULL,
        account_id bigint NOT NULL REFERENCES accounts,
        projects integer NOT NULL CHECK (projects > 0),
        added_at timestamptz NOT NULL DEFAULT survey_now(),
        PRIMARY KEY (round_id, province_id, org_code),
        UNIQUE (round_id, account_id)
      );
      COMMENT ON COLUMN round_units.projects IS 'When the unit got its manager; kept for the round whatever the count is later';

      CREATE TABLE transfer_requests (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        round_id bigint NOT NULL REFERENCES rounds,
        roster_entry_id bigint NOT NULL REFERENCES roster_entries ON DELETE CASCADE,
        from_id bigint NOT NULL REFERENCES accounts,
        to_id bigint REFERENCES accounts,
        reason text NOT NULL CHECK (length(reason) BETWEEN 1 AND 1000),
        status text NOT NULL DEFAULT 'open' CHECK (status IN ('open', 'approved', 'refused', 'withdrawn', 'undone')),
        asked_by bigint NOT NULL REFERENCES accounts,
        asked_at timestamptz NOT NULL DEFAULT survey_now(),
        decided_by bigint REFERENCES accounts,
        decided_at timestamptz,
        answer text CHECK (length(answer) BETWEEN 1 AND 1000),
        from_region text,
        to_region text,
        undone_by bigint REFERENCES accounts,
        undone_at timestamptz,
        undo_reason text CHECK (length(undo_reason) BETWEEN 1 AND 1000),
        CHECK (from_id <> to_id),
        CHECK ((status = 'open') = (decided_at IS NULL)),
        CHECK ((decided_by IS NULL) = (decided_at IS NULL)),
        CHECK (status NOT IN ('approved', 'undone') OR (to_id IS NOT NULL AND to_region IS NOT NULL)),
        CHECK (status <> 'refused' OR answer IS NOT NULL),
        CHECK ((status = 'undone') = (undone_at IS NOT NULL AND undone_by IS NOT NULL AND undo_reason IS NOT NULL))
      );
      COMMENT ON COLUMN transfer_requests.to_id IS 'Manager right below the nation; NULL while nobody knows where the project went';
      CREATE UNIQUE INDEX transfer_requests_one_open ON transfer_requests (roster_entry_id) WHERE status = 'open';
      CREATE INDEX transfer_requests_round ON transfer_requests (round_id, id DESC);
      CREATE INDEX transfer_requests_entry ON transfer_requests (roster_entry_id, id);`)
  }

  async down() {
    this.schema.raw(
      `DROP TABLE transfer_requests, round_units, settlements, roster_remarks, roster_confirmations;`
    )
  }
}
