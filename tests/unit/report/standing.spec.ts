import { test } from '@japa/runner'
import { sql } from '#queries/sql'
import { picture } from '#tests/functional/answering/papers'
import { explainAll } from '#tests/functional/submitting/way'
import { explanation, standing } from '#tests/fixtures/audit/standing'
import { buildWorld, clearWorld, fillCleanly, plant, type World } from '#tests/support/world'

/** A verification finding of each of two rules that ask for no paper. */
const JUMPS = { JC09: 1500, JF01: 60, JF04: 77 }
/** 单位性质 and 法人性质 are not those of the issued list. */
const RENATURED = { JC05: '05', JC06: '3' }

let world: World

async function stateOf() {
  return (await world.report.standing()).auditState
}

/** Rules that ask for papers of this kind, and whether those are missing. */
async function lacking(kind: string) {
  const { explained } = await world.report.standing()
  return explained
    .filter(({ need }) => need?.kind === kind)
    .map(({ finding, lacksEvidence }) => `${finding.rule} ${lacksEvidence}`)
}

test.group('The state of an audit (A1)', (group) => {
  group.each.setup(async () => {
    await clearWorld()
    world = await buildWorld()
    await fillCleanly(world.report)
  })
  group.teardown(() => clearWorld())

  test('is mandatory while anything must be corrected, all else explained', async ({ assert }) => {
    await plant(world.report, { ...JUMPS, JD01: 25 })
    await explainAll(world.report, world.respondent)

    assert.equal(await stateOf(), 'mandatory')
  })

  test('is verification until every explanation is there', async ({ assert }) => {
    const clean = await stateOf()
    await plant(world.report, JUMPS)
    const nothingSaid = await stateOf()
    await explainAll(world.report, world.respondent)
    const allSaid = await stateOf()
    await sql('DELETE FROM explanations WHERE id = (SELECT min(id) FROM explanations)')

    assert.deepEqual([clean, nothingSaid, allSaid], ['passed', 'verification', 'passed'])
    assert.equal(await stateOf(), 'verification')
  })

  test('is verification while a question of a manager is open', async ({ assert }) => {
    await sql(
      `INSERT INTO manual_checks (report_id, number, question, asked_by) VALUES (?, 1, '标准号是多少', ?)`,
      [world.report.id, world.province.id]
    )

    assert.equal(await stateOf(), 'verification')
  })

  test('papers of a kind are missing until one is there, which serves all that ask for it', async ({
    assert,
  }) => {
    await plant(world.report, RENATURED)
    const before = await lacking('unitNature')
    const paper = { name: '法人证.png', read: () => picture() }
    await world.report.addEvidence('B004', [paper], { actor: world.respondent, address: null })

    assert.deepEqual(before, ['B004 true', 'B005 true'])
    assert.deepEqual(await lacking('unitNature'), ['B004 false', 'B005 false'])
  })
})

test.group('An explanation of other values', () => {
  test('is not done, and re-opens the finding (E2)', ({ assert }) => {
    const explanations = [explanation('of other values')]

    const { explained } = standing({ JC09: 1500 }, { explanations })

    const one = explained.find(({ finding }) => finding.rule === 'B091')!
    assert.equal(one.state, 'reopened')
    assert.isFalse(one.isDone)
  })
})
