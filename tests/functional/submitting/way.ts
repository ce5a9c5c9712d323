import type Account from '#models/account'
import type Report from '#models/report'
import { readExplanations } from '#queries/explanation_reads'
import { markRead } from '#models/report/explanation_reading'
import { sql } from '#queries/sql'
import { MANAGER_PASSWORD, OWN_PASSWORD } from '#tests/support/accounts'
import { GOOD } from '#tests/support/good_reason'
import { Person } from '#tests/support/person'
import { setClock } from '#tests/support/world'

export { GOOD }

export interface Event {
  action: string
  from_state: string
  to_state: string
  actor_id: number
  reason: string | null
  details: Record<string, unknown>
}

/** The events of a report, oldest first, without its beginning. */
export function eventsOf(report: Report): Promise<Event[]> {
  return sql<Event>(
    `SELECT action, from_state, to_state, actor_id, reason, details FROM report_events
      WHERE report_id = ? AND action <> 'begin' ORDER BY id`,
    [report.id]
  )
}

export async function actionsOf(report: Report): Promise<string[]> {
  return (await eventsOf(report)).map(({ action }) => action)
}

/** Somebody signed in with a browser. */
export function signedIn(account: Account): Promise<Person> {
  const password = account.role === 'respondent' ? OWN_PASSWORD : MANAGER_PASSWORD
  return new Person().signIn(account.userName, password)
}

/** Hands the report over without a browser. */
export async function submitted(report: Report, actor: Account): Promise<Report> {
  await report.submit({ actor, address: null })
  return report.refresh()
}

/** Accepts it at this level, explanations read. */
export async function accepted(report: Report, actor: Account): Promise<Report> {
  const { explained } = await report.standing()
  const seen = explained.flatMap(({ explanation }) => explanation ?? [])
  const read = await readExplanations(report.id, actor.office)
  await markRead(
    report.id,
    actor.office,
    seen.filter(({ id }) => !read.has(id))
  )
  await report.accept({ actor, address: null })
  return report.refresh()
}

/** Moves the clock so that the instant is so many seconds ahead (negative: over). */
export async function setClockBefore(instant: string, seconds: number): Promise<void> {
  await setClock(new Date(Date.parse(instant) - seconds * 1000).toISOString())
}

/** Explains every finding that needs it, papers by hand. */
export async function explainAll(report: Report, actor: Account): Promise<void> {
  const { unexplained } = await report.standing()
  for (const [i, { finding }] of unexplained.entries()) {
    await report.explain(
      { rule: finding.rule, text: `${GOOD}第 ${i + 1} 条。`, expected: 0 },
      { actor, address: null }
    )
  }
}
