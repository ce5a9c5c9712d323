import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    this.schema.raw(`      ALTER TABLE evidence_files ADD COLUMN stored_as text;
      COMMENT ON COLUMN evidence_files.stored_as IS 'Key on the drive where several rows share one file; NULL: under its own report and id';`)
  }

  async down() {
    this.schema.raw(`ALTER TABLE evidence_files DROP COLUMN stored_as;`)
  }
}
