import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    this.schema.raw(`
      ALTER TABLE tasks ADD COLUMN attempts integer NOT NULL DEFAULT 0 CHECK (attempts >= 0);
      COMMENT ON COLUMN tasks.attempts IS 'How often it was taken: one that ends its process is not taken for ever';`)
  }

  async down() {
    this.schema.raw('ALTER TABLE tasks DROP COLUMN attempts')
  }
}
