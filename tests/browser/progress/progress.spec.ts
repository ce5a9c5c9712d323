import { test } from '@japa/runner'
import { sql } from '#queries/sql'
import { collectionWorld, type CollectionWorld } from '#tests/functional/progress/collection_world'
import { accessibilityProblems } from '#tests/support/accessibility'
import { closeBrowsers } from '#tests/support/browsers'
import { Mailbox } from '#tests/support/mailbox'
import { Visitor } from '#tests/support/visitor'
import { workOff } from '#tests/support/work_off'
import { clearWorld, MANAGER_PASSWORD } from '#tests/support/world'

/** How a wide table and a curve stand on the page. */
const FITTING = `(() => {
  const frame = document.querySelector('#table-t ~ .scroll')
  const edge = frame.getBoundingClientRect().right
  const cells = [...frame.querySelectorAll('tbody tr:first-child td.n')]
  const plot = document.querySelector('#curves .plot')
  return {
    goesOn: frame.scrollWidth > frame.clientWidth,
    shaded: getComputedStyle(frame).backgroundAttachment.includes('local'),
    numbers: cells.filter((cell) => cell.getBoundingClientRect().right <= edge).length,
    all: cells.length,
    curve: plot.getBoundingClientRect().width / document.querySelector('#curves').clientWidth,
    pageGoesOn: document.documentElement.scrollWidth > innerWidth,
  }
})()`

/** So that the table has all the columns it can have. */
async function waitAtEveryLevel({ reports, ...world }: CollectionWorld) {
  for (const [i, level] of (['county', 'province', 'nation'] as const).entries()) {
    await sql(
      `UPDATE reports SET state = 'submitted', waiting_at = ?, submitted_at = survey_now(), receipt_number = 'W' || id WHERE id = ?`,
      [world[level]!.id, reports[i + 3].id]
    )
  }
}

test.group('The collection status fits', (group) => {
  group.each.setup(() => clearWorld())
  group.teardown(() => closeBrowsers())

  test(
    'a desk with all of its columns, and a phone with two numbers and an edge that says there is more, {browser}'
  )
    .with([{ browser: 'chromium' }, { browser: 'chromium89' }] as const)
    .run(async ({ assert }, { browser }) => {
      const world = await collectionWorld()
      await waitAtEveryLevel(world)
      const nation = await Visitor.arrive({ browser })
      await nation.open('/login')
      await nation.fill('用户名', world.nation.userName)
      await nation.fill('密码', MANAGER_PASSWORD)
      await nation.press('登录')
      await nation.open('/collection')

      const desk = await nation.evaluate(FITTING)
      await nation.resize({ width: 390, height: 844 })
      const phone = await nation.evaluate(FITTING)

      assert.isFalse(desk.goesOn)
      assert.equal(desk.numbers, desk.all)
      assert.isAbove(desk.curve, 0.9)
      assert.isTrue(phone.goesOn)
      assert.isTrue(phone.shaded)
      assert.isAtLeast(phone.numbers, 2)
      assert.isFalse(phone.pageGoesOn)
    })
    .timeout(120_000)
})

test.group('A province follows what comes in', (group) => {
  let mailbox: Mailbox

  group.each.setup(async () => {
    await clearWorld()
    mailbox = await Mailbox.open()
    return () => mailbox.close()
  })
  group.teardown(() => closeBrowsers())

  test('from its home down to a city, and reminds those who are late, scripts {scripts}')
    .with([{ scripts: true }, { scripts: false }])
    .run(async ({ assert }, { scripts }) => {
      const world = await collectionWorld()
      const problems: string[] = []
      const province = await Visitor.arrive({ scripts })
      const look = async () => problems.push(...(await accessibilityProblems(province)))

      // Home says what there is to do.
      await province.open('/login')
      await province.fill('用户名', world.province.userName)
      await province.fill('密码', MANAGER_PASSWORD)
      await province.press('登录')
      await province.sees('应报 7 个，上报 4 个（57.1%）')
      await province.sees('上报慢的')
      await look()

      // Collection status, a city, the list behind a number.
      await province.follow('回收情况', '.tabs')
      await province.sees('南京市科学技术局')
      await look()
      await province.follow('常州市科学技术局')
      await province.sees('武进区科学技术局')
      await look()
      await province.follow('1', 'tfoot')
      await province.sees('1 个项目')
      await look()

      // One click reminds everybody of the filter; the outcome is told.
      await province.open('/reminders')
      await province.sees('王春兰')
      await look()
      await province.fill('加一句话', '请在周五前上报。')
      await province.press('催全部 3 个')
      await province.sees('正在催报')
      await workOff()
      await province.open('/tasks/1')
      await province.sees('催报结果')
      await province.sees('请在周五前上报。')
      await look()

      assert.lengthOf(await mailbox.waitFor(1), 1)
      const told = await sql(`SELECT FROM reminder_entries WHERE outcome = 'told'`)
      assert.lengthOf(told, 3)
      assert.deepEqual(problems, [])
    })
    .timeout(120_000)
})
