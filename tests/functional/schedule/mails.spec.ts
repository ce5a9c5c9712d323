import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { sendDueMails } from '#mails/send_due_mails'
import OutgoingMail from '#models/outgoing_mail'
import { sql } from '#queries/sql'
import { clearWorld } from '#tests/support/world'
import { Mailbox } from '#tests/support/mailbox'

const LETTER = { accountId: null, subject: '离填报截止还有 3 个工作日', body: '请尽快上报。' }

async function post(...to: string[]) {
  await db.transaction((trx) =>
    OutgoingMail.post(
      to.map((one) => ({ ...LETTER, to: one, href: '/queue' })),
      trx
    )
  )
}

const due = () => sql(`UPDATE outgoing_mails SET next_try_at = clock_timestamp()`)

test.group('Mails on their way', (group) => {
  let mailbox: Mailbox

  group.each.setup(async () => {
    await clearWorld()
    mailbox = await Mailbox.open()
    return () => mailbox.close()
  })

  test('are sent once, with a link, and marked', async ({ assert }) => {
    await post('a@example.org', 'b@example.org')

    const sent = [await sendDueMails(), await sendDueMails()]

    const mails = await mailbox.waitFor(2)
    assert.deepEqual(sent, [2, 0])
    assert.equal(mails[0].subject, LETTER.subject)
    assert.match(mails[0].text!, /请尽快上报。\s+http:\/\/\S+\/queue/)
    assert.lengthOf(await sql('SELECT FROM outgoing_mails WHERE sent_at IS NULL'), 0)
  })

  test('several senders at once send each once', async ({ assert }) => {
    await post(...Array.from({ length: 20 }, (_, i) => `p${i}@example.org`))

    const sent = await Promise.all([sendDueMails(), sendDueMails(), sendDueMails()])

    const mails = await mailbox.waitFor(20)
    assert.equal(
      sent.reduce((sum, one) => sum + one, 0),
      20
    )
    assert.equal(new Set(mails.map(({ messageId }) => messageId)).size, 20)
    assert.lengthOf(mails, 20)
  })

  test('a server that is down loses nothing and gets nothing twice', async ({ assert }) => {
    await post('a@example.org', 'b@example.org')
    await mailbox.breakDown()
    const down = await sendDueMails()
    const waiting = await sql<{ attempts: number; error: string | null }>(
      'SELECT attempts, error FROM outgoing_mails ORDER BY id'
    )
    await mailbox.close()
    mailbox = await Mailbox.open()
    await due()

    const up = await sendDueMails()

    assert.deepEqual([down, up], [0, 2])
    assert.deepEqual(
      waiting.map(({ attempts }) => attempts),
      [1, 0]
    )
    assert.lengthOf(await mailbox.waitFor(2), 2)
  })

  test('written in a transaction that is rolled back, it never was', async ({ assert }) => {
    const trx = await db.transaction()
    await OutgoingMail.post([{ ...LETTER, to: 'a@example.org' }], trx)
    await trx.rollback()

    assert.equal(await sendDueMails(), 0)
  })

  test('what is no address is left out: {$self}')
    .with(['', '没有', 'a@b', 'a b@example.org', 'a@example.org\nBcc: b@example.org'])
    .run(async ({ assert }, to) => {
      await post(to)

      assert.lengthOf(await sql('SELECT FROM outgoing_mails'), 0)
    })
})
