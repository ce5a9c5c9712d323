import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    this.schema.raw(`      CREATE EXTENSION IF NOT EXISTS ltree;
      CREATE EXTENSION IF NOT EXISTS pg_trgm;

      CREATE TABLE clock (
        only_one boolean PRIMARY KEY DEFAULT true CHECK (only_one),
        shift interval NOT NULL DEFAULT '0'
      );
      INSERT INTO clock DEFAULT VALUES;

      CREATE OR REPLACE FUNCTION survey_now() RETURNS timestamptz LANGUAGE sql STABLE PARALLEL SAFE
        AS 'SELECT now() + shift FROM clock';`)
  }

  async down() {
    this.schema.raw(`DROP FUNCTION survey_now; DROP TABLE clock;`)
  }
}
