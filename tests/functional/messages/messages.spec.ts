import { randomUUID } from 'node:crypto'
import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import Account from '#models/account'
import Announcement from '#models/announcement'
import Message from '#models/message'
import { sql } from '#queries/sql'
import { formFields } from '#tests/support/form_fields'
import { signedIn } from '#tests/functional/submitting/way'
import { statementsOf } from '#tests/support/statements'
import { buildWorld, clearWorld, type World } from '#tests/support/world'

const ANNOUNCEMENT = { title: '封面提醒', body: '盖章后请上传。\n谢谢配合。' }

const FORM = '<form class="sheet flow"'
const READ_ALL = '<form action="/messages/reads"'

/** Somebody at the nation with an account of the own. */
function clerk({ id, path, password }: Account, userName: string): Promise<Account> {
  const contact = {
    contactName: '张三',
    contactPhone: '010-58880101',
    contactEmail: 'z@example.cn',
  }
  const own = { userName, role: 'nation' as const, name: userName, officeId: id, path, password }
  return Account.create({ ...own, ...contact })
}

async function send({ respondent, province }: World, title: string, href?: string) {
  await db.transaction((trx) =>
    Message.send([{ to: respondent.id, kind: 'reminder', title, href }], province.id, trx)
  )
}

async function readCount(): Promise<number> {
  const [{ count }] = await sql<{ count: number }>(
    'SELECT (SELECT count(*) FROM message_reads) + (SELECT count(*) FROM announcement_reads) AS count'
  )
  return count
}

test.group('Messages (M1)', (group) => {
  group.each.setup(() => clearWorld())

  test('a message is counted on every page until it has been opened', async ({ assert }) => {
    const world = await buildWorld()
    await send(world, '还有 3 个工作日截止', '/')
    const person = await signedIn(world.respondent)
    const before = await person.get('/')
    const list = await person.get('/messages')
    assert.include(before.words, '消息 1 条没看')
    assert.include(list.words, '没看 还有 3 个工作日截止')

    const message = await person.get('/messages/1')

    assert.include(message.words, '去看')
    assert.notInclude((await person.get('/')).words, '条没看')
    assert.equal(await readCount(), 1)
  })

  test('a message that leads nowhere on this site is never stored', async ({ assert }) => {
    const world = await buildWorld()

    await assert.rejects(() => send(world, '您好', 'https://example.org'), /messages_href_check/)
    await assert.rejects(() => send(world, '您好', '//example.org'), /messages_href_check/)
  })

  test('everything is marked as read at once, announcements too', async ({ assert }) => {
    const world = await buildWorld()
    await send(world, '一')
    await send(world, '二')
    await Announcement.publish(ANNOUNCEMENT, { actor: world.nation, address: null })
    const person = await signedIn(world.respondent)
    const seen = formFields((await person.get('/messages')).body, READ_ALL)

    const answer = await person.post('/messages/reads', seen)
    await person.post('/messages/reads', seen)

    assert.equal(answer.status, 303)
    assert.equal(await readCount(), 3)
  })

  test('what came after the page was made is not marked as read', async ({ assert }) => {
    const world = await buildWorld()
    const by = { actor: world.nation, address: null }
    await send(world, '看到的')
    const person = await signedIn(world.respondent)
    const seen = formFields((await person.get('/messages')).body, READ_ALL)
    await send(world, '后来的')
    await Announcement.publish(ANNOUNCEMENT, by)

    await person.post('/messages/reads', seen)
    await person.post('/messages/reads', { message: 'x', announcement: ['9', '9'] })

    assert.equal(await readCount(), 1)
    assert.include((await person.get('/messages')).words, '没看 后来的')
  })

  test('a page past the end leads to the first', async ({ assert }) => {
    const world = await buildWorld()
    await send(world, '一')
    const person = await signedIn(world.respondent)

    assert.equal((await person.get('/messages?page=99')).location, '/messages')
    assert.include((await person.get('/messages')).words, '没看 一')
  })

  test('people of the nation read what its office is told, each with a mark of their own', async ({
    assert,
  }) => {
    const { nation, province } = await buildWorld()
    const [one, other] = await Promise.all(['ZHANGSAN', 'LISI'].map((name) => clerk(nation, name)))
    await db.transaction((trx) =>
      Message.send([{ to: nation.id, kind: 'question', title: '请问' }], province.id, trx)
    )
    const person = await signedIn(one)

    assert.include((await person.get('/messages')).words, '没看 请问')
    assert.equal((await person.get('/messages/1')).status, 200)

    assert.include((await person.get('/messages')).words, '看过 请问')
    for (const account of [nation, other])
      assert.include((await (await signedIn(account)).get('/messages')).words, '没看 请问')
    assert.equal((await (await signedIn(province)).get('/messages/1')).status, 404)
  })

  test('the inbox takes the same number of statements for two messages and for fifty', async ({
    assert,
  }) => {
    const world = await buildWorld()
    const person = await signedIn(world.respondent)
    await send(world, '一')
    await send(world, '二')
    const few = await statementsOf(() => person.get('/messages'))
    for (let i = 0; i < 50; i++) await send(world, `第 ${i} 条`)

    const many = await statementsOf(() => person.get('/messages'))

    assert.equal(many.length, few.length)
    assert.include((await person.get('/messages')).words, '第 1 页，共 2 页')
  })
})

