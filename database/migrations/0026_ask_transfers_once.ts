import { BaseSchema } from '@adonisjs/lucid/schema'

/** One form asks for many projects, each in a row; that of an open one is unique already. */
export default class extends BaseSchema {
  async up() {
    this.schema
      .raw(`      ALTER TABLE transfer_requests ADD COLUMN form_id uuid NOT NULL DEFAULT gen_random_uuid();
      COMMENT ON COLUMN transfer_requests.form_id IS 'Carried by the form: pressing twice asks once';`)
  }

  async down() {
    this.schema.raw(`ALTER TABLE transfer_requests DROP COLUMN form_id;`)
  }
}
