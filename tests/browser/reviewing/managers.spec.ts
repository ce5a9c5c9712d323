import { test } from '@japa/runner'
import Account from '#models/account'
import { sql } from '#queries/sql'
import { explainAll, submitted } from '#tests/functional/submitting/way'
import { accessibilityProblems } from '#tests/support/accessibility'
import { closeBrowsers } from '#tests/support/browsers'
import { shoot } from '#tests/support/screenshots'
import { Visitor } from '#tests/support/visitor'
import {
  buildWorld,
  clearWorld,
  fillCleanly,
  MANAGER_PASSWORD,
  plant,
  type World,
} from '#tests/support/world'

const REASON = '请核对从业人员年末数，改成单位年报的口径。'

/** Four reports of a unit with a manager of its own; the last one contradicts the others. */
async function fourOfAUnit(): Promise<World> {
  const settings = { coverNeededToAccept: false }
  const world = await buildWorld({ projects: 4, city: false, unit: true, settings })
  for (const [i, report] of world.reports.entries()) {
    await fillCleanly(report)
    if (i === 3) await plant(report, { JC09: 1500 })
    const owner = await Account.findOrFail(report.accountId)
    await explainAll(report, owner)
    await submitted(report, owner)
  }
  return world
}

async function arrive(account: Account, scripts: boolean): Promise<Visitor> {
  const visitor = await Visitor.arrive({ scripts })
  await visitor.open('/login')
  await visitor.fill('用户名', account.userName)
  await visitor.fill('密码', MANAGER_PASSWORD)
  await visitor.press('登录')
  return visitor
}

test.group('The review of one report', (group) => {
  group.each.setup(() => clearWorld())
  group.teardown(() => closeBrowsers())

  test('keeps what is ticked and the hint of the keys while explanations are marked as read', async ({
    assert,
  }) => {
    const world = await fourOfAUnit()
    const report = world.reports[3]
    const unit = await arrive(world.unit!, true)
    await unit.open(`/reports/${report.id}/review`)
    await unit.sees('键盘：j k 说明', '.dock')
    await unit.tick('请核对 JC09', true, '#explanations')

    await unit.key('k', 'v')

    await unit.sees('都看过了')
    await unit.sees('键盘：j k 说明', '.dock')
    assert.equal(await unit.value('请核对 JC09', '#explanations'), 'on')
    await unit.close()
  }).timeout(60_000)

  test('returns with what was ticked beside the values, without scripts', async ({ assert }) => {
    const world = await fourOfAUnit()
    const report = world.reports[3]
    const unit = await arrive(world.unit!, false)
    await unit.open(`/reports/${report.id}/review`)
    await unit.press('表二')
    await unit.tick('请核对 JC10')
    await unit.fill('退回原因', '改改')
    await unit.press('退回修改', '#return')
    await unit.sees('至少 5 个')
    await unit.press('表二')
    assert.equal(await unit.value('请核对 JC10'), 'on')

    await unit.fill('退回原因', REASON)
    await unit.press('退回修改', '#return')

    await unit.sees('已退回')
    const asked = await sql('SELECT code FROM manual_checks WHERE report_id = ?', [report.id])
    assert.deepEqual(asked, [{ code: 'JC10' }])
    await unit.close()
  }).timeout(60_000)
})

test.group('Managers on the way up', (group) => {
  group.each.setup(() => clearWorld())
  group.teardown(() => closeBrowsers())

  test(
    'a unit manager settles a contradiction and accepts, the province decides in bulk, scripts {scripts}'
  )
    .with([{ scripts: true }, { scripts: false }])
    .run(async ({ assert }, { scripts }) => {
      const world = await fourOfAUnit()
      const problems: string[] = []
      const unit = await arrive(world.unit!, scripts)
      const look = async (who: Visitor) => problems.push(...(await accessibilityProblems(who)))

      // The unit manager sees what its projects do not agree about and sends the odd one back.
      await unit.open('/queue')
      await unit.sees('等您核实 4 份')
      await look(unit)
      await unit.follow('同单位核对')
      await unit.follow('江苏恒曜新能源科技有限公司', 'table')
      await unit.sees('1,500 人')
      await look(unit)
      await unit.tick('860 人')
      await unit.press('退回说法不同的报表')
      await unit.sees('可以退回 1 份')
      await look(unit)
      await unit.press('退回 1 份')
      await unit.sees('退回了 1 份，全部办好')
      await look(unit)

      // It accepts the other three at once.
      await unit.open('/queue')
      await unit.tick('筛出的全部')
      await unit.press('批量核实')
      await unit.sees('选了 3 份，都可以核实')
      await unit.press('核实 3 份')
      await unit.sees('核实了 3 份，全部办好')
      await unit.close()

      // The province returns one by hand and accepts the rest.
      const province = await arrive(world.province, scripts)
      await province.open('/queue')
      await province.tick(`选择 ${'2012AA110204'}`)
      await province.press('批量退回')
      await province.press('退回 1 份')
      await province.sees('退回原因写了 0 个字')
      await province.fill('退回原因', REASON)
      await province.press('退回 1 份')
      await province.sees('退回了 1 份')
      await province.open('/queue')
      await province.fill('排列', '等得久的在前')
      if (!scripts) await province.press('筛选')
      await province.sees('等得久的在前', '#queue')
      await province.tick('筛出的全部')
      await province.press('批量验收')
      await province.press('验收 2 份')
      await province.sees('验收了 2 份，全部办好')
      await province.close()

      assert.deepEqual(problems, [])
      const states = await sql<{ state: string }>(
        `SELECT state FROM reports WHERE id = ANY(?) ORDER BY id`,
        [world.reports.map(({ id }) => id)]
      )
      assert.deepEqual(
        states.map(({ state }) => state),
        ['returned', 'province_accepted', 'province_accepted', 'returned']
      )
    })
    .timeout(180_000)

  test('reading explanations goes on without leaving the place, by keys where scripts run', async ({
    assert,
  }) => {
    const world = await fourOfAUnit()
    const explained = world.reports[3]
    const unit = await arrive(world.unit!, true)
    await unit.open(`/reports/${explained.id}/review`)
    await unit.sees('还有 1 条没看')

    await unit.key('j', 'v')

    await unit.sees('都看过了')
    await unit.sees('核实说明都已看过', '#acceptance')
    await unit.key('a')
    assert.equal(await unit.evaluate('document.activeElement.id'), 'accept')
    await unit.key('r')
    assert.equal(await unit.evaluate('document.activeElement.id'), 'reason')
    await unit.fill('退回原因', 'jjaa')
    assert.equal(await unit.value('退回原因'), 'jjaa')
    if (process.env.SHOTS) await photograph(world, unit)
    await unit.close()
  }).timeout(120_000)
})

async function photograph({ reports }: World, visitor: Visitor) {
  await shoot(
    visitor,
    [
      { name: 'queue', path: '/queue' },
      { name: 'review', path: `/reports/${reports[3].id}/review` },
      { name: 'reconciliation', path: '/reconciliations/71480035X' },
      { name: 'reconciliations', path: '/reconciliations' },
    ],
    process.env.SHOTS!
  )
}