test.group('Announcements (M1)', (group) => {
  group.each.setup(() => clearWorld())

  test('everybody below reads it, nobody beside or above', async ({ assert }) => {
    const world = await buildWorld()
    const city = await signedIn(world.city!)
    await city.get('/announcements/create')

    const { location } = await city.post('/announcements', { form: randomUUID(), ...ANNOUNCEMENT })

    const below = await (await signedIn(world.respondent)).get(location!)
    const above = await (await signedIn(world.province)).get(location!)
    assert.include(below.words, '盖章后请上传。 谢谢配合。')
    assert.equal(above.status, 404)
  })

  test('pressed twice it is published once, and both presses end at it', async ({ assert }) => {
    const { province } = await buildWorld()
    const person = await signedIn(province)
    const form = formFields((await person.get('/announcements/create')).body, FORM)

    const answers = await Promise.all(
      [1, 2].map(() => person.post('/announcements', { ...form, ...ANNOUNCEMENT }))
    )

    const published = await sql<{ path: string }>(
      `SELECT '/announcements/' || id AS path FROM announcements`
    )
    assert.lengthOf(published, 1)
    assert.deepEqual(
      answers.map(({ location }) => location),
      [published[0].path, published[0].path]
    )
    assert.lengthOf(await sql(`SELECT FROM journal WHERE act = 'announcement.publish'`), 1)
  })

  test('the same id of a form is another announcement for somebody else', async ({ assert }) => {
    const { province, city } = await buildWorld()
    const form = randomUUID()

    for (const actor of [province, city!])
      await Announcement.publish({ form, ...ANNOUNCEMENT }, { actor, address: null })

    assert.lengthOf(await sql('SELECT FROM announcements'), 2)
  })

  test('the ends of lines count as one character, however the browser sends them', async ({
    assert,
  }) => {
    const { province } = await buildWorld()
    const person = await signedIn(province)
    await person.get('/announcements/create')
    const body = Array.from({ length: 200 }, () => '行'.repeat(19)).join('\r\n')

    const answer = await person.post('/announcements', { form: randomUUID(), title: '长', body })

    assert.equal(answer.status, 303)
    assert.equal((await Announcement.firstOrFail()).body.length, 3999)
  })

  test('a form without title or too long comes back with what was typed', async ({ assert }) => {
    const { province } = await buildWorld()
    const person = await signedIn(province)
    await person.get('/announcements/create')

    const empty = await person.post('/announcements', { title: ' ', body: '请尽快上报' })
    const long = await person.post('/announcements', { title: '好', body: '长'.repeat(4001) })
    const odd = await person.post('/announcements', { title: 'a\0b', body: ['x', 'y'] })

    assert.deepEqual([empty.status, long.status, odd.status], [422, 422, 422])
    assert.include(empty.words, '请填标题。')
    assert.include(empty.body, '请尽快上报')
    assert.include(long.words, '内容不会超过 4000 个字符')
    assert.equal(await Announcement.query().first(), null)
  })

  test('withdrawn it is gone for everybody; a second press changes nothing', async ({ assert }) => {
    const { nation, respondent } = await buildWorld()
    const { id } = await Announcement.publish(ANNOUNCEMENT, { actor: nation, address: null })
    const author = await signedIn(nation)
    await author.get(`/announcements/${id}`)

    await author.post(`/announcements/${id}/withdrawals`)
    const again = await author.post(`/announcements/${id}/withdrawals`)

    assert.include((await author.follow(again)).words, '先前已经撤下')
    assert.include((await author.get(`/announcements/${id}`)).words, '这条公告已经撤下')
    const reader = await (await signedIn(respondent)).get(`/announcements/${id}`)
    assert.include(reader.words, '没有这条消息')
    const acts = await sql<{ act: string }>('SELECT act FROM journal ORDER BY id')
    assert.deepEqual(
      acts.map(({ act }) => act),
      ['announcement.publish', 'announcement.withdraw']
    )
  })
})
