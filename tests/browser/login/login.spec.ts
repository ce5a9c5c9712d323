import { test } from '@japa/runner'
import { accessibilityProblems } from '#tests/support/accessibility'
import { buildRespondent } from '#tests/support/accounts'
import { closeBrowsers } from '#tests/support/browsers'
import { emptyDatabase } from '#tests/support/empty_database'
import { Visitor } from '#tests/support/visitor'

const WAYS = [
  { browser: 'chromium', scripts: true },
  { browser: 'chromium', scripts: false },
  { browser: 'chromium109', scripts: true },
  { browser: 'chromium109', scripts: false },
] as const

const MARKS = `[...document.querySelectorAll('[data-rule] svg')].map((svg) => svg.getAttribute('class')).join()`

test.group('Logging in for the first time', (group) => {
  group.each.setup(() => emptyDatabase())
  group.teardown(() => closeBrowsers())

  test('with {browser}, scripts {scripts}')
    .with([...WAYS])
    .run(async ({ assert }, way) => {
      const account = await buildRespondent({ number: '2012AA110204', password: null })
      const visitor = await Visitor.arrive(way)
      const problems: string[] = []
      const look = async () => problems.push(...(await accessibilityProblems(visitor)))

      await visitor.open('/')
      await look()
      await visitor.fill('用户名', '201 2aa１１０２０４')
      await visitor.fill('密码', 'wrong')
      await visitor.press('登录')
      await visitor.sees('用户名或密码不对')
      await look()
      assert.equal(await visitor.value('用户名'), '201 2aa１１０２０４')

      await visitor.fill('密码', 'ｋｊ＋１２３')
      await visitor.press('登录')
      await visitor.sees('第一次登录，先换密码')
      await look()
      await visitor.fill('组织机构代码', '7148003')
      await visitor.fill('新密码', 'lionlion')
      if (way.scripts) await visitor.sees('还差 2 类', '[data-rule=classes]')
      await visitor.fill('再输一遍', 'lionlion')
      await visitor.press('换好，重新登录')
      await visitor.sees('还有 2 处要改')
      await look()

      await visitor.fill('组织机构代码', '71480035-X')
      await visitor.fill('新密码', 'Lion2017x')
      if (way.scripts) assert.equal(await visitor.evaluate(MARKS), 'i ok,i ok,i ok')
      await visitor.fill('再输一遍', 'Lion2017x')
      await visitor.press('换好，重新登录')
      await visitor.sees('新密码已设好，请用新密码登录')

      await visitor.fill('用户名', account.userName)
      await visitor.fill('密码', 'Lion2017x')
      await visitor.press('登录')
      await visitor.sees('步骤')
      assert.equal(visitor.url(), '/')
      await visitor.close()
      assert.deepEqual(problems, [])
    })
})
