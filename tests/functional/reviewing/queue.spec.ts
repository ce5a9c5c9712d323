import { test } from '@japa/runner'
import Account from '#models/account'
import { ReviewQueue } from '#queries/review_queue'
import { sql } from '#queries/sql'
import { copyReport } from '#tests/functional/reviewing/copied_report'
import { explainAll, signedIn, submitted } from '#tests/functional/submitting/way'
import { statementsOf } from '#tests/support/statements'
import {
  buildWorld,
  clearWorld,
  fillCleanly,
  plant,
  setClock,
  type World,
} from '#tests/support/world'
import { queueFilters } from '#validators/queue'

/** Three reports: one clean and one explained wait at the province, one is being filled. */
async function world(): Promise<World> {
  const built = await buildWorld({ projects: 3, city: false })
  const [first, second] = built.reports
  await fillCleanly(first)
  await fillCleanly(second)
  await plant(second, { JC09: 1500 })
  await explainAll(second, await owner(second))
  await sql(`UPDATE projects SET title = '100%_纯' WHERE id = ?`, [second.projectId])
  await submitted(second, await owner(second))
  await sql(
    `UPDATE roster_entries SET facts = facts || '{"regionCode": "320102", "programme": "03"}' WHERE id = ?`,
    [second.rosterEntryId]
  )
  await setClock('2017-02-23T02:00:00Z')
  await submitted(first, await owner(first))
  return built
}

function owner({ accountId }: { accountId: number | null }) {
  return Account.findOrFail(accountId)
}

/** The numbers of the reports listed, in order. */
function listed(body: string): string[] {
  return [...body.matchAll(/<span class="mono">(2012AA\d+)<\/span> ·/g)].map(([, number]) => number)
}

