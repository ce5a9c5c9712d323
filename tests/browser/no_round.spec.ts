import { test } from '@japa/runner'
import type Account from '#models/account'
import { sql } from '#queries/sql'
import { MANAGER_PASSWORD, OWN_PASSWORD } from '#tests/support/accounts'
import { accessibilityProblems } from '#tests/support/accessibility'
import { closeBrowsers } from '#tests/support/browsers'
import { Visitor } from '#tests/support/visitor'
import { buildWorld, clearWorld } from '#tests/support/world'

/** Each page of a manager that shows a round, with its heading. */
const OF_MANAGERS = {
  '/manage': '首页',
  '/collection': '回收情况',
  '/queue': '报表验收',
  '/roster': '下发清单',
  '/roster/verification': '下发清单',
  '/deadlines': '截止时间',
  '/reminders': '催报',
  '/reconciliations': '同单位核对',
}

async function arrive({ userName, isRespondent }: Account) {
  const visitor = await Visitor.arrive({ scripts: true })
  await visitor.open('/login')
  await visitor.fill('用户名', userName)
  await visitor.fill('密码', isRespondent ? OWN_PASSWORD : MANAGER_PASSWORD)
  await visitor.press('登录')
  return visitor
}

test.group('While no round is open', (group) => {
  group.each.setup(() => clearWorld())
  group.teardown(() => closeBrowsers())

  test('each page of a manager has its heading and no accessibility problem', async ({
    assert,
  }) => {
    const { province } = await buildWorld({ lastYear: false })
    await sql(`UPDATE rounds SET status = 'closed'`)
    const visitor = await arrive(province)

    for (const [path, heading] of Object.entries(OF_MANAGERS)) {
      await visitor.open(path)

      const headings = await visitor.evaluate(
        `[...document.querySelectorAll('h1')].map((one) => one.textContent)`
      )
      assert.deepEqual(headings, [heading], path)
      assert.deepEqual(await accessibilityProblems(visitor), [], path)
    }
    await visitor.close()
  })

  test('the home of a respondent neither', async ({ assert }) => {
    const { respondent } = await buildWorld({ lastYear: false })
    await sql(`UPDATE rounds SET status = 'closed'`)
    const visitor = await arrive(respondent)

    await visitor.resize({ width: 390, height: 844 })
    await visitor.follow('2016 年度')
    await visitor.sees('2016 年度调查已经结束，报表只能看，不能再改。')
    await visitor.follow('国家科技计划项目跟踪调查')
    await visitor.sees('以前的报表')

    assert.equal(await visitor.evaluate('document.documentElement.scrollWidth <= innerWidth'), true)
    assert.deepEqual(await accessibilityProblems(visitor), [])
    await visitor.close()
  })
})
