import db from '@adonisjs/lucid/services/db'
import { setClock } from '#demonstration/clock'
import { managersStory } from '#demonstration/managers_story'
import { MAILED, type Step } from '#demonstration/story'
import { workTime } from '#demonstration/work_days'
import Account from '#models/account'
import type Round from '#models/round'
import { topIn } from '#models/tree/is_top'
import { lockTree } from '#models/tree/lock_tree'
import { settleWhole } from '#models/tree/settle_whole'
import { sql } from '#queries/sql'

/** What these have verified is told by `managersStory`, or they have not begun: three in the country are late. */
const TOLD_ELSEWHERE = ['610000XM', '320000XM', '330000XM', '460000XM', '540000XM']

/** What managers of the whole country have done besides reviewing (M1, M2, R2, R3, R4), once all reports are stored. */
export async function tellManagers(round: Round): Promise<void> {
  const steps: Step[] = [
    ...managersStory(round),
    { at: workTime(3, 90), act: () => verifyLists(round) },
  ]
  for (const { at, act } of steps.sort((a, b) => Number(a.at) - Number(b.at))) {
    await setClock(at)
    await act(at)
  }
  await sql(MAILED)
}

/** All managers of most provinces verify all lines, which settles the units (R3). */
async function verifyLists(round: Round) {
  const provinces = await Account.query()
    .whereRaw(topIn('accounts'))
    .whereNotIn('userName', TOLD_ELSEWHERE)
    .where('enabled', true)
    .orderBy('id')
  await sql(VERIFIED, [round.id, provinces.map(({ path }) => path)])
  await db.transaction(async (trx) => {
    await lockTree(round, trx)
    for (const actor of provinces) {
      await settleWhole(round, actor.path, { actor, address: null }, trx)
    }
  })
}

const VERIFIED = `
  INSERT INTO roster_confirmations (roster_entry_id, account_id, confirmed_by)
  SELECT r.roster_entry_id, a.id, a.id FROM reports r
    JOIN accounts a ON a.path @> r.path AND a.role NOT IN ('respondent', 'nation') AND a.enabled
   WHERE r.round_id = ? AND r.path <@ ANY(?::ltree[])`
