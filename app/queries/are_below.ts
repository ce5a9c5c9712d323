import type Account from '#models/account'

/** Whether every one of these reports is the actor's. */
export async function areBelow(actor: Account, ids: readonly number[]): Promise<boolean> {
  if (ids.length === 0) return true
  const [{ $extras }] = await actor
    .reports()
    .whereIn('id', [...ids])
    .count('* as total')
  return Number($extras.total) === ids.length
}
