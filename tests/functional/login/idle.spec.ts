import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import Account from '#models/account'
import {
  buildManager,
  buildRespondent,
  MANAGER_PASSWORD,
  OWN_PASSWORD,
} from '#tests/support/accounts'
import { emptyDatabase } from '#tests/support/empty_database'
import { letSessionsAge } from '#tests/support/let_sessions_age'
import { Person } from '#tests/support/person'

test.group('Idle sessions', (group) => {
  group.each.setup(() => emptyDatabase())

  test('a manager must sign in again after 15 minutes', async ({ assert }) => {
    const person = await new Person().signIn((await buildManager()).userName, MANAGER_PASSWORD)

    await letSessionsAge(14)
    const early = await person.get('/password')
    await letSessionsAge(15.1)
    const late = await person.get('/password')

    assert.equal(early.status, 200)
    assert.equal(late.location, '/login?expired=1')
    assert.include((await person.follow(late)).words, '留在这台电脑上')
    assert.equal((await person.get('/password')).status, 303)
  })

  test('opening the login page does not wake up an idle manager', async ({ assert }) => {
    const person = await new Person().signIn((await buildManager()).userName, MANAGER_PASSWORD)
    await letSessionsAge(16)

    const login = await person.get('/login')
    const home = await person.follow(login)

    assert.equal(login.location, '/')
    assert.equal(home.location, '/login?expired=1')
    assert.equal((await person.follow(home)).status, 200)
  })

  test('a respondent must sign in again after 30 minutes', async ({ assert }) => {
    const person = await new Person().signIn((await buildRespondent()).userName, OWN_PASSWORD)

    await letSessionsAge(29)
    const early = await person.get('/password')
    await letSessionsAge(30.1)
    const late = await person.get('/password')

    assert.equal(early.status, 200)
    assert.equal(late.location, '/login?expired=1')
  })

  test('after the login the page comes back where the session ended', async ({ assert }) => {
    const { userName } = await buildRespondent()
    const person = await new Person().signIn(userName, OWN_PASSWORD)
    await letSessionsAge(31)
    await person.get('/password?tab=2')

    const answer = await person.follow({ ...(await person.get('/login')), location: '/login' })
    assert.equal(answer.status, 200)
    assert.equal((await person.tryToSignIn(userName, OWN_PASSWORD)).location, '/password?tab=2')
  })

  test('a fragment is sent to the login as a whole page', async ({ assert }) => {
    const { userName } = await buildManager()
    const person = await new Person().signIn(userName, MANAGER_PASSWORD)
    await letSessionsAge(16)

    const site = `http://${process.env.HOST}:${process.env.PORT}`
    const answer = await person.get('/password', {
      'hx-request': 'true',
      'hx-current-url': `${site}/password?a=1`,
    })
    await person.get('/login')

    assert.equal(answer.status, 401)
    assert.equal(answer.headers.get('hx-redirect'), '/login?expired=1')
    assert.equal((await person.tryToSignIn(userName, MANAGER_PASSWORD)).location, '/password?a=1')
  })

  test('a script that asks for data is told in its own way', async ({ assert }) => {
    const answer = await new Person().get('/password', { accept: 'application/json' })

    assert.equal(answer.status, 401)
    assert.include(JSON.parse(answer.body).message, '重新登录')
  })

  test('a first visit is not told that something expired', async ({ assert }) => {
    const person = new Person()

    assert.equal((await person.get('/password')).location, '/login')
    assert.equal((await person.get('/password')).location, '/login')
  })
})

test.group('Signing out', (group) => {
  group.each.setup(() => emptyDatabase())

  test('leaves no session that names the account', async ({ assert }) => {
    const account = await buildRespondent()
    const person = await new Person().signIn(account.userName, OWN_PASSWORD)
    await person.get('/password')
    const before = person.cookies.get('survey')!

    const answer = await person.post('/logout')
    person.cookies.set('survey', before)

    assert.equal(answer.location, '/login')
    assert.equal((await person.get('/password')).status, 303)
    assert.isEmpty(await db.from('sessions').where('user_id', account.id))
  })

  test('without the token of the page nobody is signed out', async ({ assert }) => {
    const person = await new Person().signIn((await buildRespondent()).userName, OWN_PASSWORD)

    const answer = await person.post('/logout', { _csrf: '' })

    assert.equal(answer.status, 419)
    assert.equal((await person.get('/password')).status, 200)
  })

  test('everywhere ends the sessions on other computers', async ({ assert }) => {
    const { userName } = await buildRespondent()
    const here = await new Person().signIn(userName, OWN_PASSWORD)
    const there = await new Person().signIn(userName, OWN_PASSWORD)
    await here.get('/password')

    const answer = await here.post('/logout', { everywhere: '1' })

    assert.include((await here.follow(answer)).words, '已在所有电脑上退出')
    const gone = await there.get('/password')
    assert.equal(gone.status, 303)
    assert.include((await there.follow(gone)).words, '在别的电脑上退出了所有登录')
  })

  test('a session row that was written again too late opens nothing', async ({ assert }) => {
    const account = await buildRespondent()
    const person = await new Person().signIn(account.userName, OWN_PASSWORD)

    await db.from('sessions').where('user_id', account.id).update({ user_id: null })

    assert.equal((await person.get('/password')).location, '/login?expired=1')
  })

  test('a disabled account is out at once', async ({ assert }) => {
    const account = await buildRespondent()
    const person = await new Person().signIn(account.userName, OWN_PASSWORD)

    await Account.query().where('id', account.id).update({ enabled: false })

    assert.equal((await person.get('/password')).status, 303)
  })
})
