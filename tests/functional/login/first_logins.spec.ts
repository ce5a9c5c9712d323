import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import type Account from '#models/account'
import { buildRespondent, OWN_PASSWORD } from '#tests/support/accounts'
import { emptyDatabase } from '#tests/support/empty_database'
import { Person } from '#tests/support/person'

const CHOICE = { orgCode: '71480035X', password: 'Lion2017x', passwordAgain: 'Lion2017x' }

/** Somebody who has come in with the initial password. */
async function newcomer(account: Account) {
  const person = await new Person().signIn(account.userName, 'KJ+123')
  await person.get('/first-login')
  return person
}

test.group('First login: refused', (group) => {
  group.each.setup(() => emptyDatabase())

  test('with the initial password nothing else opens', async ({ assert }) => {
    const person = await newcomer(await buildRespondent({ password: null }))

    for (const path of ['/', '/password', '/reports/1/sections']) {
      assert.equal((await person.get(path)).location, '/first-login')
    }
    assert.isEmpty(await db.from('sessions').whereNotNull('user_id'))
  })

  test('who has not logged in is sent to the login', async ({ assert }) => {
    const person = new Person()
    await person.get('/login')

    assert.equal((await person.get('/first-login')).location, '/login')
    assert.equal((await person.post('/first-login', CHOICE)).location, '/login')
  })

  test('{name}')
    .with([
      { name: 'blank code', form: { orgCode: ' ' }, says: '请填组织机构代码' },
      { name: 'short code', form: { orgCode: '7148003' }, says: '现在是 7 位' },
      { name: 'code with other characters', form: { orgCode: '71480035中' }, says: '要 9 位' },
      { name: 'wrong code', form: { orgCode: '123456789' }, says: '组织机构代码与下发清单不一致' },
      {
        name: 'another',
        form: { orgCode: '91320412123456789X' },
        says: '组织机构代码与下发清单不一致',
      },
      { name: 'over-long code', form: { orgCode: '7'.repeat(10_000) }, says: '不会超过 64 个字符' },
      { name: 'repeated code', form: { orgCode: ['71480035X', '1'] }, says: '要填一项文字' },
      { name: 'NUL in the code', form: { orgCode: '71480035X\0' }, says: '看不见的控制字符' },
      {
        name: 'weak password',
        form: { password: 'lionlion', passwordAgain: 'lionlion' },
        says: '还差 2 类',
      },
      {
        name: 'initial password',
        form: { password: 'Kj+123', passwordAgain: 'Kj+123' },
        says: '还差 2 个字符',
      },
      {
        name: 'project number',
        form: { password: '2012aA110204', passwordAgain: '2012aA110204' },
        says: '就是用户名',
      },
      {
        name: 'two different',
        form: { passwordAgain: 'Lion2017y' },
        says: '两次输入的新密码不一样',
      },
      { name: 'NUL in the password', form: { password: 'Lion2017x\0' }, says: '看不见的控制字符' },
    ])
    .run(async ({ assert }, { form, says }) => {
      const account = await buildRespondent({ number: '2012AA110204', password: null })
      const person = await newcomer(account)

      const answer = await person.post('/first-login', { ...CHOICE, ...form })

      assert.equal(answer.status, 422)
      assert.include(answer.words, says)
      assert.notInclude(answer.body, 'Lion2017')
      assert.isNull((await account.refresh()).password)
    })

  test('nothing at all is answered field by field', async ({ assert }) => {
    const person = await newcomer(await buildRespondent({ password: null }))

    const answer = await person.post('/first-login')

    assert.equal(answer.status, 422)
    assert.include(answer.words, '请填新密码')
  })

  test('all mistakes are told at once, on top and beside the fields', async ({ assert }) => {
    const person = await newcomer(await buildRespondent({ password: null }))

    const answer = await person.post('/first-login', {
      orgCode: '57143682',
      password: 'lion2017',
      passwordAgain: '',
    })

    const weak = { orgCode: '57143682', password: 'lionlion', passwordAgain: 'x' }
    const both = await person.post('/first-login', weak)
    assert.equal(answer.status, 422)
    assert.include(both.words, '还有 2 处要改')
    assert.include(both.body, 'href="#orgCode"')
    assert.include(both.body, 'href="#password"')
    assert.include(both.body, 'id="orgCode-e"')
    assert.include(both.body, 'value="57143682"')
  })

  test('wrong codes count on the counter of passwords; malformed ones do not', async ({
    assert,
  }) => {
    const account = await buildRespondent({ password: null })
    const person = await newcomer(account)
    for (let i = 0; i < 6; i++) await person.post('/first-login', { ...CHOICE, orgCode: '7148' })
    for (let i = 0; i < 5; i++)
      await person.post('/first-login', { ...CHOICE, orgCode: `12345678${i}` })

    const right = await person.post('/first-login', CHOICE)
    const login = await new Person().tryToSignIn(account.userName, 'KJ+123')

    assert.equal(right.status, 429)
    assert.equal(login.status, 429)
    assert.isNull((await account.refresh()).password)
  })

  test('without a code in the issued list nobody gets in, and is told whom to ask', async ({
    assert,
  }) => {
    const account = await buildRespondent({ password: null, orgCode: null })
    const person = await newcomer(account)

    const answer = await person.post('/first-login', CHOICE)

    assert.equal(answer.status, 422)
    assert.include(answer.words, '请联系上级管理机构')
  })

  test('of two at the same moment exactly one sets the password', async ({ assert }) => {
    const account = await buildRespondent({ password: null })
    const [one, other] = [await newcomer(account), await newcomer(account)]
    const choices = ['Lion2017x', 'Bear2017x']

    const answers = await Promise.all([
      one.post('/first-login', { ...CHOICE, password: choices[0], passwordAgain: choices[0] }),
      other.post('/first-login', { ...CHOICE, password: choices[1], passwordAgain: choices[1] }),
    ])

    const pages = [await one.follow(answers[0]), await other.follow(answers[1])]
    const won = pages.filter((page) => page.words.includes('新密码已设好'))
    const lost = pages.filter((page) => page.words.includes('已经有人为这个账户设好了密码'))
    assert.deepEqual([won.length, lost.length], [1, 1])
    const winner = choices[pages.indexOf(won[0])]
    assert.equal((await new Person().tryToSignIn(account.userName, winner)).location, '/')
  })

  test('who came in with the initial password is out once it is gone', async ({ assert }) => {
    const account = await buildRespondent({ password: null })
    const [one, other] = [await newcomer(account), await newcomer(account)]

    await one.post('/first-login', CHOICE)

    assert.equal((await other.get('/password')).location, '/login?expired=1')
  })
})

