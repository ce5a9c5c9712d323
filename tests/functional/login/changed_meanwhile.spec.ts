import { setTimeout as pause } from 'node:timers/promises'
import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type Account from '#models/account'
import { AccountSessions } from '#models/account/account_sessions'
import { disable, enable } from '#models/account/enabling'
import { freshSecrets, type Secret } from '#models/account/fresh_secrets'
import { changeOwnPassword } from '#models/account/own_password'
import { passwordLinks } from '#models/account/password_links'
import { resetAccounts } from '#models/account/reset_accounts'
import { savePass } from '#models/report/save_pass'
import { sql } from '#queries/sql'
import { press } from '#tests/functional/accounts/slips_of'
import { signedIn } from '#tests/functional/submitting/way'
import { MANAGER_PASSWORD, OWN_PASSWORD } from '#tests/support/accounts'
import { Clerk } from '#tests/support/clerk'
import { Person } from '#tests/support/person'
import { storedAnswer } from '#tests/support/stored'
import { buildWorld, clearWorld, fillCleanly, type World } from '#tests/support/world'

const NEW = { password: 'Lion2017x', passwordAgain: 'Lion2017x' }

const LINK = `
  INSERT INTO password_links (token_hash, account_id, expires_at)
  VALUES ('late', ?, survey_now() + interval '30 minutes')`

let world: World

/** Somebody who has the login before them. */
async function atTheLogin(): Promise<Person> {
  const person = new Person()
  await person.get('/login')
  return person
}

/** Begins something that must wait for what the transaction holds; gives it when it waits. */
async function waitingFor<T>(work: () => Promise<T>): Promise<{ answer: Promise<T> }> {
  const waiting = `SELECT FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()`
  const answer = work()
  for (let i = 0; i < 200 && (await sql(waiting)).length === 0; i++) await pause(20)
  return { answer }
}

async function reset(secret: Secret, trx: TransactionClientContract) {
  await resetAccounts([secret], { unusedOnly: false }, { actor: world.nation, address: null }, trx)
}

/** What a login with the old password gets that has found it right before a reset and ends after it. */
async function loginAcrossReset(account: Account, password: string) {
  const person = await atTheLogin()
  const [secret] = await freshSecrets([account])
  const { answer } = await db.transaction(async (trx) => {
    await reset(secret, trx)
    return waitingFor(() => person.tryToSignIn(account.userName, password))
  })
  return { person, answer: await answer, secret }
}

function namedSessions() {
  return sql('SELECT id FROM sessions WHERE user_id IS NOT NULL')
}

