import { test } from '@japa/runner'
import type Account from '#models/account'
import { openRound } from '#models/round/new_round'
import { sql } from '#queries/sql'
import { signedIn } from '#tests/functional/submitting/way'
import { twoProvinces } from '#tests/support/tree'
import { buildWorld, clearWorld } from '#tests/support/world'

/** Who has verified how many lines, by user name. */
async function confirmed(): Promise<Record<string, number>> {
  const rows = await sql<{ name: string; count: number }>(
    `SELECT a.user_name AS name, count(*)::int FROM roster_confirmations c JOIN accounts a ON a.id = c.account_id GROUP BY 1`
  )
  return Object.fromEntries(rows.map(({ name, count }) => [name, count]))
}

async function visiting(account: Account) {
  const person = await signedIn(account)
  await person.get('/roster/verification')
  return person
}

/** The seen state of the whole list, as the page of confirmation holds it. */
function stampOf(body: string): string {
  return /name="seen" value="(\w+)"/.exec(body)![1]
}

test.group('Verifying the list, what is refused', (group) => {
  group.each.setup(() => clearWorld())

  test('lines of another province, missing ones and garbage; nothing is stored', async ({
    assert,
  }) => {
    const { zhejiang, report } = await twoProvinces()
    const person = await visiting(zhejiang)

    const answers = await Promise.all([
      person.post('/roster/confirmations', { entry: [String(report.rosterEntryId)] }),
      person.post('/roster/confirmations', { only: '999999999' }),
      person.post('/roster/confirmations/withdrawals', { only: String(report.rosterEntryId) }),
      person.post(`/roster/entries/${report.rosterEntryId}/remarks`, { remark: '不是我的' }),
      person.get(`/roster/entries/${report.rosterEntryId}`),
    ])
    const garbage = await Promise.all(
      [{}, { entry: ['x', "1'; --", '\0'] }, { 'entry[a][b]': '1' }, { only: ['1', '2'] }].map(
        (form) => person.post('/roster/confirmations', form)
      )
    )

    assert.deepEqual(
      answers.map(({ status }) => status),
      [404, 404, 404, 404, 404]
    )
    assert.deepEqual(
      garbage.map(({ status }) => status),
      [422, 422, 422, 422]
    )
    assert.include(garbage[0].words, '还没有选项目')
    assert.deepEqual(await confirmed(), {})
  })

  test('the whole list from a page that is older than the list', async ({ assert }) => {
    const { province, report, reports, zhejiang } = await twoProvinces({ projects: 2 })
    const person = await visiting(province)
    const page = await person.get('/roster/confirmations/create')
    await sql('UPDATE reports SET path = ? WHERE id = ?', [zhejiang.path, reports[1].id])

    const answer = await person.post('/roster/confirmations', { seen: stampOf(page.body) })

    assert.equal(answer.status, 409)
    assert.include(answer.words, '清单又有了变动')
    assert.include(answer.words, '核实 1 个项目')
    assert.deepEqual(await confirmed(), {})
    assert.exists(report)
  })

  test('taking back what the level above has verified, with the name of who has', async ({
    assert,
  }) => {
    const { county, city, report } = await twoProvinces()
    const entry = { only: String(report.rosterEntryId) }
    const [lower, upper] = [await visiting(county!), await visiting(city!)]
    await lower.post('/roster/confirmations', entry)
    await upper.post('/roster/confirmations', entry)

    const answer = await lower.post('/roster/confirmations/withdrawals', entry)

    assert.equal(answer.status, 409)
    assert.include(answer.words, '2012AA110204 已由常州市科学技术局核实，不能再撤回')
    assert.deepEqual(await confirmed(), { '320412XM': 1, '320400XM': 1 })
  })

  test('a remark that is too long comes back with what was typed', async ({ assert }) => {
    const { county, report } = await twoProvinces()
    const person = await visiting(county!)

    const answer = await person.post(`/roster/entries/${report.rosterEntryId}/remarks`, {
      remark: '长'.repeat(501),
    })

    assert.equal(answer.status, 422)
    assert.include(answer.words, '写了 501 个字符，最多 500 个')
    assert.include(answer.body, '长'.repeat(501))
    assert.deepEqual(await sql('SELECT * FROM roster_remarks'), [])
  })
})

