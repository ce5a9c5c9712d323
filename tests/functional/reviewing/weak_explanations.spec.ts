import { test } from '@japa/runner'
import Account from '#models/account'
import { sql } from '#queries/sql'
import { explainAll, GOOD, signedIn, submitted } from '#tests/functional/submitting/way'
import { buildWorld, clearWorld, fillCleanly, plant, type World } from '#tests/support/world'

/** Two reports of one unit that explain the same finding. */
async function explained(): Promise<World> {
  const world = await buildWorld({ projects: 2, city: false })
  for (const report of world.reports) {
    const owner = await Account.findOrFail(report.accountId)
    await fillCleanly(report)
    await plant(report, { JC09: 1500 })
    await explainAll(report, owner)
    await submitted(report, owner)
  }
  return world
}

test.group('Weak explanations (E4)', (group) => {
  group.each.setup(() => clearWorld())

  test('are those used again in another report of the unit, whatever the punctuation', async ({
    assert,
  }) => {
    const { province, reports } = await explained()
    const [first, second] = reports
    await sql(`UPDATE explanations SET text = ? WHERE report_id = ?`, [
      `${GOOD.replaceAll('，', ' ')}第１条`,
      second.id,
    ])
    const person = await signedIn(province)

    const queue = await person.get('/queue?audit=weak')
    const page = await person.get(`/reports/${first.id}/review`)

    assert.include(queue.words, '2 份报表')
    assert.include(queue.words, '弱说明 1')
    assert.include(page.words, '和同单位 2012AA110205 等 1 份报表的说明一样')
  })

  test('and those like last year’s; others are none', async ({ assert }) => {
    const { province, reports } = await explained()
    const [first, second] = reports
    await sql(
      `UPDATE explanations SET text = '因合并分公司，人数增加六百余名，见年报。' WHERE report_id = ?`,
      [second.id]
    )
    const person = await signedIn(province)
    const none = await person.get('/queue?audit=weak')
    await sql(`UPDATE explanations SET codes = '{E005}' WHERE report_id = ?`, [first.id])

    const queue = await person.get('/queue?audit=weak')
    const page = await person.get(`/reports/${first.id}/review`)

    assert.include(none.words, '没有符合条件的报表')
    assert.include(queue.words, '1 份报表')
    assert.include(page.words, '和去年的说明几乎一样')
  })

  test('of another unit are not compared', async ({ assert }) => {
    const { province, reports } = await explained()
    await sql(
      `UPDATE roster_entries SET facts = facts || '{"orgCode": "123456789"}' WHERE id = ?`,
      [reports[1].rosterEntryId]
    )

    const queue = await (await signedIn(province)).get('/queue?audit=weak')

    assert.include(queue.words, '没有符合条件的报表')
  })
})

test.group('Stalled and overdue reports in the queue', (group) => {
  group.each.setup(() => clearWorld())

  test('are found by the level that can act, and by nobody too early', async ({ assert }) => {
    const world = await buildWorld({
      projects: 2,
      deadlines: { city: { review: '2017-03-01', filing: '2017-03-01' } },
    })
    await fillCleanly(world.report)
    await submitted(world.report, world.respondent)
    const person = await signedIn(world.province)
    const early = await person.get('/queue?state=stalled')
    await sql(`UPDATE clock SET shift = '2017-03-01T16:00:00Z'::timestamptz - now()`)
    await sql(`UPDATE reports SET closes_at = '2017-03-01T16:00:00Z'`)

    const stalled = await person.get('/queue?state=stalled')
    const overdue = await person.get('/queue?state=overdue')

    assert.include(early.words, '没有符合条件的报表')
    assert.include(stalled.words, '1 份报表')
    assert.include(stalled.words, '2012AA110204')
    assert.include(overdue.words, '2012AA110205')
    assert.notInclude(overdue.words, '2012AA110204')
  })
})
