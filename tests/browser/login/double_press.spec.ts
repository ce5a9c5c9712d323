import { test } from '@japa/runner'
import { buildRespondent, OWN_PASSWORD } from '#tests/support/accounts'
import { closeBrowsers } from '#tests/support/browsers'
import { emptyDatabase } from '#tests/support/empty_database'
import { Visitor } from '#tests/support/visitor'

/** Sends the form twice without leaving the page; says for each time whether it was held back. */
const TWICE = `(() => {
  const held = []
  window.addEventListener('submit', (event) => {
    held.push(event.defaultPrevented)
    event.preventDefault()
  })
  const form = document.querySelector('main form[action="/password"]')
  form.requestSubmit()
  form.requestSubmit()
  return held.join()
})()`

test.group('Pressing twice', (group) => {
  group.each.setup(() => emptyDatabase())
  group.teardown(() => closeBrowsers())

  test('a form that is on its way is not sent again: {browser}')
    .with([
      { browser: 'chromium' as const },
      { browser: 'chromium109' as const },
      { browser: 'chromium89' as const },
    ])
    .run(async ({ assert }, { browser }) => {
      const { userName } = await buildRespondent()
      const visitor = await Visitor.arrive({ browser })
      await visitor.open('/login')
      await visitor.fill('用户名', userName)
      await visitor.fill('密码', OWN_PASSWORD)
      await visitor.press('登录')
      await visitor.sees('退出')
      await visitor.open('/password')
      await visitor.fill('现在的密码', OWN_PASSWORD)
      await visitor.fill('新密码', 'Lion2017x')
      await visitor.fill('再输一遍', 'Lion2017x')

      assert.equal(await visitor.evaluate(TWICE), 'false,true')
    })
})
