import { test } from '@japa/runner'
import Report from '#models/report'
import ReportEvent from '#models/report_event'
import {
  buildWorld,
  clearWorld,
  fillCleanly,
  MANAGER_PASSWORD,
  OWN_PASSWORD,
  plant,
  setClock,
} from '#tests/support/world'

const RULES = (findings: { rule: string }[]) => findings.map(({ rule }) => rule)

test.group('A world for tests', (group) => {
  group.each.setup(() => clearWorld())

  test('fills a report so that the audit finds nothing and skips nothing', async ({ assert }) => {
    const { report } = await buildWorld()

    await fillCleanly(report)

    const { audit, auditState } = await report.standing()
    assert.deepEqual(audit, { findings: [], skipped: [] })
    assert.equal(auditState, 'passed')
    assert.equal(report.state, 'filling')
  })

  test('plants exactly what is asked for, invalid texts as well', async ({ assert }) => {
    const { report } = await buildWorld()
    await fillCleanly(report)

    await plant(report, { JD01: 25, JC09: '两人', JHT: [] })

    const { audit } = await report.standing()
    assert.deepEqual(RULES(audit.findings), ['A003', 'A031', 'A086'])
  })

  test('has managers of every level that is asked for, and passwords that fit', async ({
    assert,
  }) => {
    const { nation, province, city, county, unit, respondent, reports } = await buildWorld({
      projects: 4,
      county: true,
    })

    const path = 'nation.p320000.c320400.c320412.u71480035X'
    assert.deepEqual(
      reports.map((one) => one.path),
      [path, path, path, path]
    )
    assert.equal(respondent.superiorId, unit!.id)
    assert.isTrue(await respondent.hasPassword(OWN_PASSWORD))
    for (const manager of [nation, province, city!, county!, unit!]) {
      assert.isTrue(await manager.hasPassword(MANAGER_PASSWORD))
    }
  })

  test('stands at the asked time and takes the deadlines that managers have set', async ({
    assert,
  }) => {
    const { report } = await buildWorld({ deadlines: { city: { filing: '2017-03-01' } } })
    await setClock('2017-03-01T15:59:50Z')

    const before = await report.standing()
    await setClock('2017-03-01T16:00:00Z')
    const after = await report.standing()

    assert.equal(new Date(report.closesAt.toJSDate()).toISOString(), '2017-03-01T16:00:00.000Z')
    assert.isTrue(before.facts.beforeDeadline)
    assert.isFalse(after.facts.beforeDeadline)
  })

  test('submits a clean report', async ({ assert }) => {
    const { report, respondent, city } = await buildWorld()
    await fillCleanly(report)

    await report.submit({ actor: respondent, address: null })

    const stored = await Report.findOrFail(report.id)
    assert.equal(stored.waitingAt, city!.id)
    assert.lengthOf(await ReportEvent.query().where('report_id', report.id), 2)
  })

  test('without a report last year the rules on last year are skipped', async ({ assert }) => {
    const { report } = await buildWorld({ lastYear: false })
    await fillCleanly(report)

    const { audit } = await report.standing()

    assert.isEmpty(audit.findings)
    assert.include(RULES(audit.skipped), 'B081')
  })
})
