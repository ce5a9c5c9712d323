import { BaseSchema } from '@adonisjs/lucid/schema'

/** Of the four dates of a round the chain of a report's deadline shows one: who set that one, and when (D3). */
export default class extends BaseSchema {
  async up() {
    this.schema.raw(`
      ALTER TABLE rounds
        ADD COLUMN filing_set_by bigint REFERENCES accounts,
        ADD COLUMN filing_set_at timestamptz;
      UPDATE rounds SET filing_set_by = deadlines_set_by, filing_set_at = deadlines_set_at;`)
  }

  async down() {
    this.schema.raw('ALTER TABLE rounds DROP COLUMN filing_set_by, DROP COLUMN filing_set_at')
  }
}
