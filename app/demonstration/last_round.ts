import { store } from '#demonstration/filling'
import type { Hierarchy } from '#demonstration/hierarchy'
import type { DemonstrationReport } from '#demonstration/reports'
import type { YearReport } from '#demonstration/year_report'
import type Report from '#models/report'
import type { Action, State } from '#models/report/flow'
import { sql } from '#queries/sql'
import { checkCode } from '#questionnaire/check_code'
import { issuedAnswers } from '#questionnaire/prefill'
import type { Questionnaire, Value } from '#questionnaire/types'

/** A report of last year as issued, with what was told in it. */
export interface Told {
  report: Pick<Report, 'id' | 'accountId' | 'path'> & { facts: Record<string, Value> }
  project: DemonstrationReport['project']
  last: YearReport
}

interface Event {
  report: number
  action: Action
  actor: number
  from_state: State
  to_state: State
  from_waiting: number | null
  to_waiting: number | null
  at: Date
}

const HOUR = 3_600_000
const DAY = 24 * HOUR

/**
 * Last year's reports from the first answer to national acceptance, in a few statements for all: a
 * history that is over, told as the flow would have written it.
 */
export async function storeLastRound(
  questionnaire: Questionnaire,
  hierarchy: Hierarchy,
  told: readonly Told[]
): Promise<void> {
  await store(
    questionnaire,
    told.map((one) => ({
      reportId: one.report.id,
      accountId: one.report.accountId,
      ...one.last,
      at: begun(one),
    }))
  )
  const events = told
    .flatMap((one) => eventsOf(one, hierarchy))
    .sort((a, b) => Number(a.at) - Number(b.at))
  await sql(HISTORY, [
    JSON.stringify(events),
    JSON.stringify(told.map((one) => snapshot(questionnaire, one))),
  ])
}

/** A morning of January 2016. */
function begun({ project }: Told): Date {
  return new Date(Date.UTC(2016, 0, 6 + project.random.fork('last year').int(0, 22), 1, 12))
}

function eventsOf(told: Told, hierarchy: Hierarchy): Event[] {
  const { report } = told
  const above = hierarchy.above(report.path)
  const { nation } = hierarchy
  const respondent = report.accountId!
  const start = begun(told).getTime()
  const of = (
    action: Action,
    actor: number,
    states: [State, State],
    waiting: [number | null, number | null],
    days: number
  ): Event => ({
    report: report.id,
    action,
    actor,
    from_state: states[0],
    to_state: states[1],
    from_waiting: waiting[0],
    to_waiting: waiting[1],
    at: new Date(start + days * DAY),
  })
  return [
    of('begin', respondent, ['not_started', 'filling'], [null, null], 0),
    of('submit', respondent, ['filling', 'submitted'], [null, above[0].id], 2),
    ...above.map((manager, i): Event => {
      const next = above[i + 1]?.id ?? null
      return of(
        'accept',
        manager.id,
        ['submitted', next ? 'submitted' : 'province_accepted'],
        [manager.id, next],
        4 + 2 * i
      )
    }),
    of('handOver', above.at(-1)!.id, ['province_accepted', 'handed_over'], [null, null], 60),
    of('acceptNationally', nation.id, ['handed_over', 'nationally_accepted'], [null, null], 75),
  ]
}

function snapshot(questionnaire: Questionnaire, { report, last }: Told) {
  const answers = { ...issuedAnswers(questionnaire, report.facts), ...last.answers }
  return {
    report: report.id,
    answers,
    tables: last.tables,
    check_code: checkCode(questionnaire, answers, last.tables),
  }
}

const HISTORY = `
  WITH told AS (
    SELECT * FROM json_to_recordset(?::json) AS one (report bigint, action text, actor bigint, from_state text,
      to_state text, from_waiting bigint, to_waiting bigint, at timestamptz)
  ), version AS (
    SELECT report_id, max(data_version) AS number FROM answers
     WHERE report_id IN (SELECT report FROM told) GROUP BY report_id
  ), event AS (
    INSERT INTO report_events (report_id, action, actor_id, from_state, to_state, from_waiting_at, to_waiting_at,
      data_version, created_at)
    SELECT report, action, actor, from_state, to_state, from_waiting, to_waiting, version.number, at
      FROM told JOIN version ON version.report_id = told.report ORDER BY at, report
    RETURNING id, report_id, action, data_version, created_at
  ), snapshot AS (
    SELECT * FROM json_to_recordset(?::json) AS one (report bigint, answers jsonb, tables jsonb, check_code text)
  ), kept AS (
    INSERT INTO report_snapshots (event_id, report_id, data_version, answers, tables, check_code)
    SELECT event.id, report, data_version, answers, tables, check_code
      FROM event JOIN snapshot ON snapshot.report = event.report_id WHERE event.action = 'submit'
  )
  UPDATE reports
     SET state = 'nationally_accepted', submitted_at = event.created_at, check_code = snapshot.check_code,
         receipt_number = '2015-' || lpad(nextval('receipt_numbers')::text, 6, '0'),
         audit_state = 'passed', audited_at = event.created_at, audited_version = event.data_version
    FROM event JOIN snapshot ON snapshot.report = event.report_id
   WHERE event.action = 'submit' AND reports.id = event.report_id`
