import { test } from '@japa/runner'
import Account from '#models/account'
import { runDueWork } from '#models/schedule/due_work'
import { sql } from '#queries/sql'
import { submitted } from '#tests/functional/submitting/way'
import { statementsOf } from '#tests/support/statements'
import { buildWorld, clearWorld, fillCleanly, setClock, type World } from '#tests/support/world'

/** 10:00 Beijing time. */
const at = (day: string) => setClock(`${day}T02:00:00Z`)

interface Letter {
  account_id: number
  title: string
  body: string
}

const letters = () => sql<Letter>('SELECT account_id, title, body FROM messages ORDER BY id')
const mails = () =>
  sql<{ recipient: string; subject: string }>(
    'SELECT recipient, subject FROM outgoing_mails ORDER BY id'
  )

async function lettersTo({ id }: { id: number }): Promise<string[]> {
  return (await letters()).filter((one) => one.account_id === id).map(({ title }) => title)
}

async function worldWith(wishes: Parameters<typeof buildWorld>[0] = {}): Promise<World> {
  const world = await buildWorld({ lastYear: false, ...wishes })
  await sql(`UPDATE accounts SET contact_email = lower(user_name) || '@example.org.cn'`)
  return world
}

/** People of the nation with accounts of their own, by user name and e-mail. */
async function withPeople(world: World, people: Record<string, string | null>): Promise<World> {
  const { id: officeId, path, password } = world.nation
  const own = { role: 'nation' as const, name: '国家', officeId, path, password }
  for (const [userName, contactEmail] of Object.entries(people)) {
    await Account.create({ ...own, userName, contactEmail })
  }
  return world
}

