import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import type Account from '#models/account'
import { actionsOf, explainAll, submitted } from '#tests/functional/submitting/way'
import { accessibilityProblems } from '#tests/support/accessibility'
import { closeBrowsers } from '#tests/support/browsers'
import { letSessionsAge } from '#tests/support/let_sessions_age'
import { Visitor, type VisitorOptions } from '#tests/support/visitor'
import {
  buildWorld,
  clearWorld,
  fillCleanly,
  MANAGER_PASSWORD,
  plant,
  type World,
} from '#tests/support/world'

const REASON = '请核对从业人员年末数，改成单位年报的口径。'
const FROM_BEFORE = '是您以前在这台电脑上写的，放回来了'

const BROWSERS: { browser: NonNullable<VisitorOptions['browser']> }[] = [
  { browser: 'chromium' },
  { browser: 'chromium109' },
  { browser: 'chromium89' },
]

/** A report with an explanation to read that waits at the province. */
async function waiting(): Promise<World> {
  const settings = { coverNeededToAccept: false }
  const world = await buildWorld({ city: false, settings })
  await fillCleanly(world.report)
  await plant(world.report, { JC09: 1500 })
  await explainAll(world.report, world.respondent)
  await submitted(world.report, world.respondent)
  return world
}

async function signIn(visitor: Visitor, { userName }: Account) {
  await visitor.fill('用户名', userName)
  await visitor.fill('密码', MANAGER_PASSWORD)
  await visitor.press('登录')
}

/** A manager at the report, who has written everything that a return can hold. */
async function writing(
  { province, report }: World,
  options: VisitorOptions = {}
): Promise<Visitor> {
  const visitor = await Visitor.arrive(options)
  await visitor.open('/login')
  await signIn(visitor, province)
  await visitor.open(`/reports/${report.id}/review`)
  await visitor.tick('请核对 JC09', true, '#explanations')
  await visitor.fill('退回原因', REASON)
  await visitor.fill('第 1 行指标代码', 'JC10')
  await visitor.fill('第 1 行要答复什么', '为什么比上年少？')
  return visitor
}

/** What stands in the form: reason, tick, code and question. */
async function written(visitor: Visitor): Promise<string[]> {
  return [
    await visitor.value('退回原因'),
    await visitor.value('请核对 JC09', '#explanations'),
    await visitor.value('第 1 行指标代码'),
    await visitor.value('第 1 行要答复什么'),
  ]
}

const ALL = [REASON, 'on', 'JC10', '为什么比上年少？']

test.group('A return that is being written', (group) => {
  group.each.setup(() => clearWorld())
  group.each.timeout(90_000)
  group.teardown(() => closeBrowsers())

  test('outlives a session that is gone, and nothing on the page is taken away: {browser}')
    .with(BROWSERS)
    .run(async ({ assert }, way) => {
      const world = await waiting()
      const visitor = await writing(world, way)
      await db.from('sessions').delete()

      await visitor.press('已看', '#explanations')
      await visitor.sees('刚才按的没有办', '#above')
      assert.deepEqual(await written(visitor), ALL)
      assert.isEmpty(await accessibilityProblems(visitor))
      await visitor.follow('刷新这一页')
      await signIn(visitor, world.province)

      await visitor.sees(FROM_BEFORE)
      assert.equal(visitor.url(), `/reports/${world.report.id}/review`)
      assert.deepEqual(await written(visitor), ALL)
      await visitor.close()
    })

  test('outlives a quarter of an hour without a request', async ({ assert }) => {
    const world = await waiting()
    const visitor = await writing(world)
    await letSessionsAge(16)

    await visitor.press('已看', '#explanations')
    await visitor.sees('填过的内容留在这台电脑上，登录后回到那一页')
    await signIn(visitor, world.province)

    await visitor.sees(FROM_BEFORE)
    assert.deepEqual(await written(visitor), ALL)
    assert.isEmpty(await accessibilityProblems(visitor))
    await visitor.close()
  })

  test('comes back with as many questions as there were', async ({ assert }) => {
    const world = await waiting()
    const visitor = await writing(world)
    await visitor.press('加几行')
    await visitor.sees('退回修改', '#returning')
    await visitor.press('加几行')
    for (const line of [2, 3, 4, 5, 6])
      await visitor.fill(`第 ${line} 行要答复什么`, `第 ${line} 问`)

    await visitor.open(`/reports/${world.report.id}/review`)

    assert.equal(await visitor.value('第 6 行要答复什么'), '第 6 问')
    assert.deepEqual(await written(visitor), ALL)
    await visitor.close()
  })

  test('is shown to nobody else who signs in at this computer', async ({ assert }) => {
    const world = await waiting()
    const visitor = await writing(world)
    await visitor.press('退出')
    await visitor.open('/login')
    await signIn(visitor, world.nation)

    await visitor.open(`/reports/${world.report.id}/review`)

    await visitor.sees('只退回，不动填的任何数据')
    assert.deepEqual(await written(visitor), ['', '', '', ''])
    assert.notInclude(await visitor.text(), FROM_BEFORE)
    await visitor.close()
  })

  test('is forgotten once the report is returned', async ({ assert }) => {
    const world = await waiting()
    const visitor = await writing(world)

    await visitor.press('退回修改', '#return')
    await visitor.sees('已退回')

    assert.equal(await visitor.evaluate('localStorage.length'), 0)
    assert.deepEqual(await actionsOf(world.report), ['submit', 'return'])
    await visitor.close()
  })

  test('is kept as it is when the return was refused, and forgotten when it is given up', async ({
    assert,
  }) => {
    const world = await waiting()
    const visitor = await writing(world)
    await visitor.fill('退回原因', '改改')
    await visitor.press('退回修改', '#return')
    await visitor.sees('至少 5 个')
    assert.notInclude(await visitor.text(), FROM_BEFORE)

    await visitor.open(`/reports/${world.report.id}/review`)
    assert.equal(await visitor.value('退回原因'), '改改')
    await visitor.press('不要了')
    await visitor.open(`/reports/${world.report.id}/review`)

    assert.deepEqual(await written(visitor), ['', '', '', ''])
    assert.equal(await visitor.evaluate('localStorage.length'), 0)
    await visitor.close()
  })
})
