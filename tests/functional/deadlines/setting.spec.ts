import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { sql } from '#queries/sql'
import type Account from '#models/account'
import { setClockBefore, signedIn } from '#tests/functional/submitting/way'
import { seenIn, setDates } from '#tests/functional/deadlines/set_dates'
import { statementsOf } from '#tests/support/statements'
import { buildWorld, clearWorld, type World } from '#tests/support/world'

interface Stored {
  filing: string | null
  review: string | null
}

async function own(account: Account): Promise<Stored | null> {
  const [row] = await sql<Stored>(
    'SELECT filing_deadline AS filing, review_deadline AS review FROM deadlines WHERE account_id = ?',
    [account.id]
  )
  return row ?? null
}

async function closing({ report }: World): Promise<string> {
  const [row] = await sql<{ at: string }>('SELECT closes_at AS at FROM reports WHERE id = ?', [
    report.id,
  ])
  return new Date(row.at).toISOString()
}

test.group('Setting deadlines, what is refused', (group) => {
  group.each.setup(() => clearWorld())

  test('a province can’t {what}')
    .with([
      {
        what: 'go past the nation’s filing date',
        dates: { filing: '2017-03-11' },
        says: '填报截止最晚到 2017-03-10 24:00，那是国家的填报截止。要更晚，请先由国家级管理机构延后国家的填报截止。',
      },
      {
        what: 'go past the review date that the nation gives provinces',
        dates: { review: '2017-03-21' },
        says: '审核截止最晚到 2017-03-20 24:00，那是国家给省级的审核截止。',
      },
      {
        what: 'end its reviews before the filing',
        dates: { filing: '2017-03-09', review: '2017-03-08' },
        says: '填报截止 2017-03-09 会晚于审核截止 2017-03-08',
      },
      { what: 'set yesterday', dates: { filing: '2017-02-21' }, says: '2017-02-21 24:00 已经过了' },
      { what: 'set a day that is none', dates: { filing: '2017-02-30' }, says: '不是日期' },
      { what: 'set a word', dates: { review: '下周五' }, says: '“下周五”不是日期' },
      { what: 'set something endless', dates: { review: '9'.repeat(5000) }, says: '不是日期' },
      { what: 'set what holds a NUL', dates: { review: '2017-03-08\0' }, says: '不是日期' },
    ])
    .run(async ({ assert }, { dates, says }) => {
      const world = await buildWorld()
      const person = await signedIn(world.province)
      const form = { target: String(world.province.id), ...dates } as Record<string, string>

      const preview = await person.get(`/deadlines/create?${new URLSearchParams(form)}`)
      const stored = await person.post('/deadlines', { ...form, seen: 'x' })

      assert.equal(preview.status, 422)
      assert.include(preview.words, says)
      assert.notInclude(preview.body, '定下来</button>')
      assert.oneOf(stored.status, [409, 422])
      assert.isNull(await own(world.province))
    })

  test('a field sent twice is no date, and nothing is cleared by it', async ({ assert }) => {
    const world = await buildWorld({ deadlines: { city: { filing: '2017-03-08' } } })
    const person = await signedIn(world.province)
    await person.get('/deadlines')

    const answer = await person.post('/deadlines', {
      target: String(world.city!.id),
      filing: ['2017-03-07', '2017-03-06'],
    })

    assert.equal(answer.status, 422)
    assert.equal((await own(world.city!))?.filing, '2017-03-08')
  })

  test('the city’s limit is the province’s own date, and the province can lift it', async ({
    assert,
  }) => {
    const world = await buildWorld({ deadlines: { province: { filing: '2017-03-08' } } })
    const person = await signedIn(world.province)

    const answer = await person.get(
      `/deadlines/create?target=${world.city!.id}&filing=2017-03-09&review=`
    )

    assert.include(
      answer.words,
      '填报截止最晚到 2017-03-08 24:00，那是江苏省科学技术厅的填报截止。要更晚，请先由江苏省科学技术厅延后'
    )
  })

  test('a city may look at its dates and set none', async ({ assert }) => {
    const world = await buildWorld({ county: true })
    const person = await signedIn(world.city!)

    const page = await person.get('/deadlines')
    const form = await person.get(`/deadlines/create?target=${world.county!.id}`)
    const stored = await person.post('/deadlines', {
      target: String(world.county!.id),
      filing: '2017-03-01',
    })

    assert.equal(page.status, 200)
    assert.include(page.words, '武进区科学技术局')
    assert.notInclude(page.body, '/deadlines/create')
    assert.deepEqual([form.status, stored.status], [403, 403])
    assert.isNull(await own(world.county!))
  })

  test('{who} can’t set for {whom}: {status}')
    .with([
      { who: 'province', whom: 'nation', status: 404 },
      { who: 'province', whom: 'respondent', status: 404 },
      { who: 'nation', whom: 'city', status: 403 },
      { who: 'province', whom: 'round', status: 403 },
      { who: 'province', whom: 'nobody', status: 404 },
      { who: 'province', whom: 'nonsense', status: 404 },
    ] as const)
    .run(async ({ assert }, { who, whom, status }) => {
      const world = await buildWorld()
      const person = await signedIn(world[who])
      const targets = { nobody: '999999', nonsense: "1' OR 1", round: 'round' }
      const target =
        whom in targets
          ? targets[whom as keyof typeof targets]
          : String(world[whom as 'nation' | 'city' | 'respondent']!.id)

      await person.get('/deadlines')
      const answer = await person.post('/deadlines', { target, filing: '2017-03-01' })

      assert.equal(answer.status, status)
      assert.deepEqual(await sql('SELECT FROM deadlines'), [])
    })

  test('another province’s city is no city of this one', async ({ assert }) => {
    const world = await buildWorld()
    const other = await otherProvince(world)
    const person = await signedIn(other)

    const answer = await person.get(`/deadlines/create?target=${world.city!.id}&filing=2017-03-01`)

    assert.equal(answer.status, 404)
  })
})

