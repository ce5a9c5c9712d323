import { BaseSchema } from '@adonisjs/lucid/schema'

/**
 * Of the whole country, what nobody has opened and what is used again in a unit is found in indexes
 * alone, without reading a text.
 */
export default class extends BaseSchema {
  async up() {
    this.schema.raw(`
      CREATE INDEX explanations_standing ON explanations (report_id) INCLUDE (id, version, unit) WHERE stands;
      CREATE INDEX explanations_as_last_year ON explanations (unit, report_id) WHERE stands AND 'E005' = ANY(codes);
      DROP INDEX explanations_same_text;
      CREATE INDEX explanations_same_text ON explanations (unit, text_key) INCLUDE (report_id, stands);`)
  }

  async down() {
    this.schema.raw(`
      DROP INDEX explanations_same_text;
      CREATE INDEX explanations_same_text ON explanations (unit, text_key);
      DROP INDEX explanations_as_last_year;
      DROP INDEX explanations_standing;`)
  }
}
