import { PASSWORDS } from '#demonstration/accounts_file'
import { Person } from '#tests/support/person'

/** What the requests of a manager carry who has signed in to this site. */
export async function manager(site: string, userName: string): Promise<{ cookie: string }> {
  const person = await new Person(site).signIn(userName, PASSWORDS.manager)
  return { cookie: [...person.cookies].map(([name, value]) => `${name}=${value}`).join('; ') }
}
