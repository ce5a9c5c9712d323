import { test } from '@japa/runner'
import fc from 'fast-check'
import { ACCEPTED, HANDED_IN, STATES, type State } from '#models/report/flow'
import { acceptedLevels, withLevels } from '#queries/collection/accepted_levels'
import { collectionTable, totals } from '#queries/collection/collection_table'
import { curve, type CurvePoint } from '#queries/collection/curves'
import { MEASURES } from '#queries/collection/measures'
import { placeOf, type Place } from '#queries/collection/place'
import { ReportList } from '#queries/collection/report_list'
import { sql } from '#queries/sql'
import { collectionWorld, type CollectionWorld } from '#tests/functional/progress/collection_world'
import { clearWorld } from '#tests/support/world'

type Act =
  | { kind: 'move'; report: number; state: State; day: number }
  | { kind: 'place'; report: number; at: number }
  | { kind: 'list'; report: number; programme: string }
  | { kind: 'extend'; report: number }
  | { kind: 'drop'; report: number }
  | { kind: 'settle' }

const report = fc.nat(7)
const ACTS: fc.Arbitrary<Act> = fc.oneof(
  fc.record({
    kind: fc.constant('move' as const),
    report,
    state: fc.constantFrom(...(Object.keys(STATES) as State[])),
    day: fc.nat(5),
  }),
  fc.record({ kind: fc.constant('place' as const), report, at: fc.nat(5) }),
  fc.record({
    kind: fc.constant('list' as const),
    report,
    programme: fc.constantFrom('02', '03'),
  }),
  fc.record({ kind: fc.constant('extend' as const), report }),
  fc.record({ kind: fc.constant('settle' as const) })
)

/** The managers of the world, from the nation down. */
function managers(world: CollectionWorld) {
  const { nation, province, otherProvince, city, otherCity, county, unit } = world
  return [nation, province, otherProvince, city!, otherCity, county!, unit!]
}

async function carryOut(act: Act, world: CollectionWorld) {
  if (act.kind === 'settle') return sql('SELECT settle_collection()')
  const { id } = world.reports[act.report]
  if (act.kind === 'drop') return sql('DELETE FROM reports WHERE id = ?', [id])
  if (act.kind === 'extend') {
    return sql(`UPDATE reports SET closes_at = closes_at + interval '1 day' WHERE id = ?`, [id])
  }
  if (act.kind === 'place') {
    const { path } = managers(world)[act.at]
    return sql(
      `UPDATE reports SET path = ?::ltree, waiting_at = CASE WHEN state = 'submitted' THEN ?::bigint END WHERE id = ?`,
      [path, managers(world)[act.at].id, id]
    )
  }
  if (act.kind === 'list') {
    return sql(
      `UPDATE roster_entries SET facts = facts || jsonb_build_object('programme', ?::text)
        WHERE id = (SELECT roster_entry_id FROM reports WHERE id = ?)`,
      [act.programme, id]
    )
  }
  return sql(MOVE, [id, id, act.state, act.day, act.state, act.state, id])
}

/** The nearest manager is where a submitted report waits. */
const MOVE = `
  WITH before AS (SELECT state FROM reports WHERE id = ?), event AS (
    INSERT INTO report_events (report_id, action, from_state, to_state, data_version, created_at)
    SELECT ?, 'jump', state, ?, 1, '2017-02-10T15:00:00Z'::timestamptz + interval '1 hour' * 12 * ? FROM before)
  UPDATE reports SET state = ?, waiting_at = CASE WHEN ? = 'submitted' THEN (
      SELECT id FROM accounts WHERE accounts.path = reports.path AND role <> 'respondent' LIMIT 1) END
   WHERE id = ?`

