import drive from '@adonisjs/drive/services/main'
import Account from '#models/account'
import { evidenceKeys } from '#models/evidence_file'
import type Report from '#models/report'
import type { Level } from '#models/report/flow'
import { sql } from '#queries/sql'
import { buildWorld, type World } from '#tests/support/world'

/** What stands on one side of the tree. */
interface Side {
  report: Report
  /** Id of a file of the report. */
  file: string
  check: number
  /** Id of a request for a new project. */
  addition: number
  /** Id of a respondent that nobody signs in with. */
  account: number
  /** Id of a request of its province to give the project away. */
  transfer: number
}

/** The world of 江苏, and a province beside it with a report of its own. */
export interface TwoBranches {
  actors: Record<Level, Account>
  own: Side
  foreign: Side
  /** Ids of tasks: one of each actor's, and one of the foreign province's. */
  tasks: Record<Level | 'foreign', number>
  /** One for each actor, and one for the foreign province. */
  messages: Record<Level | 'foreign', number>
  announcements: Record<'nation' | 'foreign', number>
  /** One that waits at each actor (asked by the respondent its own), and one of the foreign province. */
  questions: Record<Level | 'foreign', number>
  /** Ids of slips: a batch of each actor's, and one of the foreign province's. */
  slips: Record<Level | 'foreign', string>
  /** Sent by the unit, which all above it may see, and by the foreign province. */
  reminders: Record<'own' | 'foreign', number>
  /** Ids of bulk decisions, likewise. */
  bulks: Record<Level | 'foreign', number>
  zhejiang: Account
  /** Id of a list that was sent to be imported. */
  list: number
}

/** Organisation code of the unit whose only report lies in the foreign province. */
export const FOREIGN_UNIT = 'F23456789'

/** Builds it in an empty database. */
export async function twoBranches(): Promise<TwoBranches> {
  const world = await buildWorld({ projects: 4, county: true, settings: { askOrgCode: false } })
  const actors = actorsOf(world)
  const zhejiang = await beside(world)
  const foreign = world.reports[3]
  await moveTo(zhejiang, foreign)
  const everybody = { ...actors, foreign: zhejiang }
  const tasks = await oneEach(
    everybody,
    `INSERT INTO tasks (kind, account_id) VALUES ('specimen', ?)`
  )
  return {
    actors,
    zhejiang,
    own: { ...(await side(world.report, actors.province)), account: world.reports[1].accountId! },
    foreign: await side(await foreign.refresh(), zhejiang),
    messages: await oneEach(
      everybody,
      `INSERT INTO messages (account_id, kind, title) VALUES (?, 'question', '您好')`
    ),
    announcements: await oneEach(
      { nation: world.nation, foreign: zhejiang },
      `INSERT INTO announcements (author_id, path, title, body)
       SELECT id, path, '公告', '内容' FROM accounts WHERE id = ?`
    ),
    questions: await oneEach(
      everybody,
      `INSERT INTO questions (asker_id, addressee_id, text) SELECT ${zhejiang.id}, ?, '怎么填'`
    ),
    list: await sentList(world),
    slips: await oneEach<Level | 'foreign', string>(
      everybody,
      `INSERT INTO slips (id, account_id, path, count) SELECT gen_random_uuid(), ?, 'nation', 0`
    ),
    reminders: await oneEach(
      { own: actors.unit, foreign: zhejiang },
      `INSERT INTO reminders (round_id, sender_id, path)
       SELECT r.id, a.id, a.path FROM rounds r, accounts a
        WHERE r.status = 'open' AND a.id = ?`
    ),
    tasks,
    bulks: await bulksOf(tasks),
  }
}

function actorsOf({ respondent, unit, county, city, province, nation }: World) {
  return { respondent, unit: unit!, county: county!, city: city!, province, nation }
}

async function beside({ province, nation }: World): Promise<Account> {
  const { name, password } = { name: '浙江省科学技术厅', password: province.password }
  const account = await Account.create({
    role: 'province',
    userName: '330000XM',
    name,
    password,
    superiorId: nation.id,
    path: 'nation.p330000',
    regionCode: '330000',
    contactName: '傅海燕',
    contactPhone: '0571-85000118',
    contactEmail: 'fu@example.org.cn',
  })
  return account.refresh()
}