test.group('Reminders', (group) => {
  group.each.setup(() => clearWorld())

  test('come 7, 3 and 1 working days before, each once', async ({ assert }) => {
    const { respondent } = await worldWith()
    const told: number[] = []

    for (const day of [
      '2017-02-28',
      '2017-03-01',
      '2017-03-02',
      '2017-03-07',
      '2017-03-09',
      '2017-03-10',
      '2017-03-11',
    ]) {
      await at(day)
      told.push((await runDueWork()).reminded, (await runDueWork()).reminded)
    }

    assert.deepEqual(told, [0, 0, 1, 0, 0, 0, 1, 0, 1, 0, 0, 0, 0, 0])
    assert.deepEqual(await lettersTo(respondent), [
      '离填报截止还有 7 个工作日：2017-03-10 24:00',
      '离填报截止还有 3 个工作日：2017-03-10 24:00',
      '离填报截止还有 1 个工作日：2017-03-10 24:00',
    ])
  })

  test('not before eight in the morning', async ({ assert }) => {
    await worldWith()
    await setClock('2017-02-28T23:59:00Z')
    const early = await runDueWork()
    await setClock('2017-03-01T00:00:01Z')

    assert.equal(early.reminded, 0)
    assert.equal((await runDueWork()).reminded, 1)
  })

  test('one digest with counts for each manager above, and one mail for each person', async ({
    assert,
  }) => {
    const { province, city, nation, respondent } = await worldWith({ projects: 3 })
    await sql(
      `INSERT INTO answers (report_id, code, raw, source) SELECT id, 'JB03', ' li@example.org ', 'typed' FROM reports WHERE account_id = ?
       ON CONFLICT (report_id, code) DO UPDATE SET raw = excluded.raw`,
      [respondent.id]
    )
    await at('2017-03-07')

    await runDueWork()

    const all = await letters()
    for (const { id } of [province, city!, nation]) {
      const own = all.filter((one) => one.account_id === id)
      assert.deepEqual(
        own.map(({ title }) => title),
        ['还没有上报的报表，最早 2017-03-10 24:00 截止，共 3 份']
      )
      assert.equal(own[0].body, '2017-03-10 24:00 截止的 3 份：未填报 3')
    }
    const sent = (await mails()).map(({ recipient }) => recipient)
    assert.includeMembers(sent, [
      '320000xm@example.org.cn',
      '320400xm@example.org.cn',
      'li@example.org',
    ])
    assert.lengthOf(
      sent.filter((one) => one.endsWith('xm@example.org.cn')),
      3
    )
  })

  test('reach a person with several projects in one mail that lists them', async ({ assert }) => {
    const { reports } = await worldWith({ projects: 5 })
    await sql(
      `INSERT INTO answers (report_id, code, raw, source)
       SELECT id, 'JB03', CASE WHEN id = ? THEN 'Li@Example.org' WHEN id = ? THEN 'wang@example.org' ELSE 'li@example.org' END, 'typed'
         FROM reports WHERE round_id = ?
       ON CONFLICT (report_id, code) DO UPDATE SET raw = excluded.raw`,
      [reports[1].id, reports[4].id, reports[0].roundId]
    )
    await sql(
      `UPDATE reports SET state = 'returned', extended_to = '2017-03-13', closes_at = '2017-03-13T16:00:00Z' WHERE id = ?`,
      [reports[0].id]
    )
    await sql(`UPDATE accounts SET contact_email = NULL`)
    await at('2017-03-09')

    await runDueWork()

    const sent = await sql<{ recipient: string; subject: string; body: string }>(
      'SELECT lower(recipient) AS recipient, subject, body FROM outgoing_mails ORDER BY 1'
    )
    const [li, wang] = sent
    assert.lengthOf(sent, 2)
    assert.equal(li.recipient, 'li@example.org')
    assert.equal(li.subject, '还有 4 个项目的报表没有上报，最早 2017-03-10 24:00 截止')
    const lines = li.body.split('\n')
    assert.lengthOf(lines, 6)
    assert.match(lines[1], /^2012AA110205 .+，2017-03-10 24:00 截止。$/)
    assert.match(lines[4], /^2012AA110204 .+，2017-03-13 24:00 截止。$/)
    assert.equal(wang.subject, '离填报截止还有 1 个工作日：2017-03-10 24:00')
    assert.lengthOf(
      (await letters()).filter(({ title }) => title.startsWith('离填报截止')),
      5
    )
  })

  test('after downtime the missed one comes once, those it has overtaken never', async ({
    assert,
  }) => {
    const { respondent } = await worldWith()
    await at('2017-03-08')

    await runDueWork()
    await runDueWork()

    assert.deepEqual(await lettersTo(respondent), ['离填报截止还有 2 个工作日：2017-03-10 24:00'])
  })

  test('nobody is reminded of what is handed over', async ({ assert }) => {
    const world = await worldWith({ city: false, lastYear: true })
    await fillCleanly(world.report)
    await submitted(world.report, world.respondent)
    await at('2017-03-07')

    assert.equal((await runDueWork()).reminded, 0)
    assert.deepEqual(await letters(), [])
  })

  test('go by each report’s own deadline, extension included', async ({ assert }) => {
    const { reports, respondent } = await worldWith({ projects: 2 })
    await sql(
      `UPDATE reports SET state = 'returned', extended_to = '2017-03-20', closes_at = '2017-03-20T16:00:00Z' WHERE id = ?`,
      [reports[0].id]
    )
    await at('2017-03-07')

    assert.equal((await runDueWork()).reminded, 1)
    assert.deepEqual(await lettersTo(respondent), [])
  })

  test('of servers that look at once one does it', async ({ assert }) => {
    await worldWith({ projects: 3 })
    await at('2017-03-07')

    const all = await Promise.all(Array.from({ length: 5 }, () => runDueWork()))

    assert.equal(
      all.reduce((sum, { reminded }) => sum + reminded, 0),
      3
    )
    assert.lengthOf(await sql(`SELECT FROM occurrences WHERE kind = 'reminder'`), 3)
  })

  test('take as many statements for many reports as for few', async ({ assert }) => {
    await worldWith()
    await at('2017-03-01')
    const few = await statementsOf(() => runDueWork())
    await clearWorld()
    await worldWith({ projects: 30 })
    await at('2017-03-01')

    const many = await statementsOf(() => runDueWork())

    assert.equal(many.length, few.length)
    assert.isAtMost(many.length, 21)
  })

  test('without a round that is open nobody is reminded of anything', async ({ assert }) => {
    await worldWith()
    await sql(`UPDATE rounds SET status = 'closed'`)
    await at('2017-03-07')

    assert.deepEqual(await runDueWork(), { reminded: 0, overdue: 0, mailed: 0 })
  })
})

