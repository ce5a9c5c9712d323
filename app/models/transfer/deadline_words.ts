import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { dayBefore } from '#models/report/deadline'
import type { HeldTransfer } from '#models/transfer/held_transfer'
import { sql } from '#queries/sql'

/** What becomes of the filing deadline of a report that has moved, with both days (D3); empty when it stays. */
export async function deadlineWords(
  { reportId, closesAt }: HeldTransfer,
  trx: TransactionClientContract
): Promise<string> {
  const [now] = await sql<{ closesAt: string }>(
    'SELECT closes_at AS "closesAt" FROM reports WHERE id = ?',
    [reportId],
    trx
  )
  const [before, after] = [dayBefore(closesAt), dayBefore(now.closesAt)]
  if (before === after) return ''
  return `填报截止由 ${before} 24:00 ${after < before ? '提前' : '延后'}到 ${after} 24:00。`
}
