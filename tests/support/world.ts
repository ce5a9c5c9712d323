import hash from '@adonisjs/core/services/hash'
import db from '@adonisjs/lucid/services/db'
import Account from '#models/account'
import Report from '#models/report'
import { issueReports } from '#models/report/issuing'
import type { Level } from '#models/report/flow'
import Round, { type RoundSettings } from '#models/round'
import { sql } from '#queries/sql'
import type { Value } from '#questionnaire/types'
import { MANAGER_PASSWORD, OWN_PASSWORD } from '#tests/support/accounts'
import { emptyDatabase } from '#tests/support/empty_database'
import { cleanSurvey, type Row } from '#tests/support/clean_survey'
import { storedText } from '#tests/support/stored_text'

export { MANAGER_PASSWORD, OWN_PASSWORD }

/** The unit of every report of the world: a company in 常州市武进区. */
const ORG_CODE = '71480035X'
const COUNTY = '320412'
const FIRST_NUMBER = 110204

interface Wishes {
  /** How many projects the unit has; one. */
  projects?: number
  /** With 4 or more projects a unit has a manager of its own (R3); by that rule. */
  unit?: boolean
  county?: boolean
  city?: boolean
  /** Whether the same projects were accepted nationally last year; yes. */
  lastYear?: boolean
  settings?: Partial<RoundSettings>
  /** Beijing days set by managers. */
  deadlines?: Partial<
    Record<'unit' | 'county' | 'city' | 'province', { filing?: string; review?: string }>
  >
  /** Database time; 2017-02-22 10:00 Beijing time. */
  now?: string
}

/** An open round with one branch of the tree: nation, 江苏省, 常州市, 武进区, a unit, its reports. */
export interface World {
  round: Round
  nation: Account
  province: Account
  city: Account | null
  county: Account | null
  unit: Account | null
  /** Of the first report; its password is OWN_PASSWORD, that of managers MANAGER_PASSWORD. */
  respondent: Account
  report: Report
  reports: Report[]
}

/** Builds it in an empty database; `clearWorld` before or after. */
export async function buildWorld(wishes: Wishes = {}): Promise<World> {
  await setClock(wishes.now ?? '2017-02-22T02:00:00Z')
  const count = wishes.projects ?? 1
  const round = await openRound(wishes.settings)
  const managers = await buildManagers({ ...wishes, unit: wishes.unit ?? count > 3 })
  await setDeadlines(round, managers, wishes.deadlines ?? {})
  const numbers = Array.from({ length: count }, (_, i) => `2012AA${FIRST_NUMBER + i}`)
  if (wishes.lastYear !== false) await acceptLastYear(round, numbers)

  const reports = await issue(round, numbers)
  const respondent = await Account.findOrFail(reports[0].accountId)
  return { round, ...managers, respondent, report: reports[0], reports }
}

/** Forgets the world; published questionnaires stay. */
export const clearWorld = emptyDatabase

/** Sets the clock of the database; `iso` with its zone. */
export async function setClock(iso: string): Promise<void> {
  await sql('UPDATE clock SET shift = ?::timestamptz - now()', [iso])
}

/** Fills every answer and table of a report so that the audit finds nothing at all. */
export async function fillCleanly(report: Report): Promise<Report> {
  const { answers, tables, questionnaire } = await cleanSurvey()
  await begin(report)
  const editable = [...questionnaire.indicators.values()].filter((one) => !one.readonly)
  await storeAnswers(
    report,
    Object.fromEntries(editable.map(({ code }) => [code, answers[code] ?? null]))
  )
  for (const [table, rows] of Object.entries(tables)) await storeRows(report, table, rows)
  return report.refresh()
}

