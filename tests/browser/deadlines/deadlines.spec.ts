import { test } from '@japa/runner'
import { sql } from '#queries/sql'
import { accessibilityProblems } from '#tests/support/accessibility'
import { closeBrowsers } from '#tests/support/browsers'
import { Visitor } from '#tests/support/visitor'
import { buildWorld, clearWorld, MANAGER_PASSWORD } from '#tests/support/world'

const WAYS = [
  { browser: 'chromium', scripts: true },
  { browser: 'chromium', scripts: false },
  { browser: 'chromium109', scripts: true },
  { browser: 'chromium109', scripts: false },
] as const

async function signIn(visitor: Visitor, userName: string) {
  await visitor.open('/login')
  await visitor.fill('用户名', userName)
  await visitor.fill('密码', MANAGER_PASSWORD)
  await visitor.press('登录')
  await visitor.sees('报表验收')
}

test.group('A province sets deadlines', (group) => {
  group.each.setup(() => clearWorld())
  group.teardown(() => closeBrowsers())

  test('with {browser}, scripts {scripts}')
    .with([...WAYS])
    .run(async ({ assert }, way) => {
      const world = await buildWorld({
        projects: 4,
        county: true,
        deadlines: { county: { filing: '2017-03-08' } },
      })
      const visitor = await Visitor.arrive(way)
      const problems: string[] = []
      const look = async () => problems.push(...(await accessibilityProblems(visitor)))

      await signIn(visitor, world.province.userName)
      await visitor.follow('截止时间')
      await visitor.sees('国家定的日程')
      await look()
      await visitor.follow('设定 ：常州市科学技术局')
      await visitor.fill('填报截止', '2017-03-07')
      await visitor.press('看看影响')
      await visitor.sees('武进区科学技术局')
      await look()
      await visitor.tick('一起提前')
      await visitor.press('看看影响')
      await visitor.sees('时间变少的报表')
      await look()
      await visitor.press('定下来')
      await visitor.sees('截止时间已定好')

      const stored = await sql<{ filing: string }>(
        'SELECT filing_deadline AS filing FROM deadlines ORDER BY account_id'
      )
      assert.deepEqual(
        stored.map(({ filing }) => filing),
        ['2017-03-07', '2017-03-07']
      )
      assert.deepEqual(problems, [])
      await visitor.close()
    })

  test('the nation sets the clock of a demonstration, scripts {scripts}')
    .with([{ scripts: true }, { scripts: false }])
    .run(async ({ assert }, way) => {
      const world = await buildWorld({ settings: { demonstration: true } as object })
      const visitor = await Visitor.arrive(way)

      await signIn(visitor, world.nation.userName)
      await visitor.follow('截止时间')
      await visitor.follow('拨演示时钟')
      await visitor.sees('现在（北京时间）')
      assert.deepEqual(await accessibilityProblems(visitor), [])
      await visitor.press('恢复到演示开始的时间')
      await visitor.sees('时钟已拨好')
      await visitor.close()
    })
})
