import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import Refusal from '#exceptions/refusal'
import type { Actor } from '#models/journal'
import type { Transition } from '#models/report/flow'
import { hold, rowFor, type Held } from '#models/report/held'
import type { ReturnMark } from '#models/report/returnable'
import { verdicts, type Decision, type Verdict } from '#models/report/verdicts'
import { writeDecisions, type Allowed } from '#models/report/written_decisions'

/** One of many reports to be decided in the same way. */
export interface Candidate {
  id: number
  /** Id of the latest event that was seen, 0 for none. */
  seen: number
  marks: ReturnMark[]
}

export interface ManyDecided extends Actor {
  /** Of a return; the same for all of them. */
  reason: string | null
}

/** What became of one: its event, or why not. */
export type Outcome = { eventId: number } | { refusal: Refusal }

/**
 * Decides about many reports in the transaction given: each passes the flow table and the one gate
 * behind its lock, then all moves are written by a handful of statements. What is refused does not
 * hold up the others.
 */
export async function decideMany(
  action: Decision,
  candidates: readonly Candidate[],
  by: ManyDecided,
  trx: TransactionClientContract
): Promise<Map<number, Outcome>> {
  const ids = candidates.map(({ id }) => id)
  const held = await hold(ids, trx)
  const said = await verdicts(action, ids, by.actor, trx)
  const outcomes = new Map<number, Outcome>()
  const allowed: Allowed[] = []
  for (const candidate of candidates) {
    const now = held.get(candidate.id)!
    const verdict = said.get(candidate.id)!
    const tested = test(action, candidate, by, now, verdict)
    if (tested instanceof Refusal) outcomes.set(candidate.id, { refusal: tested })
    else allowed.push({ candidate, now, row: tested, verdict })
  }
  const events = await writeDecisions(action, allowed, by, trx)
  for (const [id, eventId] of events) outcomes.set(id, { eventId })
  return outcomes
}

function test(
  action: Decision,
  { seen }: Candidate,
  { actor }: ManyDecided,
  now: Held,
  { refusal }: Verdict
): Transition | Refusal {
  try {
    const row = rowFor(action, { actor, seen }, now)
    return refusal ?? row
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
}
