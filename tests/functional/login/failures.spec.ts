import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { FailureCounter } from '#models/account/failure_counter'
import { forgiveFailures } from '#models/account/forgive_failures'
import { buildRespondent, OWN_PASSWORD } from '#tests/support/accounts'
import { emptyDatabase } from '#tests/support/empty_database'
import { Person } from '#tests/support/person'

/** Lets time pass for the counters only. */
async function wait(minutes: number) {
  await db.rawQuery('UPDATE rate_limits SET expire = expire - ?', [minutes * 60_000])
}

async function fail(times: number, userName: string) {
  for (let i = 0; i < times; i++) await new Person().tryToSignIn(userName, `Wrong201${i}`)
}

const forgetAddress = () => db.from('rate_limits').whereLike('key', '%address%').delete()

test.group('Wrong passwords', (group) => {
  group.each.setup(() => emptyDatabase())

  for (const exists of [true, false]) {
    test(`five lock for 15 minutes, even the right one; the account exists: ${exists}`, async ({
      assert,
    }) => {
      const userName = exists ? (await buildRespondent()).userName : '2099ZZ999999'
      const first = await new Person().tryToSignIn(userName, 'Wrong2016')
      await fail(3, userName)
      const fifth = await new Person().tryToSignIn(userName, 'Wrong2016')

      const sixth = await new Person().tryToSignIn(userName, OWN_PASSWORD)

      assert.include(first.words, '现在还可以试 4 次')
      assert.include(fifth.words, '请等 15 分钟')
      assert.equal(sixth.status, 429)
      assert.match(sixth.words, /请在 \d\d:\d\d 以后再试/)
      assert.closeTo(Number(sixth.headers.get('retry-after')), 900, 30)
    })
  }

  test('the lock is over after 15 minutes, not before', async ({ assert }) => {
    const { userName } = await buildRespondent()
    await fail(5, userName)

    await wait(14)
    const early = await new Person().tryToSignIn(userName, OWN_PASSWORD)
    await wait(1.1)
    const late = await new Person().tryToSignIn(userName, OWN_PASSWORD)

    assert.equal(early.status, 429)
    assert.equal(late.status, 303)
  })

  test('the lock begins with the fifth failure, however slowly they came', async ({ assert }) => {
    const { userName } = await buildRespondent()
    await fail(4, userName)
    await wait(14)
    await fail(1, userName)
    await wait(5)

    assert.equal((await new Person().tryToSignIn(userName, OWN_PASSWORD)).status, 429)
  })

  test('trying while locked does not make the lock longer', async ({ assert }) => {
    const { userName } = await buildRespondent()
    await fail(5, userName)
    await wait(10)
    await fail(5, userName)
    await wait(5.1)

    assert.equal((await new Person().tryToSignIn(userName, OWN_PASSWORD)).status, 303)
  })

  test('an account is locked for every address', async ({ assert }) => {
    const { userName } = await buildRespondent()
    await fail(5, userName)
    await forgetAddress()

    assert.equal((await new Person().tryToSignIn(userName, OWN_PASSWORD)).status, 429)
  })

  test('an address is locked for every account', async ({ assert }) => {
    const { userName } = await buildRespondent()
    for (let i = 0; i < 5; i++) await fail(1, `2099ZZ99999${i}`)

    assert.equal((await new Person().tryToSignIn(userName, OWN_PASSWORD)).status, 429)
  })

  test('a success starts the account anew, but not its address', async ({ assert }) => {
    const mine = await buildRespondent()
    const other = await buildRespondent()
    await fail(4, other.userName)
    await new Person().signIn(mine.userName, OWN_PASSWORD)
    await fail(1, mine.userName)

    const locked = await new Person().tryToSignIn(mine.userName, OWN_PASSWORD)
    await forgetAddress()
    const open = await new Person().tryToSignIn(mine.userName, OWN_PASSWORD)

    assert.equal(locked.status, 429)
    assert.equal(open.status, 303)
  })

  test('forgiven, the account may try again where it failed; what others did there counts on', async ({
    assert,
  }) => {
    const mine = await buildRespondent()
    const other = await buildRespondent()
    await fail(3, other.userName)
    await fail(2, mine.userName)
    const locked = await new Person().tryToSignIn(mine.userName, OWN_PASSWORD)

    assert.isTrue(await forgiveFailures([mine.userName]))
    const open = await new Person().tryToSignIn(mine.userName, OWN_PASSWORD)
    await fail(1, other.userName)
    const fifth = await new Person().tryToSignIn(other.userName, 'Wrong2016')

    assert.deepEqual([locked.status, open.status], [429, 303])
    assert.include(fifth.words, '请等 15 分钟')
  })

  test('an address that others have locked stays locked when one account is forgiven', async ({
    assert,
  }) => {
    const [mine, other] = ['A', 'B'].map((name) => new FailureCounter(name, '203.0.113.9'))
    await mine.fail()
    for (let i = 0; i < 5; i++) await other.fail()

    assert.isFalse(await forgiveFailures(['A']))
    assert.isNotNull((await mine.standing()).lockedUntil)
    assert.isTrue(await forgiveFailures(['B']))
    assert.isNull((await mine.standing()).lockedUntil)
  })

  test('every spelling of a name is one account', async ({ assert }) => {
    await buildRespondent({ number: '2012AA110204' })
    for (const typed of [
      '2012aa110204',
      '201 2AA110204',
      '２０１２AA110204',
      '2012AA110204 ',
      '2012AA 110204',
    ]) {
      await forgetAddress()
      await new Person().tryToSignIn(typed, 'Wrong2016')
    }
    await forgetAddress()

    assert.equal((await new Person().tryToSignIn('2012AA110204', OWN_PASSWORD)).status, 429)
  })

  test('of 20 guesses at once at most five are judged', async ({ assert }) => {
    const { userName } = await buildRespondent()
    const people = await Promise.all(
      Array.from({ length: 20 }, async () => {
        const person = new Person()
        await person.get('/login')
        return person
      })
    )

    const answers = await Promise.all(
      people.map((person) => person.tryToSignIn(userName, 'Wrong2016'))
    )

    const judged = answers.filter((answer) => answer.status === 422).length
    const locked = answers.filter((answer) => answer.status === 429).length
    const right = await new Person().tryToSignIn(userName, OWN_PASSWORD)
    assert.isAtMost(judged, 5)
    assert.equal(judged + locked, 20)
    assert.equal(right.status, 429)
  })

  test('twenty people behind one address can sign in at once', async ({ assert }) => {
    const accounts = []
    for (let i = 0; i < 20; i++) accounts.push(await buildRespondent())

    const answers = await Promise.all(
      accounts.map(({ userName }) => new Person().tryToSignIn(userName, OWN_PASSWORD))
    )

    assert.isTrue(answers.every((answer) => answer.status === 303))
  })

  test('the four paths share one counter', async ({ assert }) => {
    const { userName } = await buildRespondent()
    const person = await new Person().signIn(userName, OWN_PASSWORD)
    await fail(1, userName)
    await person.get('/password')
    const wrong = {
      currentPassword: 'Wrong2016',
      password: 'Lion2017x',
      passwordAgain: 'Lion2017x',
    }
    for (let i = 0; i < 2; i++) await person.post('/password', wrong)
    for (let i = 0; i < 2; i++)
      await person.post('/password-links/create', { userName, email: 'a@example.cn' })

    const standing = await new FailureCounter(userName, '10.9.9.9').standing()

    assert.isNotNull(standing.lockedUntil)
    assert.equal((await person.post('/password', wrong)).status, 429)
    assert.equal(
      (await person.post('/password-links/create', { userName, email: 'a@example.cn' })).status,
      429
    )
  })
})
