import { test } from '@japa/runner'
import { sql } from '#queries/sql'
import { collectionWorld, type CollectionWorld } from '#tests/functional/progress/collection_world'
import { signedIn } from '#tests/functional/submitting/way'
import { statementsOf } from '#tests/support/statements'
import { clearWorld, setClock } from '#tests/support/world'

/** What stands above each of its numbers. */
function todo(body: string): Record<string, number> {
  const list = /<ul class="todo">([\s\S]*?)<\/ul>/.exec(body)![1]
  return Object.fromEntries(
    [...list.matchAll(/<b>(\d+)<\/b>([^<]+)/g)].map(([, count, label]) => [
      label.trim(),
      Number(count),
    ])
  )
}

test.group('The home of a manager', (group) => {
  let world: CollectionWorld

  group.each.setup(async () => {
    await clearWorld()
    world = await collectionWorld()
  })

  test('is where a manager lands', async ({ assert }) => {
    const person = await signedIn(world.unit!)

    const answer = await person.get('/')

    assert.equal(answer.location, '/manage')
  })

  test('counts what {who} has to see to')
    .with([
      { who: 'unit', numbers: [1, 0, 0, 0, 0, 1], next: '核实 1 份报表' },
      { who: 'city', numbers: [1, 0, 0, 0, 1, 1, 1], next: '验收 1 份报表' },
      { who: 'otherCity', numbers: [0, 0, 0, 1, 0, 0, 0], next: '催报 1 个' },
      { who: 'nation', numbers: [0, 0, 0, 2, 1, 1, 1], next: '催报 2 个' },
    ] as const)
    .run(async ({ assert }, { who, numbers, next }) => {
      const person = await signedIn(world[who]!)

      const page = await person.get('/manage')

      assert.deepEqual(Object.values(todo(page.body)).slice(0, numbers.length), [...numbers])
      assert.include(page.words, next)
    })

  test('tells a superior how many reports it may act for, and nobody too early', async ({
    assert,
  }) => {
    await sql(
      `INSERT INTO deadlines (account_id, round_id, review_deadline, set_by) VALUES (?, ?, '2017-02-22', ?)`,
      [world.city!.id, world.round.id, world.province.id]
    )
    const words = '下级逾期，可代办'
    const [province, city] = [await signedIn(world.province), await signedIn(world.city!)]
    await setClock('2017-02-22T15:59:50Z')
    const early = await province.get('/manage')
    await setClock('2017-02-22T16:00:00Z')

    const [late, below] = [await province.get('/manage'), await city.get('/manage')]

    assert.equal(todo(early.body)[words], 0)
    assert.equal(todo(late.body)[words], 2, 'the city and, by its date, the unit below it')
    assert.equal(todo(below.body)[words], 1)
    const list = await province.get('/queue?state=stalled')
    assert.include(late.body, '<a href="/queue?state=stalled"><b>2</b>')
    assert.include(list.words, '2 份报表')
    assert.isUndefined(todo((await (await signedIn(world.unit!)).get('/manage')).body)[words])
  })

  test('leads from each number to a list of as many', async ({ assert }) => {
    const person = await signedIn(world.city!)
    const page = await person.get('/manage')
    const links = [...page.body.matchAll(/<a href="(\/[^"]+)"><b>(\d+)<\/b>/g)]

    assert.isAbove(links.length, 2)
    for (const [, href, count] of links) {
      const list = await person.get(href.replaceAll('&amp;', '&'))
      assert.match(list.words, new RegExp(`${count} (个项目|份报表)`), href)
    }
  })

  test('names those below who lag, nobody who is complete', async ({ assert }) => {
    await sql(`UPDATE reports SET state = 'province_accepted' WHERE path = ?`, [
      world.otherCity.path,
    ])
    const person = await signedIn(world.province)

    const page = await person.get('/manage')

    const lagging = page.body.slice(page.body.indexOf('上报慢的'), page.body.indexOf('id="curves"'))
    assert.include(lagging, '常州市科学技术局')
    assert.notInclude(lagging, '南京市科学技术局')
  })

  test('takes as many statements for the nation as for a unit', async ({ assert }) => {
    const [nation, unit] = [await signedIn(world.nation), await signedIn(world.unit!)]
    await Promise.all([nation.get('/manage'), unit.get('/manage')])

    const [above, below] = [
      await statementsOf(() => nation.get('/manage')),
      await statementsOf(() => unit.get('/manage')),
    ]

    assert.equal(above.length, below.length)
  })
})
