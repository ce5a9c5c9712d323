import { test } from '@japa/runner'
import router from '@adonisjs/core/services/router'
import db from '@adonisjs/lucid/services/db'
import Announcement from '#models/announcement'
import Message from '#models/message'
import Question from '#models/question'
import Task from '#models/task'
import BulkDecision from '#models/bulk_decision'
import { askTransfers } from '#models/transfer/ask_transfers'
import { sql } from '#queries/sql'
import { accessibilityProblems } from '#tests/support/accessibility'
import { closeBrowsers } from '#tests/support/browsers'
import { Visitor } from '#tests/support/visitor'
import {
  buildWorld,
  clearWorld,
  fillCleanly,
  MANAGER_PASSWORD,
  OWN_PASSWORD,
  plant,
  type World,
} from '#tests/support/world'

type Who = 'nobody' | 'newcomer' | 'respondent' | 'province' | 'nation'

/** Every page by its route: who looks at it, and the parameters it takes. */
const PAGES: Record<string, { who: Who; params?: Record<string, string>[] }> = {
  'home': { who: 'respondent' },
  'sessions.create': { who: 'nobody' },
  'first_login.create': { who: 'newcomer' },
  'password_links.create': { who: 'nobody' },
  'password_links.show': { who: 'nobody', params: [{ token: 'unknown' }] },
  'passwords.edit': { who: 'respondent' },
  'reports.sections.index': { who: 'respondent' },
  'reports.sections.show': {
    who: 'respondent',
    params: ['JB', 'JC', 'JD', 'JE', 'JF', 'JG', 'JH', 'JK', 'JL', 'JM'].map((code) => ({ code })),
  },
  'reports.pastes.create': { who: 'respondent', params: [{ code: 'JCT' }] },
  'reports.codes.index': { who: 'respondent', params: [{ code: 'JB18' }] },
  'reports.audit.show': { who: 'respondent' },
  'reports.submission.show': { who: 'respondent' },
  'messages.index': { who: 'respondent' },
  'messages.show': { who: 'respondent', params: [{ id: '2' }] },
  'announcements.show': { who: 'respondent', params: [{ id: '1' }] },
  'questions.index': { who: 'respondent' },
  'questions.show': { who: 'province', params: [{ id: '1' }] },
  'announcements.create': { who: 'province' },
  'help.show': { who: 'province' },
  'help.indicators.index': { who: 'respondent' },
  'help.indicators.show': { who: 'respondent', params: [{ code: 'JC09' }] },
  'tasks.show': { who: 'province', params: [{ id: '1' }] },
  'login_code.create': { who: 'nobody' },
  'contact.edit': { who: 'province' },
  'second_factor.edit': { who: 'province' },
  'accounts.index': { who: 'province' },
  'accounts.bulk_resets.create': { who: 'province', params: [{ query: '?ids=3' }] },
  'accounts.create': { who: 'province' },
  'accounts.show': { who: 'province', params: [{ id: '3' }] },
  'slips.show': { who: 'province', params: [{ id: '00000000-0000-4000-8000-000000000013' }] },
  'queue.index': { who: 'province' },
  'roster.verification.show': { who: 'province' },
  'roster.confirmations.create': { who: 'province' },
  'roster.entries.show': { who: 'province', params: [{ id: '3' }] },
  'transfers.index': { who: 'province' },
  'transfers.create': { who: 'province' },
  'transfers.show': { who: 'province', params: [{ id: '1' }] },
  'deadlines.index': { who: 'province' },
  'deadlines.create': { who: 'province' },
  'roster.index': { who: 'province' },
  'roster.imports.create': { who: 'nation' },
  'roster.imports.show': {
    who: 'nation',
    params: ['?show=refused', '?show=changed', '?show=added'].map((query) => ({ id: '1', query })),
  },
  'roster.additions.index': { who: 'nation' },
  'roster.additions.create': { who: 'province' },
  'roster.additions.show': { who: 'nation', params: [{ id: '1' }] },
  'bulk_decisions.show': { who: 'province', params: [{ id: '1' }] },
  'reconciliations.index': { who: 'province' },
  'reconciliations.show': { who: 'province', params: [{ org: '71480035X' }] },
  'reports.review.show': { who: 'province' },
  'manage.show': { who: 'province' },
  'collection.show': { who: 'province' },
  'collection.reports.index': { who: 'province' },
  'reminders.index': { who: 'province' },
  'reminders.show': { who: 'province', params: [{ id: '1' }] },
}

