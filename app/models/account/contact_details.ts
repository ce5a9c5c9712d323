import db from '@adonisjs/lucid/services/db'
import { record, type Actor } from '#models/journal'
import { sql } from '#queries/sql'

export interface ContactDetails {
  contactName: string
  contactPhone: string
  contactEmail: string
}

/** Keeps whom others can reach about this account (L3): managers keep their own. */
export async function keepContact(contact: ContactDetails, by: Actor): Promise<void> {
  const { id, path } = by.actor
  await db.transaction(async (trx) => {
    await sql(
      'UPDATE accounts SET contact_name = ?, contact_phone = ?, contact_email = ? WHERE id = ?',
      [contact.contactName, contact.contactPhone, contact.contactEmail, id],
      trx
    )
    await record({ act: 'account.contact', subject: 'accounts', subjectId: id, path }, by, trx)
  })
}
