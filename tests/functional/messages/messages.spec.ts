import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import Announcement from '#models/announcement'
import Message from '#models/message'
import { sql } from '#queries/sql'
import { signedIn } from '#tests/functional/submitting/way'
import { statementsOf } from '#tests/support/statements'
import { buildWorld, clearWorld, type World } from '#tests/support/world'

const ANNOUNCEMENT = { title: '封面提醒', body: '盖章后请上传。\n谢谢配合。' }

async function send({ respondent, province }: World, title: string, href?: string) {
  await db.transaction((trx) =>
    Message.send([{ to: respondent.id, kind: 'reminder', title, href }], province.id, trx)
  )
}

async function readCount(): Promise<number> {
  const [{ count }] = await sql<{ count: number }>(
    'SELECT (SELECT count(*) FROM messages WHERE read_at IS NOT NULL) + (SELECT count(*) FROM announcement_reads) AS count'
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
    await person.get('/messages')

    const answer = await person.post('/messages/reads')
    await person.post('/messages/reads')

    assert.equal(answer.status, 303)
    assert.equal(await readCount(), 3)
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

    const { location } = await city.post('/announcements', ANNOUNCEMENT)

    const below = await (await signedIn(world.respondent)).get(location!)
    const above = await (await signedIn(world.province)).get(location!)
    assert.include(below.words, '盖章后请上传。 谢谢配合。')
    assert.equal(above.status, 404)
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

    assert.equal(again.status, 404)
    assert.equal((await (await signedIn(respondent)).get(`/announcements/${id}`)).status, 404)
    const acts = await sql<{ act: string }>('SELECT act FROM journal ORDER BY id')
    assert.deepEqual(
      acts.map(({ act }) => act),
      ['announcement.publish', 'announcement.withdraw']
    )
  })
})