test.group('The queue', (group) => {
  group.each.setup(() => clearWorld())

  test('of one province shows nothing of another', async ({ assert }) => {
    const { province } = await world()
    await sql(`UPDATE reports SET path = 'nation.p330000', waiting_at = NULL, state = 'filling'`)
    const person = await signedIn(province)

    const page = await person.get('/queue?state=all')

    assert.equal(page.status, 200)
    assert.deepEqual(listed(page.body), [])
    assert.include(page.words, '没有符合条件的报表')
  })

  test('takes nonsense in the address as not chosen: {$self}')
    .with([
      '?state=submitted&region=32&audit=__proto__&programme=%27%3B--&page=0',
      '?state[]=all&text[]=a&page=99999999999',
      '?text=%00&page=-1',
      '?state=constructor&audit=toString',
    ])
    .run(async ({ assert }, query) => {
      const { province } = await world()
      const person = await signedIn(province)

      const page = await person.get(`/queue${query}`)

      assert.equal(page.status, 200)
      assert.deepEqual(listed(page.body), ['2012AA110205', '2012AA110204'])
    })

  test('lists what waits for this manager, first come first', async ({ assert }) => {
    const { province } = await world()
    await setClock('2017-02-27T03:00:00Z')
    const person = await signedIn(province)

    const page = await person.get('/queue')

    assert.deepEqual(listed(page.body), ['2012AA110205', '2012AA110204'])
    assert.include(page.words, '等您验收 2 份，最早的等了 5 天。')
    assert.include(page.words, '核实 1，未看 1')
    assert.include(page.words, '没有封面')
  })

  test('narrows by {name}')
    .with([
      { name: 'state', query: 'state=filling', numbers: [] },
      { name: 'not started', query: 'state=not_started', numbers: ['2012AA110206'] },
      {
        name: 'all states',
        query: 'state=all',
        numbers: ['2012AA110205', '2012AA110204', '2012AA110206'],
      },
      { name: 'region', query: 'region=320400', numbers: ['2012AA110204'] },
      { name: 'another region', query: 'region=320100', numbers: ['2012AA110205'] },
      { name: 'programme', query: 'programme=03', numbers: ['2012AA110205'] },
      { name: 'explanations unread', query: 'audit=unread', numbers: ['2012AA110205'] },
      { name: 'nothing to explain', query: 'audit=clean', numbers: ['2012AA110204'] },
      {
        name: 'nothing to explain, of all: only what has been handed in',
        query: 'state=all&audit=clean',
        numbers: ['2012AA110204'],
      },
      { name: 'part of the number', query: 'text=0204', numbers: ['2012AA110204'] },
      {
        name: 'wildcards as plain text',
        query: `text=${encodeURIComponent('0%_')}`,
        numbers: ['2012AA110205'],
      },
      {
        name: 'a wildcard that is no text of any',
        query: `text=${encodeURIComponent('2012%')}`,
        numbers: [],
      },
    ])
    .run(async ({ assert }, { query, numbers }) => {
      const { province } = await world()
      const person = await signedIn(province)

      const page = await person.get(`/queue?${query}`)

      assert.deepEqual(listed(page.body), numbers)
    })

  test('keeps its filters on the way through a report and back', async ({ assert }) => {
    const { province, reports } = await world()
    const person = await signedIn(province)
    const queue = await person.get('/queue?programme=03&text=纯')

    const query = 'programme=03&amp;text=%E7%BA%AF'
    const review = await person.get(`/reports/${reports[1].id}/review?programme=03&text=%E7%BA%AF`)

    assert.include(queue.body, `/reports/${reports[1].id}/review?${query}`)
    assert.include(review.body, `href="/queue?${query}"`)
    assert.include(review.body, `/reports/${reports[1].id}/acceptances?${query}`)
    assert.include(review.words, '第 1 份，共 1 份')
  })

  test('knows the next one, also for a report that has just left it', async ({ assert }) => {
    const { province, reports, round } = await world()
    const queue = new ReviewQueue(province, round.id, queueFilters({}))
    const [first, second, third] = reports

    const places = await Promise.all([second, first, third].map(({ id }) => queue.place(id)))

    assert.deepEqual(places, [
      { total: 2, position: 1, next: first.id },
      { total: 2, position: 2, next: second.id },
      { total: 2, position: null, next: second.id },
    ])
  })

  test('turns its pages', async ({ assert }) => {
    const { province, round, reports } = await world()
    await copyReport(reports[0].id, 60)
    const person = await signedIn(province)

    const [first, second, beyond] = [
      await person.get('/queue'),
      await person.get('/queue?page=2'),
      await person.get('/queue?page=9'),
    ]

    assert.equal(round.status, 'open')
    assert.lengthOf(listed(first.body), 50)
    assert.lengthOf(listed(second.body), 12)
    assert.include(first.body, 'href="/queue?page=2" rel="next"')
    assert.equal(beyond.location, '/queue?page=2')
  })

  test('finds projects by what the list says now, in any case', async ({ assert }) => {
    const { province, reports } = await world()
    const [first] = reports
    await sql(`UPDATE projects SET title = 'LiFePO4 储能' WHERE id = ?`, [first.projectId])
    await sql(
      `UPDATE roster_entries SET facts = facts || '{"unitName": "武进储能公司"}' WHERE id = ?`,
      [first.rosterEntryId]
    )
    const person = await signedIn(province)
    const listedBy = async (text: string) =>
      listed((await person.get(`/queue?text=${encodeURIComponent(text)}`)).body)

    assert.deepEqual(await listedBy('lifepo'), ['2012AA110204'])
    assert.deepEqual(await listedBy('武进储能'), ['2012AA110204'])
    assert.deepEqual(await listedBy('2012aa11020'), ['2012AA110205', '2012AA110204'])
    assert.deepEqual(await listedBy('储能武进'), [])
  })

  test('offers the regions of its own part that the list has, and programmes with their reports', async ({
    assert,
  }) => {
    const { province, nation, reports } = await world()
    await sql(
      `UPDATE roster_entries SET facts = facts || '{"regionCode": "330106", "programme": "02"}' WHERE id = ?`,
      [reports[2].rosterEntryId]
    )
    const offered = async (manager: Account, field: string) => {
      const { body } = await (await signedIn(manager)).get('/queue')
      const [, options] = new RegExp(`<select[^>]* name="${field}"[^>]*>(.*?)</select>`, 's').exec(
        body
      )!
      return [...options.matchAll(/value="(\d+)"[^>]*>([^<]*)</g)].map(([, code, words]) => [
        code,
        words.trim(),
      ])
    }

    assert.deepEqual(await offered(province, 'region'), [
      ['320100', '江苏省南京市'],
      ['320400', '江苏省常州市'],
    ])
    assert.deepEqual(
      (await offered(nation, 'region')).map(([code]) => code),
      ['320000', '330000']
    )
    assert.deepEqual(await offered(province, 'programme'), [
      ['02', '863 计划（2）'],
      ['03', '国家科技支撑计划（1）'],
    ])
  })

  test('takes an explanation as gone when its finding was gone at the last submission', async ({
    assert,
  }) => {
    const { province, reports } = await world()
    const person = await signedIn(province)
    const before = await person.get('/queue?audit=unread')
    await sql(
      `INSERT INTO report_events (report_id, action, from_state, to_state, data_version, details)
       VALUES (?, 'submit', 'returned', 'submitted', 2, '{"explained": []}')`,
      [reports[1].id]
    )

    const after = await person.get('/queue?audit=unread')

    assert.deepEqual(listed(before.body), ['2012AA110205'])
    assert.deepEqual(listed(after.body), [])
  })

  test('takes 6 statements at most, however many reports there are', async ({ assert }) => {
    const { province, reports } = await world()
    const person = await signedIn(province)
    await person.get('/queue')
    const few = await statementsOf(() => person.get('/queue'))
    await copyReport(reports[0].id, 60)

    const many = await statementsOf(() => person.get('/queue'))

    const own = many.filter((text) => /FROM (reports|accounts a LEFT JOIN deadlines)/.test(text))
    assert.isAtMost(own.length, 6)
    assert.equal(many.length, few.length)
  })
})
