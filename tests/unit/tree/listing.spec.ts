import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import type Account from '#models/account'
import { confirmEntries } from '#models/roster/confirm_entries'
import { applyRows } from '#models/roster_import/applying'
import { judgeRows } from '#models/roster_import/judging'
import { OWN, stageOwnRows } from '#models/roster_import/own_rows'
import { openEntries } from '#queries/open_entries'
import { assertWhole, handOverNow, twoProvinces, type Provinces } from '#tests/support/tree'
import { cleanSurvey } from '#tests/support/clean_survey'
import { clearWorld } from '#tests/support/world'

/** The nation imports one line, as a list of one. */
async function imports({ round, nation }: Provinces, number: string, facts: object) {
  const { facts: clean } = await cleanSurvey()
  const { statSerialNo, projectNumber, title, ...issued } = clean
  async function* rows() {
    const line = { number, title: String(title), facts: { ...issued, ...facts } }
    yield { sheet: '', row: 1, mistakes: [], remarks: [], ...line }
  }
  await db.transaction(async (trx) => {
    await stageOwnRows(rows(), trx)
    await judgeRows(OWN, round, trx)
    await applyRows(OWN, round, { actor: nation, address: '127.0.0.1' }, trx)
  })
}

async function confirmAll({ round }: Provinces, actor: Account) {
  const { stamp } = await openEntries(round.id, actor)
  await confirmEntries(round, { allSeen: stamp }, { actor, address: null })
}

test.group('Whoever is nearest when the list changes', (group) => {
  group.each.setup(() => clearWorld())

  test('gets the report whose region a later list corrects', async ({ assert }) => {
    const world = await twoProvinces()
    await handOverNow(world.report)

    await imports(world, '2012AA110204', { regionCode: '320402' })

    await world.report.refresh()
    assert.equal(world.report.path, world.city!.path)
    assert.equal(world.report.waitingAt, world.city!.id)
    await assertWhole(assert, world.round, 1)
  })

  test('is the unit that a later list brings to its fourth project', async ({ assert }) => {
    const world = await twoProvinces({ projects: 3 })
    await confirmAll(world, world.province)

    await imports(world, '2013AA900001', {})

    await world.report.refresh()
    assert.equal(world.report.path, 'nation.p320000.c320400.c320412.u71480035X')
    await assertWhole(assert, world.round, 4)
  })
})
