import { test } from '@japa/runner'
import fc from 'fast-check'
import Account from '#models/account'
import Question from '#models/question'
import Report from '#models/report'
import { STATES, type State } from '#models/report/flow'
import { confirmEntries } from '#models/roster/confirm_entries'
import { approveTransfer } from '#models/transfer/approve_transfer'
import { askTransfers } from '#models/transfer/ask_transfers'
import { openEntries } from '#queries/open_entries'
import { sql } from '#queries/sql'
import { addProject, assertWhole, twoProvinces, type Provinces } from '#tests/support/tree'
import { clearWorld } from '#tests/support/world'

const COUNTY = 'nation.p320000.c320400.c320412'
const UNIT = `${COUNTY}.u71480035X`
const MOVABLE = (Object.keys(STATES) as State[]).filter(
  (state) => state !== 'handed_over' && state !== 'nationally_accepted'
)

function by(actor: Account) {
  return { actor, address: null }
}

/** The province verifies everything that is open. */
async function confirmAll({ round, province }: Provinces) {
  const { stamp } = await openEntries(round.id, province)
  return confirmEntries(round, { allSeen: stamp }, by(province))
}

/** Puts reports into states without a way, as only a test may; submitted ones wait at the lowest manager. */
async function putInto(round: { id: number }, states: readonly State[]) {
  const reports = await Report.query().where('round_id', round.id).orderBy('id')
  for (const [i, report] of reports.entries()) {
    const state = states[i % states.length]
    await sql(
      `UPDATE reports SET state = ?::text, submitted_at = now(), receipt_number = 'T' || id,
          waiting_at = CASE WHEN ? = 'submitted' THEN (SELECT a.id FROM accounts a
            WHERE a.path = reports.path AND a.role <> 'respondent') END WHERE id = ?`,
      [state, state, report.id]
    )
  }
}

async function paths(round: { id: number }): Promise<string[]> {
  const rows = await sql<{ path: string }>(
    'SELECT path::text FROM reports WHERE round_id = ? ORDER BY id',
    [round.id]
  )
  return rows.map(({ path }) => path)
}

async function addTo({ round, nation }: Provinces, count: number, facts = {}) {
  for (let i = 0; i < count; i++) {
    const number = `2014AA${String(100_000 + i)}`
    await addProject(round, number, facts, nation)
  }
}

/** The report of the first open request leaves for 浙江省. */
async function sendAway(world: Provinces, report: Report) {
  const { round, province, zhejiang, nation } = world
  const wanted = { entryIds: [report.rosterEntryId], toId: zhejiang.id, reason: '单位已经迁走' }
  const [id] = await askTransfers(round, wanted, by(province))
  await approveTransfer(round, id, { toId: zhejiang.id, region: '' }, by(nation))
}