/** Changes some answers, or whole tables by their code; a text is stored as it is, valid or not. */
export async function plant(report: Report, changes: Record<string, Value | Row[]>): Promise<void> {
  const { questionnaire } = await cleanSurvey()
  const isTable = (code: string) => questionnaire.tables.has(code)
  const entries = Object.entries(changes)
  await begin(report)
  await storeAnswers(report, Object.fromEntries(entries.filter(([code]) => !isTable(code))) as Row)
  for (const [table, rows] of entries.filter(([code]) => isTable(code))) {
    await storeRows(report, table, rows as Row[])
  }
}

async function begin(report: Report) {
  if (report.state !== 'not_started') return
  await report.openForFilling({ actor: await Account.findOrFail(report.accountId), address: null })
  await report.refresh()
}

async function openRound(settings: Partial<RoundSettings> = {}): Promise<Round> {
  const { versionId } = await cleanSurvey()
  return Round.create({
    code: '2016',
    reportYear: 2016,
    questionnaireVersionId: versionId,
    status: 'open',
    opensOn: '2017-01-04',
    filingDeadline: '2017-03-10',
    provinceReviewDeadline: '2017-03-20',
    nationalReviewDeadline: '2017-04-03',
    settings: {
      usdRate: 6.64,
      askOrgCode: true,
      coverNeededToSubmit: false,
      coverNeededToAccept: true,
      lawText:
        '《中华人民共和国统计法》第七条：统计调查对象必须真实、准确、完整、及时地提供统计调查所需的资料。',
      approvalNumber: '国统制〔2016〕158 号',
      validUntil: '2018 年 12 月',
      ...settings,
    },
  })
}

type Managers = Pick<World, 'nation' | 'province' | 'city' | 'county' | 'unit'>

async function buildManagers(wishes: Wishes): Promise<Managers> {
  const nation = await manager('nation', '000000XM', '国家统计管理机构', null)
  const province = await manager('province', '320000XM', '江苏省科学技术厅', nation, 'p320000')
  const city =
    wishes.city === false
      ? null
      : await manager('city', '320400XM', '常州市科学技术局', province, 'c320400')
  const above = city ?? province
  const county = wishes.county
    ? await manager('county', `${COUNTY}XM`, '武进区科学技术局', above, `c${COUNTY}`)
    : null
  const unit = wishes.unit
    ? await manager(
        'unit',
        `${ORG_CODE}XM`,
        '江苏恒曜新能源科技有限公司',
        county ?? above,
        `u${ORG_CODE}`
      )
    : null
  return { nation, province, city, county, unit }
}

async function manager(
  role: Level,
  userName: string,
  name: string,
  superior: Account | null,
  label = 'nation'
) {
  const account = await Account.create({
    role,
    userName,
    name,
    superiorId: superior?.id ?? null,
    path: superior ? `${superior.path}.${label}` : label,
    regionCode: role === 'unit' ? null : userName.slice(0, 6),
    orgCode: role === 'unit' ? ORG_CODE : null,
    password: await hashed(MANAGER_PASSWORD),
    contactName: '赵明',
    contactPhone: '025-85485000',
    contactEmail: 'ming.zhao@example.org.cn',
  })
  return account.refresh()
}

async function setDeadlines(
  round: Round,
  managers: Managers,
  deadlines: NonNullable<Wishes['deadlines']>
) {
  for (const [role, { filing, review }] of Object.entries(deadlines)) {
    await sql(
      'INSERT INTO deadlines (account_id, round_id, filing_deadline, review_deadline, set_by) VALUES (?, ?, ?, ?, ?)',
      [
        managers[role as keyof Managers]!.id,
        round.id,
        filing ?? null,
        review ?? null,
        managers.province.id,
      ]
    )
  }
}