/** Answers to GET that are no pages, and pages that only journeys of their own reach. */
const FILES = [
  'clocks.edit',
  'second_factor.phone.edit',
  'reports.findings.show',
  'reports.save_pass.show',
  'reports.evidence.show',
  'reports.evidence.thumbnail',
  'reports.covers.show',
  'reports.prints.show',
  'roster.imports.refusals.show',
  'roster.additions.papers.show',
  'collection.downloads.show',
  'reminders.downloads.show',
  'bulk_decisions.refusals.show',
]

const SIZES = [
  { width: 1366, height: 768 },
  { width: 390, height: 844 },
]

test.group('Every page', (group) => {
  let world: World

  group.each.setup(async () => {
    await clearWorld()
    world = await buildWorld({ city: false, projects: 2 })
    await fillCleanly(world.report)
    await plant(world.report, {
      JC01: '江苏恒曜储能科技有限公司',
      JD01: 25,
      JE15: '3,5OO',
      JC15: '',
    })
    await submitSecond(world)
    await list(world)
    await sql(
      `INSERT INTO slips (id, account_id, path, count, sealed)
       VALUES ('00000000-0000-4000-8000-000000000013', ?, 'nation', 9, 'x')`,
      [world.province.id]
    )
    await tell(world)
    await beginBulk(world)
  })
  group.teardown(() => closeBrowsers())

  test('is known here', ({ assert }) => {
    const routes = Object.values(router.toJSON()).flat()
    const got = routes
      .filter(({ methods }) => methods.includes('GET'))
      .map(({ name }) => name ?? '')

    const unknown = got.filter((name) => !(name in PAGES) && !FILES.includes(name))

    assert.deepEqual(unknown, [])
  })

  test('has no accessibility problem and keeps to the content security policy, with scripts and without', async ({
    assert,
  }) => {
    const problems = await Promise.all([true, false].map((scripts) => tour(world, scripts)))

    assert.deepEqual(problems.flat(), [])
  }).timeout(600_000)
})

/** Everybody's pages one after the other; the problems that they have. */
async function tour(world: World, scripts: boolean): Promise<string[]> {
  const problems: string[] = []
  for (const who of ['nobody', 'newcomer', 'respondent', 'province', 'nation'] as const) {
    const visitor = await Visitor.arrive({ scripts })
    await signIn(visitor, who, world)
    for (const path of pathsOf(who, world)) problems.push(...(await problemsOf(visitor, path)))
    await visitor.close()
  }
  return problems.map((problem) => `scripts ${scripts}, ${problem}`)
}

async function problemsOf(visitor: Visitor, path: string): Promise<string[]> {
  const found: string[] = []
  for (const size of SIZES) {
    await visitor.resize(size)
    const status = await visitor.open(path)
    const wide = await visitor.evaluate('document.documentElement.scrollWidth - innerWidth')
    if (status >= 400 && !path.includes('unknown')) found.push(`${path}: ${status}`)
    if (wide > 0) found.push(`${path}: ${wide} px too wide at ${size.width}`)
    found.push(...(await accessibilityProblems(visitor)).map((line) => `${path}: ${line}`))
  }
  return found
}

function pathsOf(who: Who, { report, reports }: World): string[] {
  const id = String((who === 'province' ? reports[1] : report).id)
  return Object.entries(PAGES)
    .filter(([, page]) => page.who === who)
    .flatMap(([name, { params = [{}] }]) =>
      params.map(
        ({ query = '', ...one }) => router.makeUrl(name, { report_id: id, ...one }) + query
      )
    )
}

