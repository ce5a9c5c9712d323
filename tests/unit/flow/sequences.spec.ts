import type { Assert } from '@japa/assert'
import { test } from '@japa/runner'
import fc from 'fast-check'
import Refusal from '#exceptions/refusal'
import Account from '#models/account'
import type { Level, State } from '#models/report/flow'
import { sql } from '#queries/sql'
import { accepted } from '#tests/functional/submitting/way'
import { buildWorld, clearWorld, fillCleanly, setClock, type World } from '#tests/support/world'

const LEVELS = ['unit', 'county', 'city', 'province', 'nation'] as const
type Manager = (typeof LEVELS)[number]
type Step = { who: Level; act: 'submit' | 'withdraw' | 'accept' | 'return' | 'open' }

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    who: fc.constant('respondent' as const),
    act: fc.constantFrom('submit', 'withdraw'),
  }),
  fc.record({ who: fc.constantFrom(...LEVELS), act: fc.constantFrom('accept', 'return', 'open') })
) as fc.Arbitrary<Step>

const BEFORE = '2017-02-22T02:00:00Z'
/** All of the managers but the nation have let their review deadlines pass. */
const STALLED = '2017-03-25T02:00:00Z'

interface Stored {
  state: State
  waiting_at: number | null
  return_count: number
  path: string
  data: string
}

async function stored({ report }: World): Promise<Stored> {
  const [row] = await sql<Stored>(
    `SELECT state, waiting_at, return_count, path::text,
        (SELECT md5(string_agg(code || raw || version, ',' ORDER BY code)) FROM answers WHERE report_id = reports.id) AS data
       FROM reports WHERE id = ?`,
    [report.id]
  )
  return row
}

async function take({ who, act }: Step, world: World) {
  const actor = world[who as Manager]!
  const by = { actor, address: null }
  const report = await world.report.refresh()
  if (act === 'open') return report.openedBy(actor)
  if (act === 'submit') return report.submit(by)
  if (act === 'withdraw') return report.withdraw(by)
  if (act === 'accept') return accepted(report, actor)
  return report.return({ ...by, reason: '请核对从业人员', marks: [] })
}

test.group('Any sequence of acts', (group) => {
  group.each.setup(() => clearWorld())

  test('keeps a report where it belongs, its data as they are and its events a chain', async ({
    assert,
  }) => {
    const world = await buildWorld({
      county: true,
      unit: true,
      settings: { coverNeededToAccept: false },
    })
    await fillCleanly(world.report)
    const { data } = await stored(world)

    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 4, maxLength: 12 }),
        fc.subarray(['unit', 'county', 'city', 'province'] as const),
        fc.boolean(),
        async (steps, disabled, isLate) => {
          await begin(world, disabled, isLate)
          for (const one of steps) {
            const before = await stored(world)
            const outcome = await take(one, world).catch((error) => error)

            const after = await stored(world)
            if (outcome instanceof Error) {
              assert.instanceOf(outcome, Refusal, `${one.who} ${one.act}: ${outcome.message}`)
              assert.deepEqual(after, before)
            }
            await isWhereItBelongs(assert, after)
            if (one.act === 'accept' && !(outcome instanceof Error)) {
              assert.deepEqual(placeOf(after), oneUp(world, disabled, before), one.who)
            }
            assert.equal(after.data, data)
          }
          await eventsAreAChain(assert, world)
        }
      ),
      { numRuns: 40 }
    )
  }).timeout(180_000)

  async function begin(world: World, disabled: readonly Manager[], isLate: boolean) {
    await sql('DELETE FROM report_events WHERE report_id = ?', [world.report.id])
    await sql(
      `UPDATE reports SET state = 'filling', waiting_at = NULL, opened_at = NULL, return_count = 0,
          extended_to = NULL, closes_at = '2017-04-10T16:00:00Z' WHERE id = ?`,
      [world.report.id]
    )
    const ids = disabled.map((level) => world[level]!.id)
    await sql(`UPDATE accounts SET enabled = NOT id = ANY(?) WHERE role <> 'respondent'`, [ids])
    await setClock(isLate ? STALLED : BEFORE)
  }

  async function isWhereItBelongs(assert: Assert, now: Stored) {
    assert.equal(now.waiting_at !== null, now.state === 'submitted')
    if (now.waiting_at === null) return
    const holder = await Account.findOrFail(now.waiting_at)
    assert.isTrue(holder.enabled)
    assert.isTrue(now.path === holder.path || now.path.startsWith(`${holder.path}.`))
  }

  const placeOf = ({ state, waiting_at: at }: Stored) => ({ state, at })

  /** The next active level above the one it waited at, worked out a second time: the nation is always there. */
  function oneUp(world: World, disabled: readonly Manager[], { waiting_at: from }: Stored) {
    const held = LEVELS.findIndex((level) => world[level]!.id === from)
    if (held >= LEVELS.indexOf('province')) return { state: 'province_accepted', at: null }
    const next = LEVELS.slice(held + 1).find((level) => !disabled.includes(level))!
    return { state: 'submitted', at: world[next]!.id }
  }

  async function eventsAreAChain(assert: Assert, world: World) {
    const events = await sql<Record<string, unknown>>(
      `SELECT action, from_state, to_state, from_waiting_at, to_waiting_at FROM report_events
        WHERE report_id = ? ORDER BY id`,
      [world.report.id]
    )
    const now = await stored(world)
    let at: Record<string, unknown> = { state: 'filling', waiting: null }
    for (const event of events) {
      assert.deepEqual({ state: event.from_state, waiting: event.from_waiting_at }, at)
      at = { state: event.to_state, waiting: event.to_waiting_at }
    }
    assert.deepEqual(at, { state: now.state, waiting: now.waiting_at })
    assert.equal(events.filter(({ action }) => action === 'return').length, now.return_count)
  }
})

