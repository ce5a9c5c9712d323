import { readFile } from 'node:fs/promises'
import db from '@adonisjs/lucid/services/db'
import type Account from '#models/account'
import QuestionnaireVersion from '#models/questionnaire_version'
import Report from '#models/report'
import Round from '#models/round'
import { sql } from '#queries/sql'
import { toRaw } from '#questionnaire/reading'
import type { Questionnaire, ReportData, Value } from '#questionnaire/types'
import { buildManager, buildRespondent } from '#tests/support/accounts'

export { GOOD } from '#tests/support/good_reason'

const sample: Promise<ReportData> = readFile(
  new URL('../../fixtures/rule-cases.json', import.meta.url),
  'utf8'
).then((json) => JSON.parse(json).report)

/** They give A051 (mandatory), B001 (needs papers), B082, B091 and B098. */
export const CHANGES = { JC01: '江苏恒曜储能科技有限公司', JC09: 1500, JE03: 121 }

/**
 * A respondent whose report is the clean sample with `changes` on top: being filled, within the
 * deadline, with a report of last year.
 */
export async function buildReport(
  changes: Record<string, Value> = {}
): Promise<{ account: Account; report: Report }> {
  const account = await buildRespondent()
  const report = await Report.query().where('account_id', account.id).firstOrFail()
  const { questionnaire } = await QuestionnaireVersion.compiled(report.questionnaireVersionId)
  const { answers, tables, issued, previous } = await sample

  await storeFacts(report, questionnaire, { ...issued, JB02: account.userName })
  await storeAnswers(report.id, questionnaire, { ...answers, JB02: account.userName, ...changes })
  await storeRows(report.id, questionnaire, tables)
  await storeLastYear(report, { ...previous })
  await db.from('reports').where('id', report.id).update({ state: 'filling' })
  return { account, report: await report.refresh() }
}

/** A manager's question about the report. */
export async function ask(
  report: Report,
  question = 'JF15 填了 2 项技术标准，请补充标准号'
): Promise<number> {
  const manager = await buildManager()
  const [{ id }] = await sql<{ id: number }>(
    `INSERT INTO manual_checks (report_id, number, code, question, asked_by)
     SELECT ?, count(*) + 1, 'JF15', ?, ? FROM manual_checks WHERE report_id = ? RETURNING id`,
    [report.id, question, manager.id, report.id]
  )
  return id
}

/** What the person changes in the form. */
export async function change(report: Report, code: string, raw: string) {
  await sql(
    `UPDATE answers SET raw = ?, version = version + 1, data_version = nextval('data_versions')
      WHERE report_id = ? AND code = ?`,
    [raw, report.id, code]
  )
}

/** Fills what the sample leaves out in its tables: then nothing is missing. */
export async function complete(report: Report) {
  const { mandatory, version } = await report.standing()
  for (const { rule, fields } of mandatory) {
    const column = version.questionnaire.columns.get(fields[0])
    if (rule !== 'A001' || !column) continue
    const raw = column.options[0]?.value ?? '已填'
    await sql(
      `UPDATE table_rows SET cells = cells || jsonb_build_object(?::text, jsonb_build_object('raw', ?::text, 'v', 1))
        WHERE report_id = ? AND table_code = ?`,
      [column.code, raw, report.id, column.table]
    )
  }
}

/** Moves the clock so that the report closes in this many seconds (negative: has closed). */
export async function closeIn(report: Report, seconds: number) {
  await sql(
    `UPDATE clock SET shift = (SELECT closes_at FROM reports WHERE id = ?) - now() - make_interval(secs => ?)`,
    [report.id, seconds]
  )
}

async function storeFacts(
  report: Report,
  questionnaire: Questionnaire,
  issued: Record<string, Value>
) {
  const facts = [...questionnaire.indicators.values()].flatMap(({ code, prefill }) =>
    prefill?.startsWith('roster.') ? [[prefill.slice(7), issued[code] ?? null]] : []
  )
  await db
    .from('roster_entries')
    .where('id', report.rosterEntryId)
    .update({ facts: JSON.stringify(Object.fromEntries(facts)) })
}

async function storeAnswers(
  reportId: number,
  questionnaire: Questionnaire,
  answers: Record<string, Value>
) {
  const rows = [...questionnaire.indicators.values()].map((indicator) => ({
    report_id: reportId,
    code: indicator.code,
    raw: toRaw(indicator, answers[indicator.code] ?? null),
    source: 'typed',
  }))
  await db.table('answers').multiInsert(rows)
}

async function storeRows(
  reportId: number,
  questionnaire: Questionnaire,
  tables: ReportData['tables']
) {
  const rows = Object.entries(tables).flatMap(([table, lines]) =>
    lines.map((line, position) => ({
      report_id: reportId,
      table_code: table,
      position,
      cells: JSON.stringify(
        Object.fromEntries(
          Object.entries(line).map(([code, value]) => [
            code,
            { raw: toRaw(questionnaire.columns.get(code)!, value), v: 1 },
          ])
        )
      ),
    }))
  )
  await db.table('table_rows').multiInsert(rows)
}

async function storeLastYear(report: Report, answers: Record<string, Value>) {
  const round = await lastRound(report.questionnaireVersionId)
  const [{ id }] = await sql<{ id: number }>(
    `WITH entry AS (
       INSERT INTO roster_entries (round_id, project_id, stat_serial_no, facts)
       VALUES (?, ?, ?, '{}') RETURNING id)
     INSERT INTO reports (round_id, project_id, roster_entry_id, questionnaire_version_id, path, closes_at, state)
     SELECT ?, ?, id, ?, 'nation', now(), 'nationally_accepted' FROM entry RETURNING id`,
    [
      round.id,
      report.projectId,
      `2015-${report.id}`,
      round.id,
      report.projectId,
      report.questionnaireVersionId,
    ]
  )
  await sql(
    `WITH event AS (
       INSERT INTO report_events (report_id, action, from_state, to_state, data_version)
       VALUES (?, 'submit', 'filling', 'submitted', 1) RETURNING id)
     INSERT INTO report_snapshots (event_id, report_id, data_version, answers, tables, check_code)
     SELECT id, ?, 1, ?, '{}', '' FROM event`,
    [id, id, JSON.stringify(answers)]
  )
  await db.from('reports').where('id', report.id).update({ previous_id: id })
}

async function lastRound(versionId: number): Promise<Round> {
  const known = await Round.findBy({ code: '2015' })
  return (
    known ??
    Round.create({
      code: '2015',
      reportYear: 2015,
      questionnaireVersionId: versionId,
      status: 'closed',
      opensOn: '2016-01-04',
      filingDeadline: '2016-03-10',
      provinceReviewDeadline: '2016-03-20',
      nationalReviewDeadline: '2016-04-03',
      settings: {} as never,
    })
  )
}
