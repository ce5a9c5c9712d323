import type Account from '#models/account'

/** The contact details of a manager; demanded at the first login (L3). */
export function contactPage({ contactName, contactPhone, contactEmail }: Account) {
  const contact = { contactName, contactPhone, contactEmail }
  return { contact, isFirst: Object.values(contact).some((one) => !one) }
}