async function moveTo({ id, path }: Account, report: Report) {
  await sql('UPDATE reports SET path = ? WHERE id = ?', [path, report.id])
  await sql(
    `UPDATE roster_entries SET facts = facts || jsonb_build_object('orgCode', ?::text) WHERE id = ?`,
    [FOREIGN_UNIT, report.rosterEntryId]
  )
  await sql('UPDATE accounts SET path = ?, superior_id = ? WHERE id = ?', [
    path,
    id,
    report.accountId,
  ])
}

async function side(report: Report, province: Account): Promise<Side> {
  const [file] = await sql<{ id: string }>(
    `INSERT INTO evidence_files (report_id, rule, kind, name, media_type, bytes, sha256, uploaded_by)
     VALUES (?, 'B001', 'statement', '说明.pdf', 'application/pdf', 1, 'x', ?) RETURNING id`,
    [report.id, report.accountId]
  )
  for (const key of Object.values(evidenceKeys(report.id, file.id))) await drive.use().put(key, 'x')
  const [check] = await sql<{ id: number }>(
    `INSERT INTO manual_checks (report_id, number, question, asked_by)
     SELECT ?, 1, '请核对从业人员数。', min(id) FROM accounts RETURNING id`,
    [report.id]
  )
  const paper = `additions/specimen-${province.id}`
  await drive.use().put(paper, 'x')
  const [addition] = await sql<{ id: number }>(
    `INSERT INTO addition_requests (round_id, asked_by, number, title, facts, reason, paper_key, paper_name, paper_media_type)
     VALUES (?, ?, ?, '新项目', '{"unitName": "某厂"}', '清单里漏了。', ?, '批复.pdf', 'application/pdf') RETURNING id`,
    [report.roundId, province.id, `2013AA01A3${province.id}`, paper]
  )
  const [transfer] = await sql<{ id: number }>(
    `INSERT INTO transfer_requests (round_id, roster_entry_id, from_id, reason, asked_by)
     VALUES (?, ?, ?, '单位已经迁走', ?) RETURNING id`,
    [report.roundId, report.rosterEntryId, province.id, province.id]
  )
  return {
    report,
    file: file.id,
    check: check.id,
    addition: addition.id,
    transfer: transfer.id,
    account: report.accountId!,
  }
}

/** One row for each of these accounts, by their keys. */
async function oneEach<Key extends string, Id = number>(
  accounts: Record<Key, Account>,
  insert: string
): Promise<Record<Key, Id>> {
  const ids = Object.entries<Account>(accounts).map(async ([key, { id }]) => {
    const [row] = await sql<{ id: Id }>(`${insert} RETURNING id`, [id])
    return [key, row.id]
  })
  return Object.fromEntries(await Promise.all(ids))
}

async function sentList({ round, nation }: World): Promise<number> {
  const key = 'roster/specimen'
  await drive.use().put(key, '项目编号,项目名称,承担单位\n')
  const [list] = await sql<{ id: number }>(
    `INSERT INTO roster_imports (round_id, account_id, kind, name, bytes, file_key, state, fingerprint)
     VALUES (?, ?, 'csv', '清单.csv', 1, ?, 'read', '') RETURNING id`,
    [round.id, nation.id, key]
  )
  return list.id
}

/** One for each task, of whoever asked for it. */
async function bulksOf(tasks: Record<string, number>) {
  const ids = Object.entries(tasks).map(async ([key, taskId]) => {
    const [bulk] = await sql<{ id: number }>(
      `INSERT INTO bulk_decisions (round_id, account_id, action, origin, task_id)
       SELECT rounds.id, account_id, 'accept', '/queue', tasks.id FROM tasks, rounds
        WHERE tasks.id = ? AND rounds.status = 'open' RETURNING id`,
      [taskId]
    )
    return [key, bulk.id]
  })
  return Object.fromEntries(await Promise.all(ids))
}
