import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type Account from '#models/account'
import { askChecks } from '#models/report/asked_checks'
import type { Candidate, ManyDecided } from '#models/report/decide_many'
import { destinations, type Place } from '#models/report/destination'
import type { Transition } from '#models/report/flow'
import type { Held } from '#models/report/held'
import { onBehalf } from '#models/report/on_behalf'
import { recordEvents } from '#models/report/recorded_event'
import { extensionBy } from '#models/report/review_gate'
import { tellReturned } from '#models/report/tell_returned'
import type { Decision, Verdict } from '#models/report/verdicts'
import { sql } from '#queries/sql'

/** A report that has passed the flow table and the gate. */
export interface Allowed {
  candidate: Candidate
  now: Held
  row: Transition
  verdict: Verdict
}

/** Writes the same decision about many reports behind their locks; the events' ids by report. */
export async function writeDecisions(
  action: Decision,
  allowed: readonly Allowed[],
  by: ManyDecided,
  trx: TransactionClientContract
): Promise<Map<number, number>> {
  if (allowed.length === 0) return new Map()
  // Rows of one action differ in where they start from, never in where they lead.
  const reports = allowed.map(({ now }) => now)
  const places = await destinations(allowed[0].row, reports, trx)
  await store(
    allowed.map((one, i) => ({
      ...{ id: one.now.id, ...places[i] },
      ...returned(action, one, by),
    })),
    trx
  )
  const events = await recordEvents(eventsOf(action, allowed, places, by), by, trx)
  if (action === 'return') {
    await askChecks(allowed.flatMap(asked), by.actor, trx)
    const ids = allowed.map(({ candidate }) => candidate.id)
    await tellReturned(ids, by.reason ?? '', by.actor, trx)
  }
  return events
}

function returned(action: Decision, { verdict }: Allowed, { actor }: ManyDecided) {
  if (action !== 'return') return { returns: 0 }
  const { extendedTo, endsAt } = extensionBy(actor, verdict.way)
  return { extended: extendedTo, closes: endsAt, returns: 1 }
}

function eventsOf(
  action: Decision,
  allowed: readonly Allowed[],
  places: readonly Place[],
  { actor }: ManyDecided
) {
  return allowed.map(({ candidate, now, verdict }, i) => ({
    reportId: candidate.id,
    action,
    from: now,
    to: places[i],
    details: detailsOf(action, { candidate, verdict }, actor),
  }))
}

function detailsOf(
  action: Decision,
  { candidate: { marks }, verdict: { way } }: Pick<Allowed, 'candidate' | 'verdict'>,
  actor: Account
) {
  if (action !== 'return') return { ...onBehalf(actor, way) }
  return { marks, extendedTo: extensionBy(actor, way).extendedTo }
}

function asked({ candidate: { id, marks } }: Allowed) {
  return marks.map((mark) => ({ ...mark, reportId: id }))
}

async function store(rows: object[], trx: TransactionClientContract) {
  await sql(
    `UPDATE reports SET state = one.state, waiting_at = one.waiting_at,
        extended_to = coalesce(one.extended, reports.extended_to),
        closes_at = coalesce(one.closes, reports.closes_at), return_count = return_count + one.returns
       FROM json_to_recordset(?::json) AS one (id bigint, state text, waiting_at bigint, extended date,
         closes timestamptz, returns integer)
      WHERE reports.id = one.id`,
    [JSON.stringify(rows)],
    trx
  )
}
