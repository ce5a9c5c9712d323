import db from '@adonisjs/lucid/services/db'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import FormRefusal from '#exceptions/form_refusal'
import { refusals } from '#exceptions/refusals'
import { record, type Actor } from '#models/journal'
import { keepDeadlines } from '#models/report/closing'
import { mistakesOf } from '#models/report/deadline/mistakes'
import { tellManagers } from '#models/report/deadline/tell_managers'
import { tellRespondents } from '#models/report/deadline/tell_respondents'
import { changedNodes, storeDates } from '#models/report/deadline/store_dates'
import { prepare, type Prepared, type Wish } from '#models/report/deadline/setting'
import Round from '#models/round'
import { sql } from '#queries/sql'

/**
 * Sets dates of managers or of the round (D1): dates, every report's closing, journal and messages in
 * one transaction. `seen` is the stamp that the page showed. Already so: nothing happens.
 */
export async function setDeadlines(by: Actor, wish: Wish, seen: string): Promise<Prepared> {
  return db.transaction(async (trx) => {
    const round = await lockedRound(trx)
    const prepared = await prepare(by.actor, round, wish, trx)
    if (prepared.isDone) return prepared
    if (seen !== prepared.stamp) throw refusals.deadlinesChanged()
    const mistakes = mistakesOf(prepared.outcome, wish.bringForward)
    if (mistakes.length) throw new FormRefusal(mistakes)

    await storeDates(by.actor, prepared, trx)
    const moved = await keepDeadlines(await lockedRound(trx), prepared.path, trx)
    await write(by, prepared, trx)
    await tellManagers(by, prepared, trx)
    await tellRespondents(by, moved, trx)
    return prepared
  })
}

/** One setter after the other; whoever files or returns meanwhile does not wait. */
async function lockedRound(trx: TransactionClientContract): Promise<Round> {
  const [row] = await sql<{ id: number }>(
    `SELECT id FROM rounds WHERE status = 'open' FOR NO KEY UPDATE`,
    [],
    trx
  )
  if (!row) throw refusals.roundClosed()
  return Round.findOrFail(row.id, { client: trx })
}

async function write(by: Actor, prepared: Prepared, trx: TransactionClientContract) {
  const { round, before, outcome, path, targets } = prepared
  const old = new Map(before.nodes.map(({ id, own }) => [id, own]))
  const dates = changedNodes(prepared).map(({ id, own }) => ({ id, from: old.get(id), to: own }))
  const entry = {
    act: targets.length ? 'deadline.set' : 'round.deadlines',
    subject: targets.length === 1 ? 'accounts' : 'rounds',
    subjectId: targets.length === 1 ? targets[0].id : round.id,
    details: { round: { from: before.round, to: outcome.after.round }, dates },
  }
  await record({ ...entry, path }, by, trx)
}