test.group('First login: the way in', (group) => {
  group.each.setup(() => emptyDatabase())

  test('the initial password typed as {$self}')
    .with(['KJ+123', 'kj+123', 'Kj+123', 'ｋｊ＋１２３', ' KJ+123 '])
    .run(async ({ assert }, typed) => {
      const account = await buildRespondent({ password: null })

      const answer = await new Person().tryToSignIn(account.userName, typed)

      assert.equal(answer.location, '/first-login')
    })

  test('the organisation code written as {$self}')
    .with([
      '71480035X',
      '71480035-x',
      '７１４８００３５－Ｘ',
      '91320412 71480035X 1',
      '9132041271480035X1',
    ])
    .run(async ({ assert }, orgCode) => {
      const account = await buildRespondent({ password: null, orgCode: '71480035-X' })
      const person = await newcomer(account)

      const answer = await person.post('/first-login', { ...CHOICE, orgCode })

      assert.equal(answer.status, 303)
    })

  test('shows the project, and leads to a login with the new password', async ({ assert }) => {
    const account = await buildRespondent({ password: null, title: '电池系统研究' })
    const person = await newcomer(account)
    const page = await person.get('/first-login')

    const answer = await person.post('/first-login', CHOICE)
    const login = await person.follow(answer)

    assert.include(page.words, '电池系统研究')
    assert.include(login.words, '新密码已设好，请用新密码登录')
    assert.equal((await person.get('/password')).status, 303)
    assert.equal((await new Person().tryToSignIn(account.userName, 'KJ+123')).status, 422)
    assert.equal(
      (await person.tryToSignIn(account.userName, CHOICE.password)).location,
      '/password'
    )
  })

  test('is recorded with time and address, for managers to see', async ({ assert }) => {
    const account = await buildRespondent({ password: null })
    const person = await newcomer(account)

    await person.post('/first-login', CHOICE)

    const { firstLoginAt, firstLoginAddress, lastLoginAt } = await account.refresh()
    assert.closeTo(firstLoginAt!.toMillis(), Date.now(), 10_000)
    assert.equal(firstLoginAddress, '127.0.0.1')
    assert.isNull(lastLoginAt)
  })

  test('a round can do without the organisation code', async ({ assert }) => {
    const account = await buildRespondent({ password: null, askOrgCode: false })
    const person = await newcomer(account)
    const page = await person.get('/first-login')

    const answer = await person.post('/first-login', { ...CHOICE, orgCode: '' })

    assert.notInclude(page.body, 'id="orgCode"')
    assert.equal(answer.status, 303)
  })

  test('who is signed in has nothing to choose', async ({ assert }) => {
    const account = await buildRespondent()
    const person = await new Person().signIn(account.userName, OWN_PASSWORD)

    assert.equal((await person.get('/first-login')).location, '/')
    assert.equal((await person.get('/password')).status, 200)
  })
})
