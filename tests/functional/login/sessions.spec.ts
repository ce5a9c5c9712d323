import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import {
  buildManager,
  buildRespondent,
  MANAGER_PASSWORD,
  OWN_PASSWORD,
} from '#tests/support/accounts'
import { emptyDatabase } from '#tests/support/empty_database'
import { Person } from '#tests/support/person'

const SAME_ANSWER = '用户名或密码不对'

test.group('Login: refused', (group) => {
  group.each.setup(() => emptyDatabase())

  test('the answer is the same whether the account exists, is disabled or has another password', async ({
    assert,
  }) => {
    const known = await buildRespondent({ number: '2012AA110204' })
    const disabled = await buildRespondent({ number: '2012AA110205', enabled: false })
    const fresh = await buildRespondent({ number: '2012AA110206', password: null })
    const tries = [
      ['2099ZZ999999', OWN_PASSWORD],
      [known.userName, 'Wrong2016'],
      [disabled.userName, OWN_PASSWORD],
      [fresh.userName, 'Wrong2016'],
    ]

    const pages = []
    for (const [name, password] of tries) {
      await db.from('rate_limits').delete()
      const answer = await new Person().tryToSignIn(name, password)
      assert.equal(answer.status, 422)
      assert.include(answer.words, SAME_ANSWER)
      pages.push(answer.body.replace(name, '').replace(/value='[^']+'/, ''))
    }

    assert.lengthOf(new Set(pages), 1)
  })

  test('the initial password is of no use once an own one is set', async ({ assert }) => {
    const account = await buildRespondent()

    const answer = await new Person().tryToSignIn(account.userName, 'KJ+123')

    assert.equal(answer.status, 422)
  })

  test('the initial password opens no manager', async ({ assert }) => {
    const account = await buildManager()

    const answer = await new Person().tryToSignIn(account.userName, 'KJ+123')

    assert.equal(answer.status, 422)
  })

  test('what was typed stays, but the password', async ({ assert }) => {
    const answer = await new Person().tryToSignIn('201 2AA"><b>', 'Secret-9999')

    assert.include(answer.body, 'value="201 2AA&quot;&gt;&lt;b&gt;"')
    assert.notInclude(answer.body, 'Secret-9999')
    assert.include(answer.body, 'aria-invalid="true"')
    assert.include(answer.body, 'href="#userName"')
  })

  test('the page says how a user name was understood', async ({ assert }) => {
    const odd = await new Person().tryToSignIn('201 2aa１１０２０４', 'Wrong2016')
    const plain = await new Person().tryToSignIn('2012AA110204', 'Wrong2016')

    assert.include(odd.words, '已按 2012AA110204 理解')
    assert.notInclude(plain.words, '理解')
  })

  test('a form without token gets the 419 page', async ({ assert }) => {
    const account = await buildRespondent()
    const person = new Person()
    await person.get('/login')

    const answer = await person.post('/login', {
      _csrf: 'forged',
      userName: account.userName,
      password: OWN_PASSWORD,
    })

    assert.equal(answer.status, 419)
    assert.include(answer.words, '这一次没有办')
  })

  test('nobody is sent to another site after the login', async ({ assert }) => {
    const account = await buildRespondent()
    const person = new Person()

    for (const path of ['//evil.example/x', '/\\evil.example', '/password?x=//evil.example']) {
      await person.get(path)
    }
    const answer = await person.get('/password', {
      'hx-request': 'true',
      'hx-current-url': 'https://evil.example//evil.example/',
    })
    assert.equal(answer.status, 401)
    const signedIn = await person.tryToSignIn(account.userName, OWN_PASSWORD)

    assert.match(signedIn.location!, /^\/(?!\/)/)
  })
})

test.group('Login: forms that make no sense', (group) => {
  group.each.setup(() => emptyDatabase())

  const long = 'x'.repeat(10_000)
  test('{name}')
    .with([
      { name: 'nothing at all', form: {}, says: '请填用户名。' },
      { name: 'blank', form: { userName: ' ', password: '' }, says: '请填密码。' },
      { name: 'no password', form: { userName: '2012AA110204' }, says: '请填密码。' },
      {
        name: 'over-long name',
        form: { userName: long, password: 'x' },
        says: '不会超过 64 个字符',
      },
      {
        name: 'over-long password',
        form: { userName: 'x', password: long },
        says: '不会超过 200 个字符',
      },
      {
        name: 'repeated fields',
        form: { userName: ['a', 'b'], password: ['c', 'd'] },
        says: '用户名要填一项文字',
      },
      {
        name: 'nested fields',
        form: { 'userName[x]': '1', 'password': 'x' },
        says: '用户名要填一项文字',
      },
      {
        name: 'NUL in the name',
        form: { userName: '2012\0AA', password: 'x' },
        says: '看不见的控制字符',
      },
      {
        name: 'NUL in the password',
        form: { userName: '2012AA', password: 'x\0' },
        says: '看不见的控制字符',
      },
      {
        name: 'every plane',
        form: { userName: '😀𠮷\u{10FFFF}ﷺ', password: '😀\u{E0001}' },
        says: SAME_ANSWER,
      },
    ])
    .run(async ({ assert }, { form, says }) => {
      const person = new Person()
      await person.get('/login')

      const answer = await person.post('/login', form)

      assert.equal(answer.status, 422)
      assert.include(answer.words, says)
    })

  test('a query that makes no sense shows the plain form', async ({ assert }) => {
    for (const query of ['?as=%00', '?as[]=x', '?expired[]=1', '?as=2012AA110204']) {
      const answer = await new Person().get(`/login${query}`)

      assert.equal(answer.status, 200)
      assert.notInclude(answer.body, 'id="demonstration"')
    }
  })
})

test.group('Login: signed in', (group) => {
  group.each.setup(() => emptyDatabase())

  test('a name typed as {$self} opens the account')
    .with(['201 3zx07304－001—6', '２０１３ＺＸ０７３０４-001-6', ' 2013zx07304-001-6 '])
    .run(async ({ assert }, typed) => {
      await buildRespondent({ number: '2013ZX07304-001-6' })

      const answer = await new Person().tryToSignIn(typed, OWN_PASSWORD)

      assert.equal(answer.status, 303)
      assert.equal(answer.location, '/')
    })

  test('the page that was asked for first comes after the login', async ({ assert }) => {
    const account = await buildRespondent()
    const person = new Person()

    const asked = await person.get('/password?from=mail')
    const answer = await person.tryToSignIn(account.userName, OWN_PASSWORD)

    assert.equal(asked.location, '/login')
    assert.equal(answer.location, '/password?from=mail')
  })

  test('the session is a new one, and its row names the account', async ({ assert }) => {
    const account = await buildRespondent()
    const person = new Person()
    await person.get('/login')
    const before = person.cookies.get('survey')
    const [old] = await db.from('sessions').select('id')

    await person.signIn(account.userName, OWN_PASSWORD)

    const rows = await db.from('sessions').select('id', 'user_id')
    assert.notEqual(person.cookies.get('survey'), before)
    assert.deepEqual(
      rows.map((row) => row.user_id),
      [String(account.id)]
    )
    assert.notEqual(rows[0].id, old.id)
  })

  test('first and last login are recorded with time of the survey and address', async ({
    assert,
  }) => {
    const account = await buildManager()
    await db.rawQuery(`UPDATE clock SET shift = timestamptz '2017-02-22 09:00+08' - now()`)

    await new Person().signIn(account.userName, MANAGER_PASSWORD)
    const first = await account.refresh()
    await db.rawQuery(`UPDATE clock SET shift = shift + interval '1 day'`)
    await new Person().signIn(account.userName, MANAGER_PASSWORD)

    const { firstLoginAt } = first
    const second = await account.refresh()
    assert.equal(firstLoginAt!.setZone('Asia/Shanghai').toISODate(), '2017-02-22')
    assert.equal(second.firstLoginAt!.toMillis(), firstLoginAt!.toMillis())
    assert.equal(second.lastLoginAt!.setZone('Asia/Shanghai').toISODate(), '2017-02-23')
    assert.equal(second.lastLoginAddress, '127.0.0.1')
  })

  test('who is signed in is sent home from the login page', async ({ assert }) => {
    const account = await buildManager()
    const person = await new Person().signIn(account.userName, MANAGER_PASSWORD)

    assert.equal((await person.get('/login')).location, '/')
  })
})
