import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { Actor } from '#models/journal'
import Message, { type Letter } from '#models/message'
import { sql } from '#queries/sql'

/** A report and the manager at which it waited before the list was corrected; null: at none. */
export interface Waited {
  report: number
  waitedAt: number | null
}

interface Moved {
  number: string
  title: string
  lost: number
  got: number
}

const MOVED = `
  SELECT p.number, p.title, one."waitedAt" AS lost, r.waiting_at AS got
    FROM json_to_recordset(?::json) AS one (report bigint, "waitedAt" bigint)
    JOIN reports r ON r.id = one.report JOIN projects p ON p.id = r.project_id
   WHERE one."waitedAt" <> r.waiting_at ORDER BY p.number`

/** Numbers that one message names. */
const MOST_NAMED = 40

/** Tells managers which reports no longer wait at them, and at whom they wait now, one message each (R4). */
export async function tellWaitingMoved(
  waited: readonly Waited[],
  { actor }: Actor,
  trx: TransactionClientContract
): Promise<void> {
  const moved = await sql<Moved>(MOVED, [JSON.stringify(waited)], trx)
  const lost = Map.groupBy(moved, (one) => one.lost)
  const got = Map.groupBy(moved, (one) => one.got)
  const letters = [
    ...[...lost].map(([to, some]) => letter(to, some, '不再等您办理，已转给别的机构')),
    ...[...got].map(([to, some]) => letter(to, some, '转到您这里，等您办理')),
  ]
  if (letters.length > 0) await Message.send(letters, actor.id, trx)
}

function letter(to: number, moved: readonly Moved[], words: string): Letter {
  const lines = moved.slice(0, MOST_NAMED).map(({ number, title }) => `${number} ${title}`)
  return {
    to,
    kind: 'transfer',
    title: `下发清单有更正，${moved.length} 份报表${words}`,
    body: lines.join('\n').slice(0, 4000),
    href: '/queue',
  }
}