test.group('The digests of the nation', (group) => {
  group.each.setup(() => clearWorld())

  const OFFICE = '000000xm@example.org.cn'
  const PEOPLE = {
    ZHANGSAN: ' zhangsan@example.cn',
    LISI: 'lisi@example.cn',
    SAME: OFFICE.toUpperCase(),
    SILENT: null,
    GONE: 'gone@example.cn',
  }

  test('{what} go by mail to each of its people, once however many servers look')
    .with([
      { what: 'reminders', day: '2017-03-07' },
      { what: 'overdue reports', day: '2017-03-11' },
    ])
    .run(async ({ assert }, { day }) => {
      const { nation } = await withPeople(await worldWith({ projects: 2 }), PEOPLE)
      await sql(`UPDATE accounts SET enabled = false WHERE user_name = 'GONE'`)
      await at(day)

      await Promise.all(Array.from({ length: 4 }, () => runDueWork()))
      await runDueWork()

      const [subject] = await lettersTo(nation)
      const told = (await mails()).filter((mail) => mail.subject === subject)
      const ofNation = told.filter(({ recipient }) => !/^32/.test(recipient))
      assert.sameMembers(
        ofNation.map(({ recipient }) => recipient),
        [OFFICE, 'zhangsan@example.cn', 'lisi@example.cn']
      )
      assert.lengthOf(await lettersTo(nation), 1)
      assert.isEmpty(
        await sql(`SELECT FROM messages m JOIN accounts a ON a.id = account_id WHERE office_id > 0`)
      )
    })

  test('are not told again by the digest of what is unread', async ({ assert }) => {
    await withPeople(await worldWith(), { ZHANGSAN: 'zhangsan@example.cn' })
    for (const day of ['2017-03-07', '2017-03-08']) {
      await at(day)
      await runDueWork()
    }

    const own = (await mails()).filter(({ recipient }) => recipient === 'zhangsan@example.cn')

    assert.deepEqual(
      own.map(({ subject }) => subject),
      ['还没有上报的报表，最早 2017-03-10 24:00 截止，共 1 份']
    )
  })
})

test.group('After a deadline', (group) => {
  group.each.setup(() => clearWorld())

  test('each manager is told once which reports are overdue', async ({ assert }) => {
    const { city, respondent } = await worldWith({ projects: 2 })
    await at('2017-03-11')

    const told = [(await runDueWork()).overdue, (await runDueWork()).overdue]

    assert.deepEqual(told, [3, 0])
    assert.deepEqual(await lettersTo(city!), ['2017-03-10 已截止，没有上报的报表，共 2 份'])
    assert.deepEqual(await lettersTo(respondent), [])
  })

  test('a later closing is told too, and the earlier one not again', async ({ assert }) => {
    const { city, reports } = await worldWith({ projects: 2 })
    await at('2017-03-11')
    await runDueWork()
    await sql(
      `UPDATE reports SET state = 'returned', extended_to = '2017-03-13', closes_at = '2017-03-13T16:00:00Z' WHERE id = ?`,
      [reports[1].id]
    )
    await at('2017-03-14')
    await runDueWork()
    await at('2017-04-20')
    await runDueWork()

    assert.deepEqual(await lettersTo(city!), [
      '2017-03-10 已截止，没有上报的报表，共 2 份',
      '2017-03-13 已截止，没有上报的报表，共 1 份',
    ])
  })

  test('whatever ended while nothing ran for weeks is told once, in one letter', async ({
    assert,
  }) => {
    const { city, reports } = await worldWith({ projects: 5 })
    await sql(
      `UPDATE reports SET closes_at = '2017-03-10T16:00:00Z'::timestamptz + (id - ?) * interval '1 day' WHERE id <> ?`,
      [reports[0].id, reports[0].id]
    )
    await at('2017-05-10')

    const told = [(await runDueWork()).overdue, (await runDueWork()).overdue]

    assert.deepEqual(told, [4, 0])
    assert.deepEqual(await lettersTo(city!), [
      '2017-03-10、2017-03-11、2017-03-12 等 5 个日期已截止，没有上报的报表，共 5 份',
    ])
    const [{ body }] = (await letters()).filter((one) => one.account_id === city!.id)
    assert.lengthOf(body.split('\n'), 5)
  })
})
