import { createHash } from 'node:crypto'
import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { buildManager, buildRespondent, OWN_PASSWORD } from '#tests/support/accounts'
import { emptyDatabase } from '#tests/support/empty_database'
import { Mailbox } from '#tests/support/mailbox'
import { Person } from '#tests/support/person'

const CHOICE = { password: 'Lion2017x', passwordAgain: 'Lion2017x' }
const EMAIL = 'zhang@example.cn'
let mailbox: Mailbox

async function ask(userName: string, email: string, headers = {}) {
  const person = new Person()
  await person.get('/password-links/create')
  const answer = await person.post('/password-links/create', { userName, email }, headers)
  return { person, answer }
}

/** Asks for a link and takes it out of the mail. */
async function linkFor(userName: string, email = EMAIL) {
  const before = mailbox.mails.length
  await ask(userName, email)
  const mails = await mailbox.waitFor(before + 1)
  return new URL(/http\S+/.exec(mails[before].text!)![0]).pathname
}

test.group('Asking for a link by mail', (group) => {
  group.each.setup(async () => {
    await emptyDatabase()
    mailbox = await Mailbox.open()
    return () => mailbox.close()
  })

  test('no mail goes out, and the answer is the same: {name}')
    .with([
      { name: 'wrong e-mail', wishes: { jb03: EMAIL }, email: 'li@example.cn' },
      {
        name: 'the issued e-mail when JB03 says another',
        wishes: { jb03: 'new@example.cn', contactEmail: EMAIL },
        email: EMAIL,
      },
      { name: 'initial password', wishes: { jb03: EMAIL, password: null }, email: EMAIL },
      { name: 'disabled', wishes: { jb03: EMAIL, enabled: false }, email: EMAIL },
      { name: 'no e-mail known', wishes: {}, email: EMAIL },
      { name: 'JB03 is no address', wishes: { jb03: 'a@b.cn, c@d.cn' }, email: 'a@b.cn, c@d.cn' },
    ])
    .run(async ({ assert }, { wishes, email }) => {
      const account = await buildRespondent(wishes)

      const { person, answer } = await ask(account.userName, email)

      assert.include((await person.follow(answer)).words, '如果项目编号和邮箱对得上')
      assert.isEmpty(await mailbox.waitFor(0))
      assert.isEmpty(await db.from('password_links'))
    })

  test('managers and unknown names get the same answer and no mail', async ({ assert }) => {
    const manager = await buildManager()
    await db.from('accounts').where('id', manager.id).update({ contact_email: EMAIL })

    for (const name of [manager.userName, '2099ZZ999999', '😀']) {
      const { answer } = await ask(name, EMAIL)
      assert.deepEqual([answer.status, answer.location], [303, '/password-links/create'])
    }
    assert.isEmpty(await mailbox.waitFor(0))
  })

  test('{name} is answered with a sentence')
    .with([
      { name: 'blank', form: { userName: '', email: '' }, says: '请填邮箱' },
      {
        name: 'over-long',
        form: { userName: 'x', email: 'x'.repeat(10_000) },
        says: '不会超过 254 个字符',
      },
      { name: 'repeated', form: { userName: 'x', email: ['a', 'b'] }, says: '邮箱要填一项文字' },
      { name: 'NUL', form: { userName: 'x', email: 'a\0@b.cn' }, says: '看不见的控制字符' },
    ])
    .run(async ({ assert }, { form, says }) => {
      const person = new Person()
      await person.get('/password-links/create')

      const answer = await person.post('/password-links/create', form)

      assert.equal(answer.status, 422)
      assert.include(answer.words, says)
    })

  test('five requests lock, whether they match or not', async ({ assert }) => {
    const account = await buildRespondent({ jb03: EMAIL })
    const other = await buildRespondent({ jb03: EMAIL })

    const locked = []
    for (const [name, email] of [
      [account.userName, EMAIL],
      [other.userName, 'x@example.cn'],
    ]) {
      await db.from('rate_limits').delete()
      for (let i = 0; i < 5; i++) await ask(name, email)
      locked.push((await ask(name, email)).answer.status)
    }

    assert.deepEqual(locked, [429, 429])
    assert.equal((await new Person().tryToSignIn(account.userName, OWN_PASSWORD)).status, 429)
  })

  test('a forged Host header never gets into the mail', async ({ assert }) => {
    const account = await buildRespondent({ jb03: EMAIL })

    await ask(account.userName, EMAIL, {
      'host': 'evil.example',
      'x-forwarded-host': 'evil.example',
    })

    const [mail] = await mailbox.waitFor(1)
    assert.notInclude(mail.text! + mail.html, 'evil.example')
  })

  test('the mail says what for and until when, as text and as HTML, and holds no password', async ({
    assert,
  }) => {
    const account = await buildRespondent({ jb03: EMAIL })
    await db.rawQuery(`UPDATE clock SET shift = timestamptz '2017-02-22 09:00+08' - now()`)

    await ask(account.userName, EMAIL)

    const [mail] = await mailbox.waitFor(1)
    const [{ token_hash: stored }] = await db.from('password_links')
    const token = /password-links\/([\w-]+)/.exec(mail.text!)![1]
    assert.equal(mail.subject, `设置新密码：项目 ${account.userName}`)
    for (const part of [mail.text!, mail.html as string]) {
      assert.include(part, account.userName)
      assert.include(part, '2017-02-22 09:30')
      assert.include(part, `http://${process.env.HOST}:${process.env.PORT}/password-links/${token}`)
    }
    assert.lengthOf(Buffer.from(token, 'base64url'), 32)
    assert.equal(stored, createHash('sha256').update(token).digest('hex'))
  })

  test('the e-mail may be written {typed} for {stored}')
    .with([
      { typed: ' ZHANG@Example.CN ', stored: EMAIL },
      { typed: 'ｚｈａｎｇ＠example.cn', stored: EMAIL },
      { typed: EMAIL, stored: ' Zhang@example.cn' },
    ])
    .run(async ({ assert }, { typed, stored }) => {
      const account = await buildRespondent({ jb03: stored })

      await ask(account.userName, typed)

      assert.lengthOf(await mailbox.waitFor(1), 1)
    })

  test('where JB03 is blank the issued list counts', async ({ assert }) => {
    const blank = await buildRespondent({ jb03: '  ', contactEmail: EMAIL })
    const none = await buildRespondent({ contactEmail: EMAIL })

    await ask(blank.userName, EMAIL)
    await ask(none.userName, EMAIL)

    assert.lengthOf(await mailbox.waitFor(2), 2)
  })

  test('a mail server that is down is not the fault of who asks', async ({ assert }) => {
    const account = await buildRespondent({ jb03: EMAIL })
    await mailbox.breakDown()

    const { person, answer } = await ask(account.userName, EMAIL)

    assert.include((await person.follow(answer)).words, '如果项目编号和邮箱对得上')
    assert.isEmpty(await mailbox.waitFor(0))
  })
})

