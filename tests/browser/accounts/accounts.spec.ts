import { test } from '@japa/runner'
import { slips } from '#models/account/slips'
import { sql } from '#queries/sql'
import { accessibilityProblems } from '#tests/support/accessibility'
import { closeBrowsers } from '#tests/support/browsers'
import { Visitor } from '#tests/support/visitor'
import { buildWorld, clearWorld, MANAGER_PASSWORD, type World } from '#tests/support/world'
import { pdfText } from '#tests/unit/documents/pdf_text'
import Account from '#models/account'

async function signIn(visitor: Visitor, userName: string, password: string) {
  await visitor.open('/login')
  await visitor.fill('用户名', userName)
  await visitor.fill('密码', password)
  await visitor.press('登录')
  await visitor.sees('退出')
}

/** The password on the slip in view, taken as the download button does; a browser shows no PDF here. */
async function passwordOf(visitor: Visitor, asker: string, userName: string): Promise<string> {
  await visitor.sees('只能下载一次')
  const actor = await Account.findByOrFail('userName', asker)
  const pdf = await slips.take({ actor, address: null }, visitor.url().split('/').at(-1)!)
  const text = (await pdfText(pdf!)).join('')
  return new RegExp(`${userName}密码(\\w{5}-\\w{5}-\\w{5})`).exec(text)![1]
}

async function giveContact(visitor: Visitor) {
  await visitor.sees('第一次登录，先填联系方式')
  await visitor.fill('联系人姓名', '傅海燕')
  await visitor.fill('电话', '0571-85000118')
  await visitor.fill('邮箱', 'haiyan.fu@zj.example.com')
  await visitor.press('保存')
}

test.group('Accounts from the nation down to a city', (group) => {
  let world: World
  group.each.setup(async () => {
    await clearWorld()
    world = await buildWorld()
  })
  group.teardown(() => closeBrowsers())

  test('each level hands on, scripts {scripts}')
    .with([{ scripts: true }, { scripts: false }])
    .run(async ({ assert }, { scripts }) => {
      const problems: string[] = []
      const nation = await Visitor.arrive({ scripts, patience: 30_000 })
      await signIn(nation, world.nation.userName, MANAGER_PASSWORD)
      await nation.open('/accounts')
      problems.push(...(await accessibilityProblems(nation)))
      await nation.press('建好这 36 个账户')
      const first = await passwordOf(nation, world.nation.userName, '330000XM')

      const province = await Visitor.arrive({ scripts, patience: 30_000 })
      await signIn(province, '330000xm', first)
      await giveContact(province)
      await province.open('/accounts')
      await province.follow('新建账户')
      problems.push(...(await accessibilityProblems(province)))
      await province.fill('代码', '320100')
      await province.fill('名称', '杭州市科学技术局')
      await province.press('建账户，做密码条')
      await province.sees('不归您管')
      await province.fill('代码', '330100')
      await province.press('建账户，做密码条')
      const second = await passwordOf(province, '330000XM', '330100XM')

      const city = await Visitor.arrive({ scripts, patience: 30_000 })
      await signIn(city, '330100XM', second)
      await giveContact(city)
      await city.open('/accounts')
      await city.sees('下面没有管理机构的账户')

      assert.deepEqual(problems, [])
      const [used] = await sql('SELECT path::text FROM accounts WHERE user_name = ?', ['330100XM'])
      assert.deepEqual(used, { path: 'nation.p330000.c330100' })
      for (const visitor of [nation, province, city]) await visitor.close()
    })
    .timeout(240_000)
})