test.group('A login while the password is changed (L4)', (group) => {
  group.each.setup(async () => {
    await clearWorld()
    world = await buildWorld()
  })

  test('opens nothing when a reset came between; the new password does', async ({ assert }) => {
    const { province } = world

    const { person, answer, secret } = await loginAcrossReset(province, MANAGER_PASSWORD)

    assert.equal(answer.location, '/login')
    assert.include((await person.follow(answer)).words, '密码刚才换过，没有登录')
    assert.match((await person.get('/queue')).location!, /^\/login/)
    assert.deepEqual(await namedSessions(), [])
    const fresh = await new Person().tryToSignIn(province.userName, secret.plain)
    assert.equal(fresh.location, '/')
  })

  test('saves nothing when a reset came between', async ({ assert }) => {
    const { respondent, report } = world
    const clerk = await Clerk.at(await fillCleanly(report), respondent)

    const { person } = await loginAcrossReset(respondent, OWN_PASSWORD)
    const [{ id }] = await sql<{ id: string }>('SELECT id FROM sessions')
    const pass = savePass.issue(id, report.id, report.questionnaireVersionId)
    clerk.person.cookies.set('survey', person.cookies.get('survey')!)
    const { status } = await clerk.save('JC09', { raw: '999', expected: 1, pass })

    assert.equal(status, 401)
    assert.equal((await storedAnswer(report, 'JC09'))?.raw, '860')
  })

  test('is ended by a reset that waited while it began', async ({ assert }) => {
    const { province } = world
    const [secret] = await freshSecrets([province])
    const { answer, isBegun } = await db.transaction(async (hold) => {
      await sql('SELECT FROM accounts WHERE id = ? FOR SHARE', [province.id], hold)
      const waiting = await waitingFor(() => db.transaction((trx) => reset(secret, trx)))
      await sql(LINK, [province.id])
      const sessions = new AccountSessions(province.id)
      return { ...waiting, isBegun: await sessions.begin('late', province.password!) }
    })
    await answer

    assert.isTrue(isBegun)
    assert.deepEqual(await namedSessions(), [])
    assert.deepEqual(await sql('SELECT FROM password_links'), [])
  })

  test('many at once with the old password: none is in after the reset', async ({ assert }) => {
    const { nation, province } = world
    const superior = await signedIn(nation)
    await superior.get('/accounts')
    const people = await Promise.all([1, 2, 3, 4, 5, 6].map(() => atTheLogin()))

    await Promise.all([
      press(superior, `/accounts/${province.id}/resets`),
      ...people.map((person) => person.tryToSignIn(province.userName, MANAGER_PASSWORD)),
    ])

    const pages = await Promise.all(people.map((person) => person.get('/queue')))
    assert.deepEqual(
      pages.map(({ status }) => status),
      people.map(() => 303)
    )
  })

  test('opens nothing when the own password was changed meanwhile', async ({ assert }) => {
    const { respondent } = world
    const person = await atTheLogin()
    const { answer } = await db.transaction(async (trx) => {
      await sql('UPDATE accounts SET password = ? WHERE id = ?', ['changed', respondent.id], trx)
      return waitingFor(() => person.tryToSignIn(respondent.userName, OWN_PASSWORD))
    })

    assert.equal((await answer).location, '/login')
    assert.match((await person.get('/password')).location!, /^\/login/)
    assert.deepEqual(await namedSessions(), [])
  })

  test('opens nothing when the account was disabled meanwhile, also not when it is enabled again', async ({
    assert,
  }) => {
    const { nation, province } = world
    const by = { actor: nation, address: null }

    await disable(province, by)
    const isBegun = await new AccountSessions(province.id).begin('late', province.password!)
    await enable(province, by)

    assert.isFalse(isBegun)
    assert.deepEqual(await namedSessions(), [])
  })
})

test.group('Changing a password while a superior resets it (L4)', (group) => {
  group.each.setup(async () => {
    await clearWorld()
    world = await buildWorld()
  })

  test('with the old one changes nothing', async ({ assert }) => {
    const { respondent } = world
    const [secret] = await freshSecrets([respondent])
    const typed = { ...NEW, currentPassword: OWN_PASSWORD, address: '127.0.0.1' }

    const { answer } = await db.transaction(async (trx) => {
      await reset(secret, trx)
      return waitingFor(() => changeOwnPassword(respondent, typed).catch((error) => error))
    })

    assert.include(String(await answer), '现在的密码刚才换过')
    assert.equal((await respondent.refresh()).password, secret.hash)
  })

  test('by the link of a mail changes nothing, and keeps nobody waiting for ever', async ({
    assert,
  }) => {
    const { respondent } = world
    const [secret] = await freshSecrets([respondent])
    const { token } = await passwordLinks.issue(respondent)
    const { answer } = await db.transaction(async (hold) => {
      await sql('SELECT FROM accounts WHERE id = ? FOR UPDATE', [respondent.id], hold)
      const waiting = await waitingFor(() => passwordLinks.redeem(token, NEW.password))
      await reset(secret, hold)
      return waiting
    })

    assert.isFalse(await answer)
    assert.equal((await respondent.refresh()).password, secret.hash)
  })
})