test.group('Who decides, for every holder, level and act', (group) => {
  group.each.setup(() => clearWorld())

  test('the holder accepts, a superior once it is stalled; the holder and all above return', async ({
    assert,
  }) => {
    const world = await buildWorld({
      county: true,
      unit: true,
      settings: { coverNeededToAccept: false },
    })
    await fillCleanly(world.report)
    for (const isLate of [false, true]) {
      for (const [held, holder] of LEVELS.slice(0, 4).entries()) {
        for (const [level, who] of LEVELS.entries()) {
          for (const act of ['accept', 'return'] as const) {
            await setClock(isLate ? STALLED : BEFORE)
            await waitAt(world, world[holder]!)

            const outcome = await take({ who, act }, world).catch((error) => error)

            const hasTime = !isLate || who === 'nation'
            const may =
              act === 'accept'
                ? level === held || (isLate && level > held)
                : level >= held && hasTime
            const said = `${who} ${act} at ${holder}, late ${isLate}: ${outcome}`
            assert.equal(!(outcome instanceof Error), may, said)
            if (!may) assert.instanceOf(outcome, Refusal, said)
          }
        }
      }
    }
  }).timeout(120_000)

  test('a personal national account decides as the nation does', async ({ assert }) => {
    const world = await buildWorld({ settings: { coverNeededToAccept: false } })
    await fillCleanly(world.report)
    const person = await Account.create({
      role: 'nation',
      userName: 'LIXIA',
      name: '李霞',
      path: 'nation',
      officeId: world.nation.id,
      password: world.nation.password,
    })
    await waitAt(world, world.nation)

    await accepted(await world.report.refresh(), await person.refresh())

    const [event] = await sql<{ actor_id: number }>(
      `SELECT actor_id FROM report_events WHERE report_id = ? ORDER BY id DESC LIMIT 1`,
      [world.report.id]
    )
    assert.equal((await world.report.refresh()).state, 'province_accepted')
    assert.equal(event.actor_id, person.id)
  })

  async function waitAt(world: World, holder: Account) {
    await sql(
      `UPDATE reports SET state = 'submitted', waiting_at = ?, submitted_at = survey_now(), receipt_number = 'X'
        WHERE id = ?`,
      [holder.id, world.report.id]
    )
  }
})
