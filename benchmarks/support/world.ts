import { Scrypt } from '@adonisjs/core/hash/drivers/scrypt'
import pg from 'pg'
import { toRaw } from '#questionnaire/reading'
import { questionnaire, reportWith } from '#tests/fixtures/audit/survey'
import { Person } from '#tests/support/person'

/** So many that the tables are no toys; only the first few sign in. */
const REPORTS = 1000
export const PASSWORD = 'Bench-2017'

export interface Field {
  code: string
  version: number
}

/** Somebody filling in a report of their own: what their requests carry, what they type into. */
export interface Respondent {
  reportId: number
  cookie: string
  pass: string
  /** Token that forms of a page carry. */
  csrf: string
  fields: Field[]
}

/** Respondents of the running round with a full report each, `count` of them signed in. */
export async function respondents(count: number): Promise<Respondent[]> {
  const db = new pg.Client(process.env.DATABASE_URL)
  await db.connect()
  await buildReports(db)
  const { rows } = await db.query<{ name: string; id: string; fields: Field[] }>(PEOPLE, [
    count,
    amounts(),
  ])
  await db.end()
  return Promise.all(rows.map(({ name, id, fields }) => signIn(name, Number(id), fields)))
}

/** The reports alone; their respondents have PASSWORD, as have their managers. */
export async function buildReports(db: pg.Client): Promise<void> {
  const { rowCount } = await db.query(`SELECT FROM rounds WHERE status = 'open'`)
  if (rowCount !== 1)
    throw new Error('No round is open: the benchmarks need the demonstration data.')
  await db.query(PROJECTS, [REPORTS])
  await db.query(ENTRIES)
  const password = await new Scrypt({}).make(PASSWORD)
  await db.query(MANAGERS, [password, REPORTS])
  await db.query(ACCOUNTS, [password])
  await db.query(REPORTS_OF_ACCOUNTS)
  await db.query(ANSWERS, [JSON.stringify(answers())])
  await db.query(ROWS, [JSON.stringify(tableRows())])
  await db.query(REOPEN)
  await db.query('VACUUM ANALYZE reports, answers, table_rows, accounts, sessions')
}

async function signIn(name: string, reportId: number, fields: Field[]): Promise<Respondent> {
  const person = await new Person(process.env.SITE_URL).signIn(name, PASSWORD)
  const { body } = await person.get(`/reports/${reportId}/sections/JE`)
  const cookie = [...person.cookies].map(([key, value]) => `${key}=${value}`).join('; ')
  const pass = /data-pass="([^"]+)"/.exec(body)![1]
  const csrf = /name='_csrf' value='([^']+)'/.exec(body)![1].replaceAll('&#x3D;', '=')
  return { reportId, cookie, pass, csrf, fields }
}

/** Codes of the fields that take any small number. */
function amounts(): string[] {
  return [...questionnaire.indicators.values()]
    .filter((one) => one.type === 'number' && !one.readonly && one.section === 'JE')
    .map((one) => one.code)
}

function answers(): Record<string, string> {
  const data = reportWith()
  const texts = [...questionnaire.indicators.values()].map((one) => [
    one.code,
    toRaw(one, data.answers[one.code] ?? null),
  ])
  return Object.fromEntries(texts.filter(([, raw]) => raw !== ''))
}

function tableRows() {
  return Object.entries(reportWith().tables).flatMap(([table, rows]) =>
    rows.map((row, position) => ({ table, position, cells: cellsOf(row) }))
  )
}

function cellsOf(row: Record<string, unknown>) {
  const cells = Object.entries(row).map(([code, value]) => [
    code,
    { raw: toRaw(questionnaire.columns.get(code)!, value as never), v: 1 },
  ])
  return Object.fromEntries(cells)
}

const PROJECTS = `
  INSERT INTO projects (number, title)
  SELECT 'BENCH' || lpad(n::text, 6, '0'), '高比能动力电池系统热管理与安全控制技术研究'
    FROM generate_series(1, $1::int) n ON CONFLICT DO NOTHING`

const ENTRIES = `
  INSERT INTO roster_entries (round_id, project_id, stat_serial_no, facts)
  SELECT rounds.id, projects.id, rounds.code || projects.number, '{}' FROM projects, rounds
   WHERE projects.number LIKE 'BENCH%' AND rounds.status = 'open' ON CONFLICT DO NOTHING`

/** One manager for 25 respondents, as in a county; with contact details, so that all pages are open. */
const MANAGERS = `
  INSERT INTO accounts (user_name, role, name, path, password, superior_id, contact_name, contact_phone, contact_email)
  SELECT 'BENCH' || county || 'XM', 'county', '县科技局', nation.path || ('bench' || county)::ltree, $1, nation.id,
      '王秀兰', '0519-85106655', 'bench@example.com'
    FROM (SELECT id, path FROM accounts WHERE role = 'nation' ORDER BY id LIMIT 1) nation,
      generate_series(0, $2::int / 25) county
  ON CONFLICT (user_name) DO UPDATE SET password = excluded.password,
     contact_name = excluded.contact_name, contact_phone = excluded.contact_phone, contact_email = excluded.contact_email`

const ACCOUNTS = `
  INSERT INTO accounts (user_name, role, name, path, password, superior_id)
  SELECT number, 'respondent', '江苏恒曜电源科技有限公司', manager.path, $1, manager.id
    FROM projects JOIN accounts manager ON manager.user_name = 'BENCH' || right(number, 6)::int / 25 || 'XM'
   WHERE number LIKE 'BENCH%' ON CONFLICT (user_name) DO UPDATE SET password = excluded.password`

const REPORTS_OF_ACCOUNTS = `
  INSERT INTO reports (round_id, project_id, roster_entry_id, account_id, questionnaire_version_id, path, state, closes_at)
  SELECT rounds.id, projects.id, roster_entries.id, accounts.id, rounds.questionnaire_version_id,
      accounts.path, 'filling', survey_now() + interval '30 days'
    FROM rounds JOIN roster_entries ON roster_entries.round_id = rounds.id
    JOIN projects ON projects.id = roster_entries.project_id
    JOIN accounts ON accounts.user_name = projects.number
   WHERE rounds.status = 'open' AND projects.number LIKE 'BENCH%' ON CONFLICT DO NOTHING`

const BENCH_REPORTS = `reports JOIN projects ON projects.id = reports.project_id AND projects.number LIKE 'BENCH%'`

const ANSWERS = `
  INSERT INTO answers (report_id, code, raw, source)
  SELECT reports.id, answer.key, answer.value, 'typed' FROM ${BENCH_REPORTS}, jsonb_each_text($1) answer
  ON CONFLICT DO NOTHING`

const ROWS = `
  INSERT INTO table_rows (report_id, table_code, position, cells)
  SELECT reports.id, one.table, one.position, one.cells
    FROM ${BENCH_REPORTS}, jsonb_to_recordset($1) one ("table" text, position integer, cells jsonb)
   WHERE NOT EXISTS (SELECT FROM table_rows WHERE report_id = reports.id)`

const REOPEN = `
  UPDATE reports SET closes_at = survey_now() + interval '30 days' FROM projects
   WHERE projects.id = reports.project_id AND projects.number LIKE 'BENCH%'`

const PEOPLE = `
  SELECT user_name AS name, reports.id,
      json_agg(json_build_object('code', code, 'version', version) ORDER BY code) AS fields
    FROM accounts JOIN reports ON reports.account_id = accounts.id JOIN answers ON answers.report_id = reports.id
   WHERE user_name LIKE 'BENCH%' AND code = ANY ($2)
   GROUP BY user_name, reports.id ORDER BY user_name LIMIT $1`
