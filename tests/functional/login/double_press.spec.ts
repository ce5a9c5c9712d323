import { setTimeout } from 'node:timers/promises'
import { test } from '@japa/runner'
import { Mailbox } from '#tests/support/mailbox'
import { buildRespondent, OWN_PASSWORD } from '#tests/support/accounts'
import { emptyDatabase } from '#tests/support/empty_database'
import { Person } from '#tests/support/person'

const CHOICE = { password: 'Lion2017x', passwordAgain: 'Lion2017x' }

type Form = Record<string, string>

/** Presses again 150 ms after the first time, whether or not that has been answered; what the browser shows. */
async function atOnce(person: Person, path: string, form: Form) {
  const first = person.post(path, form)
  await setTimeout(150)
  const second = await person.post(path, form)
  await first
  return second
}

/** Presses again when the first answer has come, but before it is followed. */
async function twice(person: Person, path: string, form: Form) {
  await person.post(path, form)
  return person.post(path, form)
}

/** The second press of a browser that has not heard the answer to the first: with the cookies of before. */
async function unheard(person: Person, path: string, form: Form) {
  const cookies = new Map(person.cookies)
  const first = await person.post(path, form)
  for (const [name, value] of cookies) person.cookies.set(name, value)
  return { first, second: await person.post(path, form) }
}

test.group('Pressing twice', (group) => {
  group.each.setup(() => emptyDatabase())

  test('at the first login: the notice of the first press comes, or where to look', async ({
    assert,
  }) => {
    const form = { orgCode: '71480035X', ...CHOICE }
    const { userName } = await buildRespondent({ password: null })
    const other = await buildRespondent({ password: null })
    const person = await new Person().signIn(userName, 'KJ+123')
    await person.get('/first-login')
    const deaf = await new Person().signIn(other.userName, 'KJ+123')
    await deaf.get('/first-login')

    const heard = await twice(person, '/first-login', form)
    const { first, second } = await unheard(deaf, '/first-login', form)

    assert.equal(heard.location, '/login')
    assert.include((await person.follow(heard)).words, '新密码已设好')
    assert.deepEqual([first.status, second.status], [303, 419])
    assert.include(second.words, '新密码可能已经设好，请用新密码登录')
    assert.equal((await new Person().tryToSignIn(userName, CHOICE.password)).status, 303)
  })

  test('on the own password: the notice of the first press comes, or where to look', async ({
    assert,
  }) => {
    const form = { currentPassword: OWN_PASSWORD, ...CHOICE }
    const { userName } = await buildRespondent()
    const person = await new Person().signIn(userName, OWN_PASSWORD)
    await person.get('/password')

    const heard = await twice(person, '/password', form)

    assert.equal(heard.location, '/password')
    assert.include((await person.follow(heard)).words, '密码已换好')
    const again = { ...form, currentPassword: CHOICE.password, password: 'Tiger2019' }
    const { second } = await unheard(person, '/password', { ...again, passwordAgain: 'Tiger2019' })
    assert.equal(second.status, 419)
    assert.include(second.words, '新密码可能已经设好，请用新密码登录')
    assert.notInclude(second.words, '还没有保存')
  })

  test('on the password of a link: the notice of the first press comes, or where to look', async ({
    assert,
  }) => {
    const mailbox = await Mailbox.open()
    const account = await buildRespondent({ jb03: 'zhang@example.cn' })
    const asker = new Person()
    await asker.get('/password-links/create')
    await asker.post('/password-links/create', {
      userName: account.userName,
      email: 'zhang@example.cn',
    })
    const [mail] = await mailbox.waitFor(1)
    await mailbox.close()
    const [link] = /\/password-links\/[\w-]+/.exec(mail.text!)!
    const person = new Person()
    await person.get(link)

    const { second } = await unheard(person, link, CHOICE)
    const late = await person.get(link)

    assert.equal(second.status, 419)
    assert.include(second.words, '新密码可能已经设好')
    assert.include(late.words, '刚设好新密码的，请直接登录')
  })

  test('whatever is quicker, nobody is told that it failed', async ({ assert }) => {
    const newcomer = await buildRespondent({ password: null })
    const account = await buildRespondent()
    const first = await new Person().signIn(newcomer.userName, 'KJ+123')
    const own = await new Person().signIn(account.userName, OWN_PASSWORD)
    await first.get('/first-login')
    await own.get('/password')

    const pressed = [
      { person: first, path: '/first-login', form: { orgCode: '71480035X', ...CHOICE } },
      { person: own, path: '/password', form: { currentPassword: OWN_PASSWORD, ...CHOICE } },
    ]

    for (const { person, path, form } of pressed) {
      const answer = await atOnce(person, path, form as Form)
      const shown = answer.location ? await person.follow(answer) : answer
      assert.include([303, 419], answer.status, answer.words)
      assert.notMatch(shown.words, /现在的密码不对|马上联系上级|还没有保存/)
    }
  })

  test('at the login it leads in', async ({ assert }) => {
    const { userName } = await buildRespondent()
    const person = new Person()
    await person.get('/login')

    const answer = await twice(person, '/login', { userName, password: OWN_PASSWORD })

    assert.equal(answer.location, '/')
    assert.equal((await person.get('/password')).status, 200)
  })

  test('without its token no form does anything, whatever it says', async ({ assert }) => {
    const account = await buildRespondent()
    const person = await new Person().signIn(account.userName, OWN_PASSWORD)
    await person.get('/password')

    const forged = await person.post('/password', {
      _csrf: 'forged',
      currentPassword: OWN_PASSWORD,
      ...CHOICE,
    })

    assert.equal(forged.status, 419)
    assert.equal((await new Person().tryToSignIn(account.userName, OWN_PASSWORD)).status, 303)
  })
})
