import { randomUUID } from 'node:crypto'
import db from '@adonisjs/lucid/services/db'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { refusals } from '#exceptions/refusals'
import { record, type Actor } from '#models/journal'
import { LEVEL_WORDS } from '#models/report/flow'
import type Round from '#models/round'
import { lockOwnEntries } from '#models/roster/own_entries'
import { receivingManager } from '#models/transfer/target'
import { tellAsked } from '#models/transfer/telling'
import { refuseUnfit } from '#models/transfer/unfit_projects'
import { isTop } from '#models/tree/is_top'
import { sql } from '#queries/sql'

export interface AskedTransfer {
  /** Of the roster entries. */
  entryIds: readonly number[]
  /** Manager right below the nation; null: nobody knows where to. */
  toId: number | null
  reason: string
  /** Id that the form carries. */
  form?: string
}

interface Made {
  id: number
  entryId: number
}

/** Those that a first press of the form has asked for stand already. */
const ASK = `
  INSERT INTO transfer_requests (round_id, roster_entry_id, from_id, to_id, reason, asked_by, form_id)
  SELECT ?, one, ?, ?, ?, ?, ? FROM unnest(?::bigint[]) one
   WHERE NOT EXISTS (SELECT FROM transfer_requests t WHERE t.roster_entry_id = one AND t.status = 'open')
   ORDER BY one RETURNING id, roster_entry_id AS "entryId"`

const OPEN = `
  SELECT id FROM transfer_requests WHERE roster_entry_id = ANY(?) AND status = 'open' ORDER BY id`

/**
 * A province asks to give projects away (R4): one request for each, all or none. Nothing changes
 * until the nation approves. Gives the ids of the requests; pressing twice asks once and gives the
 * same ones.
 */
export async function askTransfers(
  round: Round,
  asked: AskedTransfer,
  by: Actor
): Promise<number[]> {
  const { entryIds, toId, reason, form = randomUUID() } = asked
  if (!isTop(by.actor)) throw refusals.notForThisLevel('迁出申请', LEVEL_WORDS.province)
  return db.transaction(async (trx) => {
    const ids = await lockOwnEntries(round, by.actor, entryIds, trx)
    if (ids.length === 0) throw refusals.nothingChosen()
    if (toId !== null) await receivingManager(toId, by.actor.id, trx)
    await refuseUnfit(ids, { form, reason, toId }, trx)

    const { id } = by.actor
    const made = await sql<Made>(ASK, [round.id, id, toId, reason, id, form, ids], trx)
    if (made.length > 0) await tell(made, asked, by, trx)
    const open = await sql<{ id: number }>(OPEN, [ids], trx)
    return open.map((one) => one.id)
  })
}

async function tell(
  made: Made[],
  { toId, reason }: AskedTransfer,
  by: Actor,
  trx: TransactionClientContract
) {
  const { actor } = by
  const [{ id }] = made
  const details = { entries: made.map(({ entryId }) => entryId), toId, reason }
  const act = { act: 'transfer.ask', subject: 'transfer_requests', subjectId: id }
  await record({ ...act, path: actor.path, details }, by, trx)
  await tellAsked({ id, count: made.length, toId, from: actor }, trx)
}
