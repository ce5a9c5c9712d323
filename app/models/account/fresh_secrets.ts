import hash from '@adonisjs/core/services/hash'
import { randomPassword } from '#models/account/random_password'

/** A password for a slip, with the hash that is stored. */
export interface Secret {
  userName: string
  plain: string
  hash: string
}

/** As many at once as libuv works on side by side. */
const AT_ONCE = 4

/**
 * A random password for each account; hashing takes its time, so it is done before any lock.
 * `reach` hears how many are done.
 */
export async function freshSecrets(
  accounts: readonly { userName: string; role: string }[],
  reach: (done: number) => Promise<void> = async () => {}
): Promise<Secret[]> {
  const secrets: Secret[] = []
  for (let start = 0; start < accounts.length; start += AT_ONCE) {
    const batch = accounts.slice(start, start + AT_ONCE).map(secretOf)
    secrets.push(...(await Promise.all(batch)))
    if (start % 100 === 0) await reach(secrets.length)
  }
  return secrets
}

async function secretOf(account: { userName: string; role: string }): Promise<Secret> {
  const plain = randomPassword(account)
  return { userName: account.userName, plain, hash: await hash.make(plain) }
}
