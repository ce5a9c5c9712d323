import { test } from '@japa/runner'
import fc from 'fast-check'
import Account from '#models/account'
import { HANDED_IN, ACCEPTED } from '#models/report/flow'
import { curve } from '#queries/collection/curves'
import { sql } from '#queries/sql'
import { collectionWorld } from '#tests/functional/progress/collection_world'
import { accepted, submitted } from '#tests/functional/submitting/way'
import { buildWorld, clearWorld, fillCleanly, setClock } from '#tests/support/world'

test.group('Curves over time', (group) => {
  group.each.setup(() => clearWorld())

  test('count a report on its Beijing day, and no more when it is returned', async ({ assert }) => {
    const world = await buildWorld({ city: false, settings: { coverNeededToAccept: false } })
    const { report, province, round } = world
    const owner = await Account.findOrFail(report.accountId)
    await fillCleanly(report)
    await setClock('2017-02-23T15:59:50Z')
    await submitted(report, owner)
    await setClock('2017-02-23T16:00:10Z')
    await report.return({ actor: province, address: null, reason: '请改从业人员数。', marks: [] })
    await setClock('2017-02-25T02:00:00Z')
    await submitted(await report.refresh(), owner)
    await setClock('2017-02-26T02:00:00Z')
    await accepted(report, province)

    const points = await curve({ roundId: round.id, place: province, programme: '' })

    assert.deepEqual(points, [
      { day: '2017-02-22', submitted: 0, accepted: 0 },
      { day: '2017-02-23', submitted: 1, accepted: 0 },
      { day: '2017-02-24', submitted: 0, accepted: 0 },
      { day: '2017-02-25', submitted: 1, accepted: 0 },
      { day: '2017-02-26', submitted: 1, accepted: 1 },
    ])
  })

  test('end at what a recount gives, after whatever has happened', async ({ assert }) => {
    const world = await collectionWorld()
    await sql('DELETE FROM report_events')
    await sql(`UPDATE reports SET state = 'not_started', waiting_at = NULL`)
    const states = [
      'filling',
      'submitted',
      'returned',
      'province_accepted',
      'handed_over',
      'nationally_accepted',
      'unreported',
    ]
    const step = fc.record({
      report: fc.nat(world.reports.length - 1),
      state: fc.constantFrom(...states),
      day: fc.integer({ min: 1, max: 3 }),
    })

    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
        for (const { report, state } of steps)
          await jump(world.reports[report].id, state, world.nation.id)
        for (const place of [world.nation, world.province, world.city!, world.unit!]) {
          const points = await curve({ roundId: world.round.id, place, programme: '' })
          const { submitted: now, accepted: done } = points.at(-1) ?? { submitted: 0, accepted: 0 }
          assert.deepEqual([now, done], await recount(place.path))
        }
      }),
      { numRuns: 15 }
    )
  })
})

async function jump(id: number, state: string, holder: number) {
  await sql(
    `WITH before AS (SELECT state FROM reports WHERE id = ?), event AS (
       INSERT INTO report_events (report_id, action, from_state, to_state, data_version)
       SELECT ?, 'jump', state, ?, 1 FROM before)
     UPDATE reports SET state = ?, waiting_at = CASE WHEN ? = 'submitted' THEN ?::bigint END WHERE id = ?`,
    [id, id, state, state, state, holder, id]
  )
}

async function recount(path: string): Promise<[number, number]> {
  const [{ submitted: now, accepted: done }] = await sql<{ submitted: number; accepted: number }>(
    `SELECT count(*) FILTER (WHERE state = ANY(?::text[])) AS submitted, count(*) FILTER (WHERE state = ANY(?::text[])) AS accepted
       FROM reports WHERE path <@ ?::ltree AND round_id = (SELECT id FROM rounds WHERE status = 'open')`,
    [HANDED_IN, ACCEPTED, path]
  )
  return [now, done]
}