test.group('Setting deadlines', (group) => {
  group.each.setup(() => clearWorld())

  test('shows first what it would do, and stores nothing by that', async ({ assert }) => {
    const world = await buildWorld({ projects: 2 })
    const person = await signedIn(world.province)

    const page = await person.get(
      `/deadlines/create?target=${world.city!.id}&filing=2017-03-08&review=`
    )

    assert.equal(page.status, 200)
    assert.include(page.words, '管理机构时间有变 1 个')
    assert.include(page.words, '报表截止有变 2 份 未填报 2')
    assert.include(page.words, '2012AA110204')
    assert.isNull(await own(world.city!))
  })

  test('moves dates, closing, journal and messages together', async ({ assert }) => {
    const world = await buildWorld()
    const person = await signedIn(world.province)

    const answer = await setDates(person, {
      target: String(world.city!.id),
      filing: '2017-03-08',
      review: '2017-03-18',
    })

    assert.equal(answer.status, 303)
    assert.deepEqual(await own(world.city!), { filing: '2017-03-08', review: '2017-03-18' })
    assert.equal(await closing(world), '2017-03-08T16:00:00.000Z')
    const [entry] = await sql(
      'SELECT act, actor_id, path::text, host(actor_address) AS address FROM journal'
    )
    assert.deepInclude(entry, {
      act: 'deadline.set',
      actor_id: world.province.id,
      path: world.city!.path,
    })
    const messages = await sql<{ account_id: number; title: string }>(
      'SELECT account_id, title FROM messages ORDER BY id'
    )
    assert.deepEqual(messages, [
      { account_id: world.city!.id, title: '截止时间有变动：填报到 2017-03-08，审核到 2017-03-18' },
      { account_id: world.respondent.id, title: '填报截止提前到 2017-03-08 24:00' },
    ])
    const page = await person.follow(answer)
    assert.include(page.words, '截止时间已定好')
    assert.match(page.words, /2017-03-08 江苏省科学技术厅 2-22 10:\d\d 定/)
  })

  test('tells respondents who have less time now, and nobody who has more or has filed', async ({
    assert,
  }) => {
    const world = await buildWorld({
      projects: 2,
      deadlines: { city: { filing: '2017-03-09' } },
    })
    await sql(`UPDATE reports SET state = 'unreported' WHERE id = ?`, [world.reports[1].id])
    const person = await signedIn(world.province)
    const told = () =>
      sql<{ account_id: number; title: string; body: string }>(
        `SELECT account_id, title, body FROM messages
          WHERE account_id IN (SELECT id FROM accounts WHERE role = 'respondent')`
      )

    await setDates(person, { target: String(world.city!.id), filing: '2017-03-10', review: '' })
    const later = await told()
    await setDates(person, { target: String(world.city!.id), filing: '2017-03-07', review: '' })

    assert.deepEqual(later, [])
    const [message, ...others] = await told()
    assert.deepEqual(others, [])
    assert.equal(message.account_id, world.respondent.id)
    assert.equal(message.title, '填报截止提前到 2017-03-07 24:00')
    assert.include(message.body, '原来 2017-03-10 24:00 截止')
  })

  test('cleared, it is inherited again', async ({ assert }) => {
    const world = await buildWorld({ deadlines: { city: { filing: '2017-03-08' } } })
    const person = await signedIn(world.province)

    await setDates(person, { target: String(world.city!.id), filing: '', review: '' })

    assert.deepEqual(await own(world.city!), { filing: null, review: null })
    assert.equal(await closing(world), '2017-03-10T16:00:00.000Z')
  })

  test('for a whole level an empty date stays, and a ticked one is inherited', async ({
    assert,
  }) => {
    const world = await buildWorld({
      deadlines: { city: { filing: '2017-03-08', review: '2017-03-15' } },
    })
    const person = await signedIn(world.province)

    await setDates(person, { target: 'city', filing: '2017-03-07', review: '' })
    const set1 = await own(world.city!)
    await setDates(person, { target: 'city', filing: '', review: '', inherit: 'review' })

    assert.deepEqual(set1, { filing: '2017-03-07', review: '2017-03-15' })
    assert.deepEqual(await own(world.city!), { filing: '2017-03-07', review: null })
  })

  test('a superior’s earlier date names those below, and brings them only when asked', async ({
    assert,
  }) => {
    const world = await buildWorld({ deadlines: { city: { filing: '2017-03-08' } } })
    const person = await signedIn(world.province)
    const form = { target: String(world.province.id), filing: '2017-03-07', review: '' }

    const refused = await person.get(`/deadlines/create?${new URLSearchParams(form)}`)
    const notYet = await own(world.city!)
    const done = await setDates(person, { ...form, bringForward: '1' })

    assert.equal(refused.status, 422)
    assert.include(refused.words, '下面有 1 个机构自己定的时间不再合适：常州市科学技术局')
    assert.equal(notYet?.filing, '2017-03-08')
    assert.equal(done.status, 303)
    assert.equal((await own(world.city!))?.filing, '2017-03-07')
    assert.equal(await closing(world), '2017-03-07T16:00:00.000Z')
  })

  test('an extension is kept and said so', async ({ assert }) => {
    const world = await buildWorld()
    await sql(
      `UPDATE reports SET state = 'returned', extended_to = '2017-03-18', closes_at = '2017-03-18T16:00:00Z'`
    )
    const person = await signedIn(world.province)
    const form = { target: String(world.city!.id), filing: '2017-03-01', review: '' }

    const preview = await person.get(`/deadlines/create?${new URLSearchParams(form)}`)
    await setDates(person, form)

    assert.include(preview.words, '退回时延长过，照旧 1 份')
    assert.equal(await closing(world), '2017-03-18T16:00:00.000Z')
  })

  test('a stale page shows both and asks; nothing is changed', async ({ assert }) => {
    const world = await buildWorld()
    const [one, other] = [await signedIn(world.province), await signedIn(world.province)]
    const target = String(world.city!.id)
    const preview = await one.get(`/deadlines/create?target=${target}&filing=2017-03-08&review=`)
    await setDates(other, { target, filing: '2017-03-06', review: '' })

    const answer = await one.post('/deadlines', {
      target,
      filing: '2017-03-08',
      review: '',
      seen: seenIn(preview.body),
    })
    const still = await own(world.city!)
    const again = await one.post('/deadlines', {
      target,
      filing: '2017-03-08',
      review: '',
      seen: seenIn(answer.body),
    })

    assert.equal(answer.status, 409)
    assert.include(answer.words, '填报截止 2017-03-06 江苏省科学技术厅定 2017-03-08')
    assert.equal(still?.filing, '2017-03-06')
    assert.equal(again.status, 303)
    assert.equal((await own(world.city!))?.filing, '2017-03-08')
  })

  test('pressed twice, it is done once', async ({ assert }) => {
    const world = await buildWorld()
    const person = await signedIn(world.province)
    const form = { target: String(world.city!.id), filing: '2017-03-08', review: '' }
    const preview = await person.get(`/deadlines/create?${new URLSearchParams(form)}`)
    const press = () => person.post('/deadlines', { ...form, seen: seenIn(preview.body) })

    const answers = await Promise.all([press(), press()])

    assert.deepEqual(
      answers.map(({ status }) => status),
      [303, 303]
    )
    assert.lengthOf(await sql('SELECT FROM journal'), 1)
    const told = await sql<{ id: number }>('SELECT account_id AS id FROM messages ORDER BY id')
    assert.deepEqual(
      told.map(({ id }) => id),
      [world.city!.id, world.respondent.id]
    )
  })

  test('of two who press at once with different dates one is told of the other', async ({
    assert,
  }) => {
    const world = await buildWorld()
    const people = [await signedIn(world.province), await signedIn(world.province)]
    const target = String(world.city!.id)
    const seen = await Promise.all(
      people.map(async (person) =>
        seenIn(
          (await person.get(`/deadlines/create?target=${target}&filing=2017-03-05&review=`)).body
        )
      )
    )

    const answers = await Promise.all(
      people.map((person, i) =>
        person.post('/deadlines', {
          target,
          filing: `2017-03-0${6 + i}`,
          review: '',
          seen: seen[i],
        })
      )
    )

    assert.deepEqual(answers.map(({ status }) => status).sort(), [303, 409])
    assert.lengthOf(await sql('SELECT FROM journal'), 1)
  })

  test('the nation moves the round and what it gives a province', async ({ assert }) => {
    const world = await buildWorld()
    const person = await signedIn(world.nation)
    const round = {
      target: 'round',
      opens: '2017-01-04',
      filing: '2017-03-12',
      provinceReview: '2017-03-20',
      nationalReview: '2017-04-03',
    }

    const disorder = await person.get(
      `/deadlines/create?${new URLSearchParams({ ...round, filing: '2017-03-25' })}`
    )
    const moved = await setDates(person, round)
    const given = await setDates(person, {
      target: String(world.province.id),
      filing: '',
      review: '2017-03-25',
    })

    assert.equal(disorder.status, 422)
    assert.include(disorder.words, '省级审核截止不能早于填报截止')
    assert.deepEqual([moved.status, given.status], [303, 303])
    assert.equal(await closing(world), '2017-03-12T16:00:00.000Z')
    assert.deepEqual(
      (await sql<{ act: string }>('SELECT act FROM journal ORDER BY id')).map(({ act }) => act),
      ['round.deadlines', 'deadline.set']
    )
    const province = await signedIn(world.province)
    const late = await province.get(
      `/deadlines/create?target=${world.province.id}&filing=&review=2017-03-26`
    )
    assert.equal(late.status, 422)
  })

  test('a date set to today holds until its last second', async ({ assert }) => {
    const world = await buildWorld()
    const person = await signedIn(world.province)
    await setClockBefore('2017-03-01T16:00:00Z', 30)
    const form = { target: String(world.city!.id), filing: '2017-03-01', review: '' }
    const preview = await person.get(`/deadlines/create?${new URLSearchParams(form)}`)
    await setClockBefore('2017-03-01T16:00:00Z', 0)

    const late = await person.post('/deadlines', { ...form, seen: seenIn(preview.body) })

    assert.equal(preview.status, 200)
    assert.equal(late.status, 422)
    assert.include(late.words, '2017-03-01 24:00 已经过了')
  })

  test('a return under way while the date moves keeps its extension and the new date', async ({
    assert,
  }) => {
    const world = await buildWorld()
    const person = await signedIn(world.province)
    const trx = await db.transaction()
    await trx.rawQuery(
      `UPDATE reports SET state = 'returned', extended_to = '2017-03-05', closes_at = '2017-03-10T16:00:00Z'`
    )

    const answer = setDates(person, {
      target: String(world.city!.id),
      filing: '2017-03-03',
      review: '',
    })
    await new Promise((resolve) => setTimeout(resolve, 500))
    await trx.commit()

    assert.equal((await answer).status, 303)
    assert.equal(await closing(world), '2017-03-05T16:00:00.000Z')
  })

  test('takes as many statements for many managers as for few', async ({ assert }) => {
    const world = await buildWorld()
    const person = await signedIn(world.province)
    const page = () => person.get('/deadlines')
    const preview = () => person.get('/deadlines/create?target=city&filing=2017-03-08&review=')
    await page()
    await preview()
    const few = [await statementsOf(page), await statementsOf(preview)]
    await sql(
      `INSERT INTO accounts (user_name, role, name, superior_id, path, password)
       SELECT 'C' || n, 'city', '市' || n, ?, ('nation.p320000.m' || n)::ltree, 'x' FROM generate_series(1, 300) n`,
      [world.province.id]
    )

    const many = [await statementsOf(page), await statementsOf(preview)]

    assert.deepEqual(
      many.map(({ length }) => length),
      few.map(({ length }) => length)
    )
  })
})

async function otherProvince({ nation, province }: World): Promise<Account> {
  const { default: Model } = await import('#models/account')
  const account = await Model.create({
    userName: '330000XM',
    role: 'province',
    name: '浙江省科学技术厅',
    superiorId: nation.id,
    path: 'nation.p330000',
    password: province.password,
    contactName: province.contactName,
    contactPhone: province.contactPhone,
    contactEmail: province.contactEmail,
    firstLoginAt: province.firstLoginAt,
  })
  return account.refresh()
}
