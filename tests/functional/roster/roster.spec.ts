import { test } from '@japa/runner'
import { sql } from '#queries/sql'
import { signedIn } from '#tests/functional/submitting/way'
import { buildWorld, clearWorld, setClock, type World } from '#tests/support/world'

/** Three projects of 江苏; the second lies in 南京 and is of another programme, the third is being filled in. */
async function world(): Promise<World> {
  const built = await buildWorld({ projects: 3 })
  const [, second, third] = built.reports
  await sql(`UPDATE projects SET title = '100%_纯' WHERE id = ?`, [second.projectId])
  await sql(
    `UPDATE roster_entries SET facts = facts || '{"regionCode": "320102", "programme": "03"}' WHERE id = ?`,
    [second.rosterEntryId]
  )
  await sql(`UPDATE reports SET state = 'filling' WHERE id = ?`, [third.id])
  return built
}

/** The numbers of the projects listed, in order. */
function listed(body: string): string[] {
  return [...body.matchAll(/<span class="mono dim">(2012AA\d+)<\/span>/g)].map(
    ([, number]) => number
  )
}

test.group('The roster', (group) => {
  group.each.setup(() => clearWorld())

  test('is not for respondents', async ({ assert }) => {
    const { respondent } = await world()
    const person = await signedIn(respondent)

    const page = await person.get('/roster')

    assert.equal(page.status, 403)
    assert.include(page.words, '管理机构')
  })

  test('of one province shows nothing of another', async ({ assert }) => {
    const { province } = await world()
    await sql(`UPDATE reports SET path = 'nation.p330000'`)
    const person = await signedIn(province)

    const page = await person.get('/roster')

    assert.deepEqual(listed(page.body), [])
    assert.include(page.words, '归您管的有 0 个项目')
  })

  test('takes nonsense in the address as not chosen: {$self}')
    .with([
      '?region=32&begun=__proto__&programme=%27%3B--&page=0',
      '?region[]=320000&text[]=a&page=99999999999',
      '?text=%00&page=-1',
    ])
    .run(async ({ assert }, query) => {
      const { province } = await world()
      const person = await signedIn(province)

      const page = await person.get(`/roster${query}`)

      assert.equal(page.status, 200)
      assert.lengthOf(listed(page.body), 3)
    })

  test('shows every line as issued', async ({ assert }) => {
    const { nation } = await world()
    const person = await signedIn(nation)

    const page = await person.get('/roster')

    assert.include(page.words, '本年共下发 3 个项目')
    assert.deepEqual(listed(page.body), ['2012AA110204', '2012AA110205', '2012AA110206'])
    assert.include(page.words, '江苏省常州市武进区')
    assert.include(page.words, '71480035X')
  })

  test('narrows by {name}')
    .with([
      { name: 'region', query: 'region=320400', numbers: ['2012AA110204', '2012AA110206'] },
      { name: 'programme', query: 'programme=03', numbers: ['2012AA110205'] },
      { name: 'not begun', query: 'begun=no', numbers: ['2012AA110204', '2012AA110205'] },
      { name: 'begun', query: 'begun=yes', numbers: ['2012AA110206'] },
      { name: 'part of the number', query: 'text=0204', numbers: ['2012AA110204'] },
      {
        name: 'wildcards as plain text',
        query: `text=${encodeURIComponent('0%_')}`,
        numbers: ['2012AA110205'],
      },
    ])
    .run(async ({ assert }, { query, numbers }) => {
      const { province } = await world()
      const person = await signedIn(province)

      const page = await person.get(`/roster?${query}`)

      assert.deepEqual(listed(page.body), numbers)
    })

  test('is there before the round opens', async ({ assert }) => {
    const { nation, round } = await world()
    await sql(`UPDATE rounds SET status = 'preparing' WHERE id = ?`, [round.id])
    await setClock('2016-12-20T02:00:00Z')
    const person = await signedIn(nation)

    const page = await person.get('/roster')

    assert.lengthOf(listed(page.body), 3)
  })

  test('says that there is no round', async ({ assert }) => {
    const { nation, round } = await world()
    await sql(`UPDATE rounds SET status = 'closed' WHERE id = ?`, [round.id])
    const person = await signedIn(nation)

    const page = await person.get('/roster')

    assert.equal(page.status, 200)
    assert.include(page.words, '现在没有进行中的调查')
  })
})
