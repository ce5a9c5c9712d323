import { test } from '@japa/runner'
import Refusal from '#exceptions/refusal'
import type Account from '#models/account'
import { FLOW, STATES, transition, type Level, type State } from '#models/report/flow'
import { sql } from '#queries/sql'
import { buildWorld, clearWorld, type World } from '#tests/support/world'

const ACTIONS = [...new Set(FLOW.map(({ action }) => action))]

/** Puts the report there without a way, as only a test may. */
async function putInto(world: World, state: State) {
  await sql(
    `UPDATE reports SET state = ?::text, waiting_at = CASE WHEN ? = 'submitted' THEN ?::bigint END,
        submitted_at = now(), receipt_number = 'X' WHERE id = ?`,
    [state, state, world.unit!.id, world.report.id]
  )
}

async function eventCount({ report }: World): Promise<number> {
  const [{ count }] = await sql<{ count: number }>(
    'SELECT count(*) FROM report_events WHERE report_id = ?',
    [report.id]
  )
  return count
}

test.group('Moving a report', (group) => {
  group.each.setup(() => clearWorld())

  test('every state × level × action: the listed ones move and leave one event, the others change nothing', async ({
    assert,
  }) => {
    const world = await buildWorld({ county: true, unit: true })
    const actors = Object.fromEntries(
      (['respondent', 'unit', 'county', 'city', 'province', 'nation'] as const).map((level) => [
        level,
        world[level]!,
      ])
    ) as Record<Level, Account>

    for (const state of Object.keys(STATES) as State[]) {
      for (const [level, actor] of Object.entries(actors)) {
        for (const action of ACTIONS) {
          await putInto(world, state)
          const before = await eventCount(world)

          const outcome = await world.report
            .move(action, { actor, address: null })
            .catch((error) => error)

          const isListed = transition(state, level as Level, action) !== undefined
          await world.report.refresh()
          assert.equal(
            await eventCount(world),
            before + (isListed ? 1 : 0),
            `${level} ${action} in ${state}`
          )
          if (isListed) continue
          assert.instanceOf(outcome, Refusal)
          assert.equal(world.report.state, state)
        }
      }
    }
  }).timeout(120_000)

  test('ten presses at once act once', async ({ assert }) => {
    const world = await buildWorld({ city: false })
    await putIntoProvince(world)

    const outcomes = await Promise.allSettled(
      Array.from({ length: 10 }, () =>
        world.report.move('accept', { actor: world.province, address: null })
      )
    )

    assert.lengthOf(
      outcomes.filter(({ status }) => status === 'fulfilled'),
      1
    )
    assert.equal(await eventCount(world), 1)
  })

  test('two opposite decisions at once: the first holds, the second is refused', async ({
    assert,
  }) => {
    const world = await buildWorld({ city: false })
    await putIntoProvince(world)
    const by = { actor: world.province, address: null }

    const outcomes = await Promise.allSettled([
      world.report.move('accept', { ...by, seen: 0 }),
      world.report.return({ ...by, seen: 0, reason: '请核对从业人员', marks: [] }),
    ])

    const refused = outcomes.find(({ status }) => status === 'rejected') as PromiseRejectedResult
    assert.instanceOf(refused?.reason, Refusal)
    assert.equal(await eventCount(world), 1)
  })

  test('who has not seen the latest event is refused', async ({ assert }) => {
    const world = await buildWorld({ city: false })
    await putIntoProvince(world)
    const by = { actor: world.province, address: null }
    await world.report.move('return', by)
    await putIntoProvince(world)

    await assert.rejects(
      () => world.report.move('accept', { ...by, seen: 0 }),
      /您打开这一页以后报表又有了变动/
    )
  })

  test('climbs every level once and is frozen by the province', async ({ assert }) => {
    const world = await buildWorld({ county: true, unit: true })
    await putInto(world, 'submitted')
    const stops: (number | null)[] = []

    for (const actor of [world.unit!, world.county!, world.city!, world.province]) {
      await world.report.move('accept', { actor, address: null })
      await world.report.refresh()
      stops.push(world.report.waitingAt)
    }

    assert.deepEqual(stops, [world.county!.id, world.city!.id, world.province.id, null])
    assert.equal(world.report.state, 'province_accepted')
  })
})

test.group('Acting for a level that stalls', (group) => {
  group.each.setup(() => clearWorld())

  test('moves the report one step up from that level, whoever acts; a province in time decides itself', async ({
    assert,
  }) => {
    const world = await buildWorld({ county: true, unit: true })
    const way = [world.unit!, world.county!, world.city!, world.province]
    for (const [i, holder] of way.entries()) {
      for (const actor of [...way.slice(i), world.nation]) {
        await putInto(world, 'submitted')
        await sql('UPDATE reports SET waiting_at = ? WHERE id = ?', [holder.id, world.report.id])

        await world.report.move('accept', { actor, address: null })

        await world.report.refresh()
        const next = way[i + 1]?.id ?? null
        assert.equal(world.report.waitingAt, next, `${actor.role} for ${holder.role}`)
        assert.equal(world.report.state, next ? 'submitted' : 'province_accepted')
      }
    }
  })

  test('skips a level above that has no active account', async ({ assert }) => {
    const world = await buildWorld({ county: true, unit: true })
    await putInto(world, 'submitted')
    await sql('UPDATE accounts SET enabled = false WHERE id = ?', [world.county!.id])

    await world.report.move('accept', { actor: world.nation, address: null })

    await world.report.refresh()
    assert.equal(world.report.waitingAt, world.city!.id)
  })

  test('without an active province leads from any level below it to the nation, never past it', async ({
    assert,
  }) => {
    const world = await buildWorld({ county: true, unit: true })
    const { report, nation } = world
    const levels = ['city', 'province'] as const
    await sql('UPDATE accounts SET enabled = false WHERE id = ANY(?)', [
      levels.map((level) => world[level]!.id),
    ])
    for (const holder of [world.county!, world.city!]) {
      for (const actor of [holder, world.province, nation]) {
        await putInto(world, 'submitted')
        await sql('UPDATE reports SET waiting_at = ? WHERE id = ?', [holder.id, report.id])

        await report.move('accept', { actor, address: null })

        await report.refresh()
        assert.deepEqual([report.state, report.waitingAt], ['submitted', nation.id])
      }
    }
    await report.move('accept', { actor: nation, address: null })
    assert.equal((await report.refresh()).state, 'province_accepted')
  })
})

async function putIntoProvince({ report, province }: World) {
  await sql(
    `UPDATE reports SET state = 'submitted', waiting_at = ?, submitted_at = now(), receipt_number = 'X' WHERE id = ?`,
    [province.id, report.id]
  )
}
