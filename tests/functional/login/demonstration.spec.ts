import { existsSync } from 'node:fs'
import { rm, writeFile } from 'node:fs/promises'
import app from '@adonisjs/core/services/app'
import { test } from '@japa/runner'
import { demonstrationAccounts } from '#demonstration/accounts'
import env from '#start/env'
import { emptyDatabase } from '#tests/support/empty_database'
import { Person } from '#tests/support/person'

const FILE = app.makePath('tmp/demonstration.json')
const ACCOUNTS = [
  { role: '基层单位', userName: '2012AA"110204', password: 'Tiger2016', note: '填报中' },
]

test.group('Demonstration accounts', (group) => {
  const before = env.get('DEMONSTRATION')
  let isMine = false

  group.setup(async () => {
    await emptyDatabase()
    isMine = !existsSync(FILE)
    if (isMine) await writeFile(FILE, JSON.stringify(ACCOUNTS))
  })
  group.teardown(async () => {
    if (isMine) await rm(FILE)
  })
  // Tests of other suites run in this process too: what was not said is not said again.
  group.each.teardown(() => {
    env.set('DEMONSTRATION', before!)
    if (before === undefined) delete process.env.DEMONSTRATION
  })

  test('are not shown and fill nothing unless this is a demonstration', async ({ assert }) => {
    env.set('DEMONSTRATION', true)
    const [account] = await demonstrationAccounts()
    env.set('DEMONSTRATION', false)

    const page = await new Person().get(`/login?as=${encodeURIComponent(account.userName)}`)

    assert.isEmpty(await demonstrationAccounts())
    assert.notInclude(page.body, '演示账户')
    assert.notInclude(page.body, account.password)
  })

  test('fill the form by a link, without scripts', async ({ assert }) => {
    env.set('DEMONSTRATION', true)
    const [account] = await demonstrationAccounts()
    const person = new Person()
    const plain = await person.get('/login')

    const link = `/login?as=${encodeURIComponent(account.userName)}`
    const filled = await person.get(link)
    const strange = await person.get('/login?as=somebody')

    assert.include(plain.body, `href="${link}"`)
    assert.match(filled.body, new RegExp(`<input id="password"[^>]* value="${account.password}"`))
    assert.notMatch(strange.body, /<input id="password"[^>]* value="/)
  })
})