test.group('The unit layer (R3)', (group) => {
  group.each.setup(() => clearWorld())

  test('2 → 4 → 3 projects with reports in any state strands none; a new round counts anew', async ({
    assert,
  }) => {
    const states = fc.array(fc.constantFrom(...MOVABLE), { minLength: 4, maxLength: 4 })
    await fc.assert(
      fc.asyncProperty(states, states, async (first, second) => {
        await clearWorld()
        const world = await twoProvinces({ projects: 2 })
        const { round } = world
        await putInto(round, first)
        await confirmAll(world)
        assert.deepEqual(await paths(round), [COUNTY, COUNTY])

        await addTo(world, 2)
        await confirmAll(world)
        assert.deepEqual(await paths(round), [UNIT, UNIT, UNIT, UNIT])
        await assertWhole(assert, round, 4)

        await putInto(round, second)
        await sendAway(world, world.reports[0])
        assert.deepEqual((await paths(round)).slice(1), [UNIT, UNIT, UNIT])
        await assertWhole(assert, round, 4)
      }),
      { numRuns: 8 }
    )
  }).timeout(120_000)

  test('that vanishes leaves its open questions to the next level', async ({ assert }) => {
    const world = await twoProvinces({ projects: 3, unit: true })
    const question = await Question.ask(world.respondent, '从业人员怎么填？', null)

    await confirmAll(world)

    assert.equal(question.addresseeId, world.unit!.id)
    assert.equal((await question.refresh()).addresseeId, world.county!.id)
  })

  test('goes from this year’s reports in every state where last year’s unit has become small', async ({
    assert,
  }) => {
    const world = await twoProvinces({ projects: 3, unit: true })
    const { round, unit, county } = world
    const before = await paths(round)
    await putInto(round, ['submitted', 'returned', 'province_accepted'])

    await confirmAll(world)

    const reports = await Report.query().where('round_id', round.id).orderBy('id')
    await unit!.refresh()
    assert.deepEqual(before, [UNIT, UNIT, UNIT])
    assert.isFalse(unit!.enabled)
    assert.deepEqual(await paths(round), [COUNTY, COUNTY, COUNTY])
    assert.deepEqual(
      reports.map(({ state, waitingAt }) => [state, waitingAt]),
      [
        ['submitted', county!.id],
        ['returned', null],
        ['province_accepted', null],
      ]
    )
    await assertWhole(assert, round, 3)
  })

  test('comes back with its account when the list is large again', async ({ assert }) => {
    const world = await twoProvinces({ projects: 4, unit: true })
    await sql(`UPDATE accounts SET enabled = false, name = '旧名' WHERE id = ?`, [world.unit!.id])

    await confirmAll(world)

    const unit = await world.unit!.refresh()
    assert.isTrue(unit.enabled)
    assert.equal(unit.name, '江苏恒曜新能源科技有限公司')
    assert.lengthOf(await Account.query().where('role', 'unit'), 1)
    await assertWhole(assert, world.round, 4)
  })

  test('added by a later project sees a report from its next submission on', async ({ assert }) => {
    const world = await twoProvinces({ projects: 3 })
    const { round, county, nation, reports } = world
    await confirmAll(world)
    await putInto(round, ['submitted', 'filling', 'filling'])

    await addTo(world, 1)

    const report = await reports[0].refresh()
    assert.equal(report.path, UNIT)
    assert.equal(report.waitingAt, county!.id)
    await report.move('return', by(nation))
    await report.move('submit', by(await Account.findOrFail(report.accountId)))
    const unit = await Account.findByOrFail('userName', '71480035XXM')
    assert.equal((await report.refresh()).waitingAt, unit.id)
  })

  test('stands below the lowest manager over all its projects, and counts one province only', async ({
    assert,
  }) => {
    const world = await twoProvinces({ projects: 2 })
    await addTo(world, 2, { regionCode: '320402' })
    await addProject(world.round, '2014AA200001', { regionCode: '330106' }, world.nation)

    await confirmAll(world)

    const [unit, ...others] = await Account.query().where('role', 'unit')
    assert.equal(unit.path, 'nation.p320000.c320400.u71480035X')
    assert.lengthOf(others, 0)
    assert.equal((await paths(world.round))[4], 'nation.p330000.c330100')
  })

  test('has a second account where a unit is large in two provinces', async ({ assert }) => {
    const world = await twoProvinces({ projects: 4 })
    const { round, zhejiang } = world
    await addTo(world, 4, { regionCode: '330106' })
    await confirmAll(world)

    await confirmAll({ ...world, province: zhejiang })

    const units = await Account.query().where('role', 'unit').orderBy('id')
    assert.deepEqual(
      units.map(({ userName }) => userName),
      ['71480035XXM', '71480035X330000XM']
    )
    await assertWhole(assert, round, 8)
  })

  test('opens with no password anybody knows', async ({ assert }) => {
    const world = await twoProvinces({ projects: 4 })
    await confirmAll(world)

    const unit = await Account.findByOrFail('userName', '71480035XXM')

    assert.isFalse(await unit.hasPassword('kj+123'))
    assert.isFalse(await unit.hasPassword(''))
  })
})
