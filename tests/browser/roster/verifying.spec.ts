import type { Assert } from '@japa/assert'
import { test } from '@japa/runner'
import { sql } from '#queries/sql'
import { accessibilityProblems } from '#tests/support/accessibility'
import { closeBrowsers } from '#tests/support/browsers'
import { assertWhole, twoProvinces, type Provinces } from '#tests/support/tree'
import { Visitor } from '#tests/support/visitor'
import { clearWorld, MANAGER_PASSWORD } from '#tests/support/world'

async function arrive(userName: string, scripts: boolean): Promise<Visitor> {
  const visitor = await Visitor.arrive({ scripts })
  await visitor.open('/login')
  await visitor.fill('用户名', userName)
  await visitor.fill('密码', MANAGER_PASSWORD)
  await visitor.press('登录')
  return visitor
}

/** The county verifies one line and says something about another one. */
async function countyVerifies({ reports }: Provinces, scripts: boolean) {
  const county = await arrive('320412XM', scripts)
  await county.open('/roster/verification')
  await county.press('核实 2012AA110204')
  await county.sees('5 个项目，您核实了 1 个，还有 4 个。')
  await county.open(`/roster/entries/${reports[1].rosterEntryId}`)
  await county.fill('我的备注', '单位名称少一个字')
  await county.press('保存备注')
  await county.sees('备注已保存。')
  await county.close()
}

/** The province gives one project away and verifies all. */
async function provinceVerifies(assert: Assert, scripts: boolean) {
  const province = await arrive('320000XM', scripts)
  await province.open('/roster/verification?state=remarked')
  await province.sees('1 个项目')
  await province.open('/roster/verification')
  await province.sees('下级核实的进度')
  assert.deepEqual(await accessibilityProblems(province), [])
  await province.follow('申请迁出 2012AA110208')
  await province.fill('迁到哪里', '浙江省科学技术厅')
  await province.fill('迁出原因', '单位 2016 年 9 月迁到杭州市')
  await province.press('提交申请')
  await province.sees('已申请迁出 1 个项目。国家批准以前，仍由您负责。')
  await province.open('/roster/verification')
  await province.follow('核实整份清单')
  await province.sees('确认后 1 个单位设单位级管理机构')
  await province.press('核实 5 个项目')
  await province.sees('整份清单核实完，单位级管理机构已定。')
  await province.close()
}

test.group('Verifying the list and giving a project away', (group) => {
  group.each.setup(() => clearWorld())
  group.teardown(() => closeBrowsers())

  test('from the county to the province, the nation and the other province, scripts {scripts}')
    .with([{ scripts: true }, { scripts: false }])
    .run(async ({ assert }, { scripts }) => {
      const world = await twoProvinces({ projects: 5 })
      await countyVerifies(world, scripts)
      await provinceVerifies(assert, scripts)

      const nation = await arrive('000000XM', scripts)
      await nation.open('/transfers')
      await nation.follow('高性能锂离子动力电池正极材料制备技术')
      await nation.fill('那里的行政区划代码', '330106')
      await nation.press('批准迁出')
      await nation.sees('已批准，项目已迁走。')
      const zhejiang = await arrive('330000XM', scripts)
      await zhejiang.open('/roster/verification')
      await zhejiang.sees('1 个项目，您核实了 0 个，还有 1 个。')
      await zhejiang.sees('2012AA110208')
      await nation.fill('迁回的原因', '单位又迁回来了')
      await nation.press('迁回原处')
      await nation.sees('已迁回原处。')
      await zhejiang.open('/roster/verification')
      await zhejiang.sees('清单里还没有归您管的项目')

      const [{ units }] = await sql<{ units: number }>(
        'SELECT count(*)::int AS units FROM round_units'
      )
      assert.equal(units, 1)
      await assertWhole(assert, world.round, 5)
      await Promise.all([nation.close(), zhejiang.close()])
    })
    .timeout(180_000)
})
