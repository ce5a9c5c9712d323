import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import type Account from '#models/account'
import { moveManager } from '#models/tree/move_manager'
import { sql } from '#queries/sql'
import { assertWhole, handOverNow, manager, setEnabled, twoProvinces } from '#tests/support/tree'
import { statementsOf } from '#tests/support/statements'
import { buildWorld, clearWorld } from '#tests/support/world'

function by(actor: Account) {
  return { actor, address: null }
}

function moved(account: Account, superior: Account, actor: Account) {
  const cause = { ...by(actor), action: 'relocate' as const }
  return db.transaction((trx) => moveManager(account, superior, cause, trx))
}

test.group('Placing reports', (group) => {
  group.each.setup(() => clearWorld())

  test('a province that is disabled does not send back to the city what the city has accepted', async ({
    assert,
  }) => {
    const { round, nation, province, city, report } = await buildWorld({ lastYear: false })
    await handOverNow(report)
    await report.move('accept', by(city!))

    await setEnabled(round, province, false, nation)

    assert.equal((await report.refresh()).waitingAt, nation.id)
    await assertWhole(assert, round, 1)
  })

  test('a manager that is disabled hands its queue to the level above and gets new ones back', async ({
    assert,
  }) => {
    const { round, nation, county, city, report } = await twoProvinces()
    await handOverNow(report)
    const first = report.waitingAt

    await setEnabled(round, county!, false, nation)
    const meanwhile = (await report.refresh()).waitingAt
    await setEnabled(round, county!, true, nation)

    await report.refresh()
    assert.deepEqual([first, meanwhile, report.waitingAt], [county!.id, city!.id, city!.id])
    assert.equal(report.path, county!.path)
    await assertWhole(assert, round, 1)
  })

  test('with nobody below the nation it waits there, and above who has accepted it once somebody is back', async ({
    assert,
  }) => {
    const { round, nation, province, city, report } = await buildWorld({ lastYear: false })
    await handOverNow(report)
    await report.move('accept', by(city!))
    await setEnabled(round, city!, false, nation)
    await setEnabled(round, province, false, nation)
    const meanwhile = (await report.refresh()).waitingAt

    await setEnabled(round, city!, true, nation)
    const still = (await report.refresh()).waitingAt
    await setEnabled(round, province, true, nation)

    await report.refresh()
    assert.deepEqual([meanwhile, still, report.waitingAt], [nation.id, nation.id, province.id])
    assert.equal(report.path, city!.path)
    await assertWhole(assert, round, 1)
  })

  test('what a city has accepted stays at the nation when a county appears below the city', async ({
    assert,
  }) => {
    const { round, nation, province, city, county, report } = await twoProvinces()
    await setEnabled(round, county!, false, nation)
    await setEnabled(round, province, false, nation)
    await handOverNow(report)
    await report.move('accept', by(city!))

    await setEnabled(round, county!, true, nation)

    await report.refresh()
    assert.deepEqual([report.path, report.waitingAt], [county!.path, nation.id])
    await assertWhole(assert, round, 1)
  })

  test('what the {who} has accepted for the city counts as accepted by the city')
    .with([{ who: 'province' }, { who: 'nation' }] as const)
    .run(async ({ assert }, { who }) => {
      const world = await buildWorld({ lastYear: false })
      const { round, nation, province, report } = world
      await handOverNow(report)
      await report.move('accept', by(world[who]))

      await setEnabled(round, province, false, nation)
      const meanwhile = (await report.refresh()).waitingAt
      await setEnabled(round, province, true, nation)

      await report.refresh()
      assert.deepEqual([meanwhile, report.waitingAt], [nation.id, province.id])
      await assertWhole(assert, round, 1)
    })

  test('who waits at somebody else now may be taken back, unless a level has accepted it', async ({
    assert,
  }) => {
    const { round, nation, county, city, respondent, report } = await twoProvinces()
    await handOverNow(report)
    await report.move('accept', by(county!))
    await setEnabled(round, city!, false, nation)

    await assert.rejects(() => report.withdraw(by(respondent)), /武进区科学技术局已经验收这份报表/)
  })

  test('a manager put under another superior takes everybody along, earlier rounds too', async ({
    assert,
  }) => {
    const { round, nation, province, county, report } = await twoProvinces()
    await sql(
      `INSERT INTO rounds (code, report_year, questionnaire_version_id, status, opens_on, filing_deadline,
         province_review_deadline, national_review_deadline, settings)
       SELECT '2014', 2014, questionnaire_version_id, 'closed', '2015-01-04', '2015-03-10', '2015-03-20', '2015-04-03', settings FROM rounds`
    )
    await sql(
      `WITH entry AS (INSERT INTO roster_entries (round_id, project_id, stat_serial_no, facts)
         SELECT max(id), ?, 'old', '{}' FROM rounds RETURNING *)
       INSERT INTO reports (round_id, project_id, roster_entry_id, questionnaire_version_id, path, state, closes_at)
       SELECT round_id, project_id, id, ?, ?, 'nationally_accepted', now() FROM entry`,
      [report.projectId, round.questionnaireVersionId, county!.path]
    )
    await handOverNow(report)

    await moved(county!, province, nation)

    await county!.refresh()
    assert.equal(county!.path, 'nation.p320000.c320412')
    assert.equal(county!.superiorId, province.id)
    assert.lengthOf(await county!.reports(), 2)
    assert.equal((await report.refresh()).waitingAt, county!.id)
    await assertWhole(assert, round, 1)
  })

  test('a superior from below is refused and nothing changes', async ({ assert }) => {
    const { round, nation, county, city } = await twoProvinces()

    await assert.rejects(() => moved(city!, county!, nation), /武进区科学技术局在它下面/)
    await assert.rejects(() => moved(city!, city!, nation), /在它下面/)

    assert.equal((await city!.refresh()).path, 'nation.p320000.c320400')
    await assertWhole(assert, round, 1)
  })

  test('takes the same number of statements for one report and for forty', async ({ assert }) => {
    const counts: number[] = []
    for (const projects of [1, 40]) {
      await clearWorld()
      const { round, nation, county } = await twoProvinces({ projects })
      counts.push((await statementsOf(() => setEnabled(round, county!, false, nation))).length)
      await assertWhole(assert, round, projects)
    }

    assert.equal(counts[0], counts[1])
  })

  test('while reports are handed over at the same moment leaves none at a manager that has gone', async ({
    assert,
  }) => {
    const { round, nation, county, reports } = await twoProvinces({ projects: 12 })

    await Promise.all([
      ...reports.map((report) => handOverNow(report)),
      setEnabled(round, county!, false, nation),
    ])

    await assertWhole(assert, round, 12)
  })

  test('a county that is new gets its reports from the city', async ({ assert }) => {
    const { round, nation, city, report } = await buildWorld({ lastYear: false })
    const county = await manager('county', '320412', '武进区科学技术局', city!)

    await setEnabled(round, county, true, nation)

    assert.equal((await report.refresh()).path, county.path)
    await assertWhole(assert, round, 1)
  })
})
