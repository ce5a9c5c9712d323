import { test } from '@japa/runner'
import Account from '#models/account'
import type Report from '#models/report'
import { sql } from '#queries/sql'
import { signedIn, submitted } from '#tests/functional/submitting/way'
import type { Person } from '#tests/support/person'
import { buildWorld, clearWorld, fillCleanly, setClock, type World } from '#tests/support/world'

const REASON = '请核对从业人员年末数'

/** Four reports at the province: each has waited longer than the next; returned as often as any other. */
async function waiting(): Promise<World> {
  const world = await buildWorld({
    projects: 4,
    unit: false,
    city: false,
    settings: { coverNeededToAccept: false },
  })
  for (const [i, report] of world.reports.entries()) {
    await setClock(`2017-02-2${2 + i}T02:00:00Z`)
    await fillCleanly(report)
    await submitted(report, await Account.findOrFail(report.accountId))
  }
  await sql('UPDATE reports SET return_count = 2')
  return world
}

/** What the page of this report has seen last. */
async function seenBy(person: Person, report: Report, query: string) {
  const { body } = await person.get(`/reports/${report.id}/review${query}`)
  return /name="seen" value="(\d+)"/.exec(body)![1]
}

/** The report that a page leads on to. */
function nextOf({ body }: { body: string }): number {
  return Number(/href="\/reports\/(\d+)\/review[^"]*">(?:看)?下一份</.exec(body)?.[1])
}

const DECISIONS = [
  { noun: 'acceptances', query: '?sort=waiting' },
  { noun: 'returns', query: '?sort=waiting' },
  { noun: 'acceptances', query: '?sort=returned' },
  { noun: 'returns', query: '?sort=returned' },
  { noun: 'returns', query: '?state=all&sort=returned' },
  { noun: 'acceptances', query: '?state=all&sort=waiting' },
  { noun: 'acceptances', query: '' },
] as const

test.group('The next one in the queue', (group) => {
  group.each.setup(() => clearWorld())

  test('goes on behind what was decided, not back to what was skipped: {noun} {query}')
    .with([...DECISIONS])
    .run(async ({ assert }, { noun, query }) => {
      const { reports, province } = await waiting()
      const person = await signedIn(province)
      const seen = await seenBy(person, reports[1], query)
      const path = `/reports/${reports[1].id}/${noun}${query}`

      const queue = await person.follow(await person.post(path, { seen, reason: REASON }))

      assert.equal(nextOf(queue), reports[2].id)
    })

  test('is the same after a second press: {noun} {query}')
    .with(DECISIONS.filter(({ query }) => !query.includes('all')))
    .run(async ({ assert }, { noun, query }) => {
      const { reports, province } = await waiting()
      const person = await signedIn(province)
      const seen = await seenBy(person, reports[1], query)
      const path = `/reports/${reports[1].id}/${noun}${query}`
      await person.post(path, { seen, reason: REASON })

      const queue = await person.follow(await person.post(path, { seen, reason: REASON }))

      assert.equal(nextOf(queue), reports[2].id)
    })

  test('passes over what somebody else has decided, and goes on behind it where that was opened')
    .with([{ query: '?sort=waiting' }, { query: '?sort=returned' }])
    .run(async ({ assert }, { query }) => {
      const { reports, province } = await waiting()
      const [one, other] = [await signedIn(province), await signedIn(province)]
      const seen = await seenBy(one, reports[1], query)
      const path = `/reports/${reports[2].id}`
      const late = await seenBy(one, reports[2], query)
      await other.get(`${path}/review`)
      await other.post(`${path}/returns`, { reason: REASON })

      const refused = await one.post(`${path}/acceptances${query}`, { seen: late })
      const opened = await one.get(`${path}/review${query}`)
      const decided = await one.post(`/reports/${reports[1].id}/acceptances${query}`, { seen })

      assert.equal(refused.status, 409)
      assert.deepEqual([nextOf(refused), nextOf(opened)], [reports[3].id, reports[3].id])
      assert.equal(nextOf(await one.follow(decided)), reports[3].id)
    })

  test('behind the last one is the first of those that were skipped, then none', async ({
    assert,
  }) => {
    const { reports, province } = await waiting()
    const person = await signedIn(province)
    const led: number[] = []
    for (const report of [reports[3], reports[0], reports[1], reports[2]]) {
      const seen = await seenBy(person, report, '?sort=waiting')
      const path = `/reports/${report.id}/acceptances?sort=waiting`
      led.push(nextOf(await person.follow(await person.post(path, { seen }))))
    }

    assert.deepEqual(led, [reports[0].id, reports[1].id, reports[2].id, Number.NaN])
  })
})