async function signIn(
  visitor: Visitor,
  who: Who,
  { respondent, province, nation, reports }: World
) {
  if (who === 'nobody') return
  const [newcomer] = await sql<{ user_name: string }>(
    'SELECT user_name FROM accounts WHERE id = ?',
    [reports[1].accountId]
  )
  const [name, password] = {
    newcomer: [newcomer.user_name, 'KJ+123'],
    respondent: [respondent.userName, OWN_PASSWORD],
    province: [province.userName, MANAGER_PASSWORD],
    nation: [nation.userName, MANAGER_PASSWORD],
  }[who]
  await visitor.open('/login')
  await visitor.fill('用户名', name)
  await visitor.fill('密码', password)
  await visitor.press('登录')
}

/** One message, announcement, question and task each. */
async function tell({ round, report, respondent, province }: World) {
  const by = { actor: province, address: null }
  await Announcement.publish({ title: '报表封面提醒', body: '盖章后请上传。\n谢谢。' }, by)
  await Question.ask(respondent, '从业人员按年末还是全年平均填？', 'JC09')
  await sql(
    `INSERT INTO reminders (round_id, sender_id, path)
     SELECT rounds.id, accounts.id, path FROM rounds, accounts WHERE status = 'open' AND accounts.id = ?`,
    [province.id]
  )
  await db.transaction(async (trx) => {
    const letter = { to: respondent.id, kind: 'reminder' as const, title: '还有 3 个工作日截止' }
    await Message.send([{ ...letter, body: '请尽快上报。', href: '/' }], province.id, trx)
    await Task.ask('specimen', province, {}, trx)
  })
  const leaving = { entryIds: [report.rosterEntryId], toId: null, reason: '单位已经迁走' }
  await askTransfers(round, leaving, by)
}

/** The second report waits at the province; its respondent has never signed in since. */
async function submitSecond({ reports: [, second] }: World) {
  const { default: Account } = await import('#models/account')
  await fillCleanly(second)
  const actor = await Account.findOrFail(second.accountId)
  await second.submit({ actor, address: null })
  await sql('UPDATE accounts SET password = NULL WHERE id = ?', [actor.id])
}

/** A list that was read, with a row of each outcome, and a request for a new project. */
async function list({ round, nation, province }: World) {
  const facts = JSON.stringify({
    unitName: '常州某电机厂',
    regionCode: '320412',
    budgetTotal: 395.5,
  })
  await sql(
    `WITH list AS (
       INSERT INTO roster_imports (round_id, account_id, kind, name, bytes, file_key, state, fingerprint)
       VALUES (?, ?, 'xlsx', '2016 年下发清单.xlsx', 1, 'roster/specimen', 'read', 'x') RETURNING id
     )
     INSERT INTO roster_import_rows (import_id, position, sheet, row, number, title, facts, mistakes, remarks, changes, outcome)
     SELECT list.id, position, '清单', position + 3, '2013AA01A30' || position, '永磁电机研究', ?::jsonb,
            mistakes, remarks, changes, outcome
       FROM list, (VALUES
         (1, '[{"column": "密级", "found": "秘密", "message": "密级是“秘密”，涉密项目不能进本系统。只收“公开”或空着的"}]'::jsonb, '[]'::jsonb, NULL::jsonb, 'refused'),
         (2, '[]', '["组织机构代码 123456789 的校验位不对，请核对"]', '{"budgetTotal": [500, 395.5]}', 'changed'),
         (3, '[]', '[]', NULL, 'added')) one (position, mistakes, remarks, changes, outcome)`,
    [round.id, nation.id, facts]
  )
  await sql(
    `INSERT INTO addition_requests (round_id, asked_by, number, title, facts, reason, paper_key, paper_name, paper_media_type)
     VALUES (?, ?, '2013AA01A309', '储能电站研究', ?, '任务书已签，清单里漏了。', 'additions/x', '批复.pdf', 'application/pdf')`,
    [round.id, province.id, facts]
  )
}

/** A bulk return of the second report that waits for its confirmation. */
async function beginBulk({ round, province, reports: [, second] }: World) {
  const { bulk, task } = await BulkDecision.choose({
    action: 'return',
    actor: province,
    address: null,
    roundId: round.id,
    origin: '/queue',
    chosen: { text: 'FROM reports r WHERE r.id = ?', values: [second.id] },
  })
  await bulk.goOn(province, task)
}
