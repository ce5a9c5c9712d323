import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    this.schema.raw(`      CREATE TABLE addition_requests (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        round_id bigint NOT NULL REFERENCES rounds,
        asked_by bigint NOT NULL REFERENCES accounts,
        asked_at timestamptz NOT NULL DEFAULT survey_now(),
        number text NOT NULL CHECK (length(number) BETWEEN 1 AND 40),
        title text NOT NULL,
        facts jsonb NOT NULL,
        reason text NOT NULL CHECK (length(reason) BETWEEN 1 AND 1000),
        paper_key text NOT NULL,
        paper_name text NOT NULL CHECK (length(paper_name) <= 120),
        paper_media_type text NOT NULL
          CHECK (paper_media_type IN ('image/jpeg', 'image/png', 'application/pdf')),
        state text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'added', 'refused')),
        decided_by bigint REFERENCES accounts,
        decided_at timestamptz,
        decision text CHECK (length(decision) BETWEEN 1 AND 1000),
        CHECK ((state = 'waiting') = (decided_at IS NULL)),
        CHECK ((state = 'refused') = (decision IS NOT NULL))
      );
      CREATE UNIQUE INDEX addition_requests_waiting ON addition_requests (round_id, number)
        WHERE state = 'waiting';
      CREATE INDEX addition_requests_asked_by ON addition_requests (asked_by, id DESC);`)
  }

  async down() {
    this.schema.raw(`DROP TABLE addition_requests;`)
  }
}