test.group('Opening a link', (group) => {
  group.each.setup(async () => {
    await emptyDatabase()
    mailbox = await Mailbox.open()
    return () => mailbox.close()
  })

  test('made-up tokens open nothing and count for their address', async ({ assert }) => {
    const person = new Person()
    const statuses = []
    for (let i = 0; i < 6; i++)
      statuses.push((await person.get(`/password-links/${'A'.repeat(42)}${i}`)).status)
    const odd = await Promise.all(
      ['short', '%00', '%F0%9F%98%80'.repeat(11)].map((token) =>
        person.get(`/password-links/${token}`)
      )
    )

    assert.deepEqual(statuses, [410, 410, 410, 410, 410, 429])
    assert.deepEqual(
      odd.map((answer) => answer.status),
      [404, 404, 404]
    )
  })

  test('after 30 minutes it is void', async ({ assert }) => {
    const account = await buildRespondent({ jb03: EMAIL })
    const link = await linkFor(account.userName)
    const person = new Person()
    const early = await person.get(link)

    await db.rawQuery(`UPDATE clock SET shift = interval '30 minutes 1 second'`)
    const late = await person.get(link)
    const posted = await person.post(link, CHOICE)

    assert.deepEqual([early.status, late.status, posted.status], [200, 410, 410])
    assert.include(late.words, '重新取一个链接')
  })

  test('a later one makes it void', async ({ assert }) => {
    const account = await buildRespondent({ jb03: EMAIL })
    const [first, second] = [await linkFor(account.userName), await linkFor(account.userName)]

    assert.equal((await new Person().get(first)).status, 410)
    assert.equal((await new Person().get(second)).status, 200)
  })

  test('a password changed in another way makes it void', async ({ assert }) => {
    const account = await buildRespondent({ jb03: EMAIL })
    const link = await linkFor(account.userName)
    const person = await new Person().signIn(account.userName, OWN_PASSWORD)
    await person.get('/password')

    await person.post('/password', { currentPassword: OWN_PASSWORD, ...CHOICE })

    assert.equal((await new Person().get(link)).status, 410)
  })

  test('a disabled account has none', async ({ assert }) => {
    const account = await buildRespondent({ jb03: EMAIL })
    const link = await linkFor(account.userName)

    await db.from('accounts').where('id', account.id).update({ enabled: false })

    assert.equal((await new Person().get(link)).status, 410)
  })

  test('a mistake in the form does not use it up', async ({ assert }) => {
    const account = await buildRespondent({ jb03: EMAIL })
    const link = await linkFor(account.userName)
    const person = new Person()
    await person.get(link)

    const weak = await person.post(link, { password: 'lion', passwordAgain: 'lion' })
    const none = await person.post(link)
    const good = await person.post(link, CHOICE)

    assert.deepEqual([weak.status, none.status, good.status], [422, 422, 303])
  })

  test('looking at it does not use it up; setting the password does, for one of two at once', async ({
    assert,
  }) => {
    const account = await buildRespondent({ jb03: EMAIL })
    const link = await linkFor(account.userName)
    const [one, other] = [new Person(), new Person()]
    for (const person of [one, other, one]) assert.equal((await person.get(link)).status, 200)

    const answers = await Promise.all([one.post(link, CHOICE), other.post(link, CHOICE)])

    assert.deepEqual(answers.map((answer) => answer.status).sort(), [303, 410])
    assert.equal((await one.get(link)).status, 410)
  })

  test('the new password holds, every session ends, a lock is lifted', async ({ assert }) => {
    const account = await buildRespondent({ jb03: EMAIL })
    const there = await new Person().signIn(account.userName, OWN_PASSWORD)
    const link = await linkFor(account.userName)
    for (let i = 0; i < 5; i++) await new Person().tryToSignIn(account.userName, 'Wrong2016')
    const person = new Person()
    const page = await person.get(link)

    const answer = await person.post(link, CHOICE)

    assert.equal(page.headers.get('referrer-policy'), 'no-referrer')
    assert.include((await person.follow(answer)).words, '新密码已设好')
    assert.equal((await there.get('/password')).status, 303)
    assert.equal((await new Person().tryToSignIn(account.userName, CHOICE.password)).status, 303)
    assert.equal((await new Person().tryToSignIn(account.userName, OWN_PASSWORD)).status, 422)
  })
})
