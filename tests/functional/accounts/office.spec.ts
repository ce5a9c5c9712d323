import { test } from '@japa/runner'
import { FailureCounter } from '#models/account/failure_counter'
import { sql } from '#queries/sql'
import { signedIn } from '#tests/functional/submitting/way'
import { runAce } from '#tests/support/ace'
import { Person } from '#tests/support/person'
import { buildWorld, clearWorld } from '#tests/support/world'

/** Runs the command; gives the password that it printed. */
async function ace(command: string) {
  const { code, said } = await runAce(command)
  return { code, said, password: /Password {3}(\S+)/.exec(said)?.[1] ?? '' }
}

test.group('The nation’s own account', (group) => {
  group.each.setup(() => clearWorld())
  group.each.timeout(30_000)

  test('in an empty installation a command makes it; its password opens nothing but the choice of another', async ({
    assert,
  }) => {
    const { code, password } = await ace('nation:create')
    const person = await new Person().signIn('000000XM', password)

    assert.equal(code, 0)
    assert.equal((await person.get('/accounts')).location, '/password')
    assert.include((await person.get('/password')).words, '发给您的密码只用一次')
    const own = 'Sea-otter-2017'
    await person.post('/password', {
      currentPassword: password,
      password: own,
      passwordAgain: own,
    })
    assert.equal((await person.get('/accounts')).location, '/contact')
    assert.deepEqual(await sql('SELECT act FROM journal'), [{ act: 'account.create' }])
  })

  test('where it is, it is not made again; where it is not, there is nothing to reset', async ({
    assert,
  }) => {
    const none = await ace('nation:reset')
    const { nation } = await buildWorld()

    const second = await ace('nation:create')

    assert.deepEqual([none.code, second.code], [1, 1])
    assert.include(none.said, 'nation:create makes it')
    assert.include(second.said, 'is there already')
    await signedIn(nation)
  })

  test('a reset signs it out everywhere, lifts its lock, removes the second factor and enables it', async ({
    assert,
  }) => {
    const { nation } = await buildWorld()
    const holder = await signedIn(nation)
    await sql(`UPDATE accounts SET totp_secret = 'x', enabled = false WHERE id = ?`, [nation.id])
    for (let i = 0; i < 5; i++) await new FailureCounter('000000XM', '203.0.113.7').fail()

    const { code, password } = await ace('nation:reset')

    assert.equal(code, 0)
    assert.match((await holder.get('/accounts')).location!, /^\/login/)
    const person = await new Person().signIn('000000XM', password)
    assert.equal((await person.get('/accounts')).location, '/password')
  })

  test('the question for the code sends nobody above the nation', async ({ assert }) => {
    const { nation, province } = await buildWorld()
    await sql(`UPDATE accounts SET totp_secret = 'x' WHERE id IN (?, ?)`, [nation.id, province.id])
    const asked = async (userName: string) => {
      const person = new Person()
      await person.tryToSignIn(userName, 'Tiger-2016')
      return (await person.get('/login/code')).words
    }

    assert.include(await asked(nation.userName), '请运行系统的人员在服务器上重置')
    assert.include(await asked(province.userName), '请上级重置')
  })
})