test.group('Verifying the list', (group) => {
  group.each.setup(() => clearWorld())

  test('goes line by line, and back, at each level by itself', async ({ assert }) => {
    const { county, reports } = await twoProvinces({ projects: 2 })
    const person = await visiting(county!)
    const entry = { only: String(reports[0].rosterEntryId) }

    const page = await person.follow(await person.post('/roster/confirmations', entry))
    const before = await confirmed()
    const back = await person.follow(await person.post('/roster/confirmations/withdrawals', entry))

    assert.include(page.words, '2 个项目，您核实了 1 个，还有 1 个。')
    assert.deepEqual(before, { '320412XM': 1 })
    assert.include(back.words, '已撤回 1 个项目的核实。')
    assert.deepEqual(await confirmed(), {})
  })

  test('shows the level above who has not, and what', async ({ assert }) => {
    const { province, county, report } = await twoProvinces({ projects: 2 })
    const lower = await visiting(county!)
    await lower.post('/roster/confirmations', { only: String(report.rosterEntryId) })
    const person = await visiting(province)

    const page = await person.get('/roster/verification?state=below')

    assert.include(page.words, '常州市科学技术局 2 0')
    assert.include(page.words, '武进区科学技术局、常州市科学技术局还没核实')
  })

  test('of all at once says before what follows, and settles the units', async ({ assert }) => {
    const { province, reports } = await twoProvinces({ projects: 4 })
    const person = await visiting(province)
    const preview = await person.get('/roster/confirmations/create')

    const seen = stampOf(preview.body)
    const answers = await Promise.all([
      person.post('/roster/confirmations', { seen }),
      person.post('/roster/confirmations', { seen }),
    ])

    const [unit] = await sql<{ user_name: string; path: string }>(
      `SELECT user_name, path::text FROM accounts WHERE role = 'unit'`
    )
    assert.include(preview.words, '确认后 1 个单位设单位级管理机构')
    assert.deepEqual(
      answers.map(({ status }) => status),
      [303, 303]
    )
    assert.deepEqual(await confirmed(), { '320000XM': 4 })
    assert.deepEqual(unit, {
      user_name: '71480035XXM',
      path: 'nation.p320000.c320400.c320412.u71480035X',
    })
    assert.equal((await reports[0].refresh()).path, unit.path)
  })

  test('pressed twice says the second time that it was done before', async ({ assert }) => {
    const { province, report } = await twoProvinces({ projects: 2 })
    const person = await visiting(province)
    const form = { only: String(report.rosterEntryId) }
    await person.post('/roster/confirmations', form)

    const page = await person.follow(await person.post('/roster/confirmations', form))

    assert.include(page.words, '这些项目先前已核实过。')
    assert.notInclude(page.words, '已核实 0 个')
  })

  test('is a matter of every line, however the last one came', async ({ assert }) => {
    const { province, reports } = await twoProvinces({ projects: 4 })
    const person = await visiting(province)
    const entries = reports.map(({ rosterEntryId }) => String(rosterEntryId))
    await person.post('/roster/confirmations', { entry: entries.slice(1) })
    const [{ before }] = await sql<{ before: number }>(
      'SELECT count(*)::int AS before FROM settlements'
    )

    const page = await person.follow(
      await person.post('/roster/confirmations', { only: entries[0] })
    )

    assert.equal(before, 0)
    assert.include(page.words, '整份清单核实完，单位级管理机构已定。')
  })

  test('has remarks that everybody on the path reads', async ({ assert }) => {
    const { province, county, report } = await twoProvinces()
    const lower = await visiting(county!)
    const path = `/roster/entries/${report.rosterEntryId}`
    await lower.post(`${path}/remarks`, { remark: '单位已更名 <b>' })

    const page = await (await visiting(province)).get(path)

    assert.include(page.body, '单位已更名 &lt;b&gt;')
    assert.include(page.words, '武进区科学技术局')
  })

  test('shows months and money of a line as the list does, and the list leads to it', async ({
    assert,
  }) => {
    const { province, report } = await twoProvinces()
    const path = `/roster/entries/${report.rosterEntryId}`
    await sql(
      `UPDATE roster_entries SET facts = facts || '{"startMonth": 201201, "budgetTotal": 1130}' WHERE id = ?`,
      [report.rosterEntryId]
    )
    const person = await visiting(province)

    const list = await person.get('/roster')
    const page = await person.get(path)

    assert.include(list.body, `href="${path}"`)
    assert.include(list.words, '2012-01')
    assert.include(list.words, '1,130.00')
    assert.include(page.words, '2012-01')
    assert.include(page.words, '1,130.00 万元')
  })

  test('goes on while the round is prepared: line by line, with remarks, and the units are settled', async ({
    assert,
  }) => {
    const { round, province, county, reports } = await twoProvinces({ projects: 4 })
    await round.merge({ status: 'preparing' }).save()
    const [lower, person] = [await visiting(county!), await visiting(province)]
    const entry = { only: String(reports[0].rosterEntryId) }
    const path = `/roster/entries/${entry.only}`

    await lower.post('/roster/confirmations', entry)
    await lower.post('/roster/confirmations/withdrawals', entry)
    await lower.post(`${path}/remarks`, { remark: '单位已更名' })
    const page = await person.get(path)
    const preview = await person.get('/roster/confirmations/create')
    const done = await person.follow(
      await person.post('/roster/confirmations', { seen: stampOf(preview.body) })
    )
    await openRound('2016')

    assert.include(page.words, '单位已更名')
    assert.include(preview.words, '确认后 1 个单位设单位级管理机构')
    assert.include(done.words, '整份清单核实完，单位级管理机构已定。')
    assert.deepEqual(await confirmed(), { '320000XM': 4 })
    assert.equal((await reports[0].refresh()).path, 'nation.p320000.c320400.c320412.u71480035X')
  })

  test('says so when there is no round', async ({ assert }) => {
    const { province, round } = await buildWorld()
    const person = await signedIn(province)
    await round.merge({ status: 'closed' }).save()

    const page = await person.get('/roster/verification')

    assert.include(page.words, '现在没有进行中的调查')
  })
})
