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

const CHANGE = { currentPassword: OWN_PASSWORD, password: 'Lion2017x', passwordAgain: 'Lion2017x' }

async function atTheForm(userName: string, password: string) {
  const person = await new Person().signIn(userName, password)
  await person.get('/password')
  return person
}

test.group('Changing the own password', (group) => {
  group.each.setup(() => emptyDatabase())

  test('is refused: {name}')
    .with([
      { name: 'wrong present one', form: { currentPassword: 'Wrong2016' }, says: '现在的密码不对' },
      { name: 'the initial one', form: { currentPassword: 'KJ+123' }, says: '现在的密码不对' },
      { name: 'no present one', form: { currentPassword: '' }, says: '请填现在的密码' },
      {
        name: 'too weak',
        form: { password: 'lion', passwordAgain: 'lion' },
        says: '还差 4 个字符',
      },
      { name: 'common', form: { password: 'Aa123456', passwordAgain: 'Aa123456' }, says: '太常见' },
      {
        name: 'the same',
        form: { password: OWN_PASSWORD, passwordAgain: OWN_PASSWORD },
        says: '和现在的一样',
      },
      { name: 'two different', form: { passwordAgain: 'x' }, says: '不一样' },
      { name: 'repeated', form: { password: ['Lion2017x', 'b'] }, says: '要填一项文字' },
      { name: 'over-long', form: { password: 'Aa1-'.repeat(2500) }, says: '不会超过 200 个字符' },
    ])
    .run(async ({ assert }, { form, says }) => {
      const account = await buildRespondent()
      const before = account.password
      const person = await atTheForm(account.userName, OWN_PASSWORD)

      const answer = await person.post('/password', { ...CHANGE, ...form })

      assert.equal(answer.status, 422)
      assert.include(answer.words, says)
      assert.equal((await account.refresh()).password, before)
    })

  test('a manager needs 10 characters of 4 classes', async ({ assert }) => {
    const account = await buildManager()
    const person = await atTheForm(account.userName, MANAGER_PASSWORD)
    const change = (password: string) =>
      person.post('/password', {
        currentPassword: MANAGER_PASSWORD,
        password,
        passwordAgain: password,
      })

    const short = await change('Lion-2017')
    const plain = await change('Lion201712')
    const good = await change('Lion-20171')

    assert.deepEqual([short.status, plain.status, good.status], [422, 422, 303])
  })

  test('is for those who are signed in', async ({ assert }) => {
    const person = new Person()
    await person.get('/login')

    assert.equal((await person.post('/password', CHANGE)).location, '/login')
  })

  test('keeps this session and ends all others', async ({ assert }) => {
    const account = await buildRespondent()
    const there = await atTheForm(account.userName, OWN_PASSWORD)
    const here = await atTheForm(account.userName, OWN_PASSWORD)
    const oldCookie = here.cookies.get('survey')

    const answer = await here.post('/password', CHANGE)

    assert.include((await here.follow(answer)).words, '密码已换好')
    assert.equal((await there.get('/password')).status, 303)
    assert.notEqual(here.cookies.get('survey'), oldCookie)
    assert.lengthOf(await db.from('sessions').where('user_id', account.id), 1)
    assert.equal((await new Person().tryToSignIn(account.userName, OWN_PASSWORD)).status, 422)
    assert.equal((await new Person().tryToSignIn(account.userName, CHANGE.password)).status, 303)
  })
})