/** What the events themselves say, without any counter. */
async function recount(place: Place, roundId: number, programme: string): Promise<CurvePoint[]> {
  const gained = (states: readonly State[]) => {
    const list = states.map((state) => `'${state}'`).join(', ')
    return `(sum(sum((e.to_state IN (${list}))::int - (e.from_state IN (${list}))::int)) OVER (ORDER BY day))::int`
  }
  return sql<CurvePoint>(
    `SELECT day::text, ${gained(HANDED_IN)} AS submitted, ${gained(ACCEPTED)} AS accepted
       FROM reports r JOIN report_events e ON e.report_id = r.id AND e.from_state <> e.to_state
       JOIN roster_entries t ON t.id = r.roster_entry_id
       CROSS JOIN LATERAL (SELECT (e.created_at AT TIME ZONE 'Asia/Shanghai')::date AS day) one
      WHERE r.path <@ ?::ltree AND r.round_id = ? AND (? = '' OR t.programme = ?)
      GROUP BY day ORDER BY day`,
    [place.path, roundId, programme, programme]
  )
}

/** Days on which nothing changes in the end tell nothing. */
function telling(points: CurvePoint[]): CurvePoint[] {
  const before = (i: number) => points[i - 1] ?? { submitted: 0, accepted: 0 }
  return points.filter(
    ({ submitted, accepted }, i) =>
      submitted !== before(i).submitted || accepted !== before(i).accepted
  )
}

test.group('The counters of the collection status', (group) => {
  let world: CollectionWorld

  group.each.setup(async () => {
    await clearWorld()
    world = await collectionWorld()
  })

  test('are equal to a recount after whatever has happened, settled or not', async ({ assert }) => {
    const places = await Promise.all(managers(world).map((account) => placeOf(account, null)))

    await fc.assert(
      fc.asyncProperty(fc.array(ACTS, { maxLength: 15 }), async (acts) => {
        for (const act of acts) await carryOut(act, world)
        for (const place of places) {
          for (const programme of ['', '03']) {
            const scope = { roundId: world.round.id, programme }
            const { rows } = await collectionTable(place, scope)
            const all = totals(withLevels(rows, await acceptedLevels(place, scope)))
            const points = await curve({ ...scope, path: place.path })

            assert.deepEqual(all, await countedOneByOne(place, scope))
            const told = await recount(place, world.round.id, programme)
            assert.deepEqual(telling(points), telling(told))
          }
        }
      }),
      { numRuns: 8 }
    )
  }).timeout(120_000)

  test('keep nothing of a report that is gone', async ({ assert }) => {
    await carryOut({ kind: 'move', report: 0, state: 'submitted', day: 1 }, world)
    await carryOut({ kind: 'settle' }, world)
    for (const i of world.reports.keys()) await carryOut({ kind: 'drop', report: i }, world)
    await carryOut({ kind: 'settle' }, world)

    const counted = await sql('SELECT FROM collection_counts WHERE round_id = ?', [world.round.id])
    const days = await sql(
      'SELECT FROM collection_days WHERE round_id = ? AND (submitted <> 0 OR accepted <> 0)',
      [world.round.id]
    )
    assert.lengthOf(counted, 0)
    assert.lengthOf(days, 0)
  })

  test('lose nothing when two settle at once while reports change', async ({ assert }) => {
    const place = await placeOf(world.nation, null)
    const acts = world.reports.map((_, i) =>
      carryOut({ kind: 'move', report: i, state: 'province_accepted', day: 1 }, world)
    )
    await Promise.all([
      ...acts,
      ...Array.from({ length: 4 }, () => carryOut({ kind: 'settle' }, world)),
    ])

    const { rows } = await collectionTable(place, { roundId: world.round.id, programme: '' })

    assert.equal(totals(rows).accepted_by_province, world.reports.length)
    assert.equal(totals(rows).listed, world.reports.length)
  })

  test('count a state as the flow does', async ({ assert }) => {
    for (const state of Object.keys(STATES) as State[]) {
      const [said] = await sql<{ in: boolean; done: boolean }>(
        'SELECT is_handed_in(?) AS in, is_accepted(?) AS done',
        [state, state]
      )
      assert.deepEqual(
        [said.in, said.done],
        [HANDED_IN.includes(state), ACCEPTED.includes(state)],
        state
      )
    }
  })
})

async function countedOneByOne(place: Place, scope: { roundId: number; programme: string }) {
  const filters = { ...scope, place, direct: false, text: '' }
  const counted = await Promise.all(
    MEASURES.map(async (show) => [show, await new ReportList({ ...filters, show }).count()])
  )
  return Object.fromEntries(counted)
}
