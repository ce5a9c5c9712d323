import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type Round from '#models/round'
import { sql } from '#queries/sql'

/**
 * First of all in every transaction that changes who stands over which report: one after the other.
 * Locks are taken in the order round, roster entry, report; issuing takes the same one. Gives the
 * status of the round, which nobody changes meanwhile.
 */
export async function lockTree(
  { id }: Pick<Round, 'id'>,
  trx: TransactionClientContract
): Promise<string> {
  const [{ status }] = await sql<{ status: string }>(
    'SELECT status FROM rounds WHERE id = ? FOR NO KEY UPDATE',
    [id],
    trx
  )
  return status
}
