import { randomUUID } from 'node:crypto'
import { test } from '@japa/runner'
import { sql } from '#queries/sql'
import { signedIn } from '#tests/functional/submitting/way'
import type { Person } from '#tests/support/person'
import { buildWorld, clearWorld, type World } from '#tests/support/world'

const CONTACT = {
  contactName: '李文静',
  contactPhone: '0519-85001234 转 8',
  contactEmail: 'wenjing.li@cz.example.com',
}

let world: World

async function newcomer(): Promise<Person> {
  const none = 'contact_name = NULL, contact_phone = NULL, contact_email = NULL'
  await sql(`UPDATE accounts SET ${none} WHERE id = ?`, [world.city!.id])
  return signedIn(world.city!)
}

test.group('Contact details', (group) => {
  group.each.setup(async () => {
    await clearWorld()
    world = await buildWorld()
  })

  test('every page of a manager leads to them until they are there', async ({ assert }) => {
    const person = await newcomer()

    for (const path of ['/', '/queue', '/accounts', `/reports/${world.report.id}/review`]) {
      assert.equal((await person.get(path)).location, '/contact', path)
    }
    assert.equal((await person.get('/password')).status, 200)
    await person.get('/contact')
    assert.equal((await person.post('/contact', CONTACT)).location, '/')
    assert.equal((await person.get('/queue')).status, 200)
  })

  test('{field} is judged in a sentence, and what was typed stays')
    .with([
      { field: 'contactName', text: ' ', words: '请填联系人姓名' },
      { field: 'contactPhone', text: '12345', words: '电话要有区号' },
      { field: 'contactPhone', text: 'call me', words: '电话要有区号' },
      { field: 'contactEmail', text: 'a@b', words: '邮箱要像' },
      { field: 'contactEmail', text: `${'x'.repeat(260)}@example.cn`, words: '邮箱' },
    ])
    .run(async ({ assert }, { field, text, words }) => {
      const person = await newcomer()
      await person.get('/contact')

      const answer = await person.post('/contact', { ...CONTACT, [field]: text })

      assert.equal(answer.status, 422)
      assert.include(answer.words, words)
      assert.include(
        answer.body,
        field === 'contactName' ? CONTACT.contactEmail : CONTACT.contactName
      )
      assert.equal((await person.get('/queue')).location, '/contact')
    })

  test('are changed later, each time told in the journal', async ({ assert }) => {
    const person = await signedIn(world.city!)
    await person.get('/contact')

    const answer = await person.post('/contact', CONTACT)

    assert.include((await person.follow(answer)).body, CONTACT.contactPhone)
    assert.lengthOf(await sql(`SELECT FROM journal WHERE act = 'account.contact'`), 1)
  })

  test('a button pressed after the session is over says that nothing was done, and is pressed again', async ({
    assert,
  }) => {
    const person = await signedIn(world.province)
    await person.get('/accounts')
    await sql('DELETE FROM sessions')
    const origin = `http://${process.env.HOST}:${process.env.PORT}`

    const late = await person.post(
      `/accounts/${world.city!.id}/resets`,
      { slip: randomUUID() },
      { origin }
    )

    assert.equal(late.status, 419)
    assert.include(late.words, '刚才按的还没有办')
    assert.notInclude(late.words, '您填的都在下面')
    assert.include(late.words, '再办一次')
  })

  test('a form that comes after the session is over is kept, shown and sent again', async ({
    assert,
  }) => {
    const person = await signedIn(world.city!)
    await person.get('/contact')
    const sessions = await sql<{ id: string; data: string }>('SELECT id, data FROM sessions')
    for (const { id, data } of sessions) {
      const older = data.replace(
        /"seenAt":(\d+)/,
        (_, at) => `"seenAt":${Number(at) - 16 * 60_000}`
      )
      await sql('UPDATE sessions SET data = ? WHERE id = ?', [older, id])
    }
    const origin = `http://${process.env.HOST}:${process.env.PORT}`

    const late = await person.post('/contact', { ...CONTACT, password: 'Secret-2017' }, { origin })
    await person.get('/login')
    await person.tryToSignIn(world.city!.userName, 'Tiger-2016')
    const stale = await person.post('/contact', { ...CONTACT, _csrf: 'old' }, { origin })

    assert.equal(late.status, 419)
    assert.include(late.words, '李文静')
    assert.include(late.body, `name="contactPhone" value="${CONTACT.contactPhone}"`)
    assert.notInclude(late.body, 'Secret-2017')
    assert.equal(stale.status, 419)
    assert.include(stale.body, 'action="/contact"')
    assert.equal((await person.post('/contact', CONTACT)).status, 303)
  })
})