/** Reports of 2015 with the snapshot that the clean answers go on from. */
async function acceptLastYear(round: Round, numbers: string[]) {
  const { previous } = await cleanSurvey()
  await sql(
    `WITH round AS (
       INSERT INTO rounds (code, report_year, questionnaire_version_id, status, opens_on, filing_deadline,
         province_review_deadline, national_review_deadline, settings)
       VALUES ('2015', 2015, ?, 'closed', '2016-01-04', '2016-03-10', '2016-03-20', '2016-04-03', ?)
       RETURNING id, questionnaire_version_id
     ), project AS (
       INSERT INTO projects (number, title) SELECT unnest(?::text[]), ? RETURNING id, number
     ), entry AS (
       INSERT INTO roster_entries (round_id, project_id, stat_serial_no, facts)
       SELECT round.id, project.id, '2015-' || number, '{}' FROM round, project RETURNING id, project_id
     ), report AS (
       INSERT INTO reports (round_id, project_id, roster_entry_id, questionnaire_version_id, path, state, closes_at)
       SELECT round.id, project_id, entry.id, questionnaire_version_id, 'nation', 'nationally_accepted',
         '2016-03-10T16:00:00Z' FROM round, entry RETURNING id
     ), event AS (
       INSERT INTO report_events (report_id, action, from_state, to_state, data_version, created_at)
       SELECT id, 'submit', 'filling', 'submitted', 1, '2016-02-20T02:00:00Z' FROM report RETURNING id, report_id
     )
     INSERT INTO report_snapshots (event_id, report_id, data_version, answers, tables, check_code)
     SELECT id, report_id, 1, ?::jsonb, '{}', '' FROM event`,
    [
      round.questionnaireVersionId,
      JSON.stringify(round.settings),
      numbers,
      'x',
      JSON.stringify(previous),
    ]
  )
}

async function issue(round: Round, numbers: string[]): Promise<Report[]> {
  const { facts } = await cleanSurvey()
  const title = String(facts.title)
  const lines = numbers.map((number) => ({ number, title, facts }))
  const issued = await db.transaction((trx) => issueReports(round, lines, trx))
  await sql(`UPDATE accounts SET password = ? WHERE role = 'respondent'`, [
    await hashed(OWN_PASSWORD),
  ])
  return Report.query()
    .whereIn(
      'id',
      issued.map(({ id }) => id)
    )
    .orderBy('id')
}

async function storeAnswers(report: Report, answers: Row) {
  const { questionnaire } = await cleanSurvey()
  const rows = Object.entries(answers).map(([code, value]) => ({
    code,
    raw: storedText(questionnaire.indicators.get(code)!, value),
  }))
  await sql(
    `INSERT INTO answers (report_id, code, raw, source, saved_by)
     SELECT ?, code, raw, 'typed', ? FROM json_to_recordset(?::json) AS one (code text, raw text)
     ON CONFLICT (report_id, code) DO UPDATE
        SET raw = excluded.raw, version = answers.version + 1, data_version = excluded.data_version,
            source = excluded.source, saved_at = excluded.saved_at, saved_by = excluded.saved_by
      WHERE answers.raw <> excluded.raw`,
    [report.id, report.accountId, JSON.stringify(rows)]
  )
}

async function storeRows(report: Report, table: string, rows: Row[]) {
  const { questionnaire } = await cleanSurvey()
  const stored = rows.map((row, position) => ({
    position,
    cells: Object.fromEntries(
      Object.entries(row).map(([code, value]) => [
        code,
        { raw: storedText(questionnaire.columns.get(code)!, value), v: 1 },
      ])
    ),
  }))
  await sql('DELETE FROM table_rows WHERE report_id = ? AND table_code = ?', [report.id, table])
  await sql(
    `INSERT INTO table_rows (report_id, table_code, position, cells, saved_by)
     SELECT ?, ?, position, cells, ? FROM json_to_recordset(?::json) AS one (position integer, cells jsonb)`,
    [report.id, table, report.accountId, JSON.stringify(stored)]
  )
}

const hashes = new Map<string, Promise<string>>()

/** Hashing is slow on purpose, so one password is hashed once. */
function hashed(plain: string): Promise<string> {
  if (!hashes.has(plain)) hashes.set(plain, hash.make(plain))
  return hashes.get(plain)!
}
