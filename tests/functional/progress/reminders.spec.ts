import { test } from '@japa/runner'
import ExcelJS from 'exceljs'
import Account from '#models/account'
import { sql } from '#queries/sql'
import { collectionWorld, type CollectionWorld } from '#tests/functional/progress/collection_world'
import { signedIn } from '#tests/functional/submitting/way'
import { Mailbox } from '#tests/support/mailbox'
import type { Person } from '#tests/support/person'
import { workOff } from '#tests/support/work_off'
import { clearWorld, setClock } from '#tests/support/world'

const SITE = `http://${process.env.HOST}:${process.env.PORT}`

interface Entry {
  outcome: string
  report: number
}

function entries(): Promise<Entry[]> {
  return sql<Entry>(
    `SELECT outcome, report_id AS report FROM reminder_entries ORDER BY reminder_id, report_id`
  )
}

function nothingStored() {
  return sql(
    `SELECT id FROM reminders UNION ALL SELECT id FROM tasks UNION ALL SELECT id FROM messages`
  )
}

async function count(table: string): Promise<number> {
  const [{ n }] = await sql<{ n: number }>(`SELECT count(*) AS n FROM ${table}`)
  return n
}

/** The e-mail of each report, in the order of the world's reports. */
async function emails({ reports }: CollectionWorld, addresses: string[]) {
  for (const [i, address] of addresses.entries()) {
    await sql(
      `INSERT INTO answers (report_id, code, raw, source) VALUES (?, 'JB03', ?, 'typed')
       ON CONFLICT (report_id, code) DO UPDATE SET raw = excluded.raw`,
      [reports[i].id, address]
    )
  }
}

/** The letter that the page shows, and what is said about it. */
function previewOn({ body }: { body: string }): string {
  const [, preview] = /<h3>预览<\/h3>([\s\S]*?)<\/section>/.exec(body)!
  return preview.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ')
}

test.group('Reminders', (group) => {
  let world: CollectionWorld
  let mailbox: Mailbox
  let person: Person

  group.each.setup(async () => {
    await clearWorld()
    mailbox = await Mailbox.open()
    world = await collectionWorld()
    person = await signedIn(world.province)
    await person.get('/reminders')
    return () => mailbox.close()
  })

  test('refuse a form with {name}, and show it again')
    .with([
      { name: 'nobody chosen', form: { note: '请抓紧' }, words: '没有选项目' },
      {
        name: 'ids that are none',
        form: { 'scope': 'chosen', 'reports[]': ['x', '-1'], 'note': '请抓紧' },
        words: '没有选项目',
      },
      {
        name: 'a note that is too long',
        form: { scope: 'all', note: '请抓紧'.repeat(200) },
        words: '写了 600 个字符，最多 500 个',
      },
      { name: 'a NUL', form: { scope: 'all', note: '请抓紧\0' }, words: '不能保存的字符' },
    ])
    .run(async ({ assert }, { form, words }) => {
      const answer = await person.post('/reminders', form)

      assert.equal(answer.status, 422)
      assert.include(answer.words, words)
      assert.include(answer.words, '请抓紧')
      assert.lengthOf(await nothingStored(), 0)
    })

  test('of a report elsewhere are refused as if it were not there', async ({ assert }) => {
    const [own, foreign] = [world.reports[0], world.reports[7]]

    const answer = await person.post('/reminders', {
      'scope': 'chosen',
      'reports[]': [String(own.id), String(foreign.id)],
    })

    assert.equal(answer.status, 404)
    assert.lengthOf(await nothingStored(), 0)
  })

  test('under a city of another province are not there', async ({ assert }) => {
    const stranger = await signedIn(world.otherProvince)

    await stranger.get('/reminders')

    const page = await stranger.get(`/reminders?at=${world.city!.id}`)
    const answer = await stranger.post(`/reminders?at=${world.city!.id}`, { scope: 'all' })

    assert.deepEqual([page.status, answer.status], [404, 404])
    assert.lengthOf(await nothingStored(), 0)
  })

  test('go to everybody of the list by message and mail, one mail an address', async ({
    assert,
  }) => {
    const { reports } = world
    await emails(world, ['a@example.org', 'x@example.org', 'x', 'A@example.org', 'b@example.org'])

    const answer = await person.post('/reminders', { scope: 'all', note: '周五前请办好。' })
    assert.match(answer.location!, /^\/tasks\/\d+$/)
    await workOff()

    const mails = await mailbox.waitFor(2)
    assert.sameMembers(
      mails.map(({ to }) => (to as { text: string }).text),
      ['a@example.org', 'b@example.org']
    )
    const digest = mails.find(({ subject }) => subject!.includes('2 个项目'))!
    assert.include(digest.text!, '2012AA110204')
    assert.include(digest.text!, '2012AA110207')
    assert.include(digest.text!, '周五前请办好。')
    assert.include(digest.text!, '江苏省科学技术厅 赵明 025-85485000')
    assert.deepEqual(await entries(), [
      { outcome: 'told', report: reports[0].id },
      { outcome: 'told', report: reports[3].id },
      { outcome: 'told', report: reports[4].id },
    ])
    assert.equal(await count('messages'), 3)
    const result = await person.follow(await person.follow(answer))
    assert.include(result.words, '3 站内消息和邮件都已发出')
    assert.include(result.words, '江苏省科学技术厅，2017-02-22 10:0')
  })

  test('are previewed as the first of the list will get them', async ({ assert }) => {
    await emails(world, ['b@example.org', 'x', 'x', 'A@Example.org', 'a@example.org'])
    const preview = previewOn(await person.get('/reminders'))

    await person.post('/reminders', { scope: 'all', note: '（加的一句话放在这里）' })
    await workOff()

    const mails = await mailbox.waitFor(2)
    const sent = mails.find(({ to }) => (to as { text: string }).text === 'a@example.org')!
    assert.include(preview, sent.subject!)
    const letter = sent.text!.replaceAll(/\s+/g, ' ')
    assert.isTrue(
      letter.startsWith(preview.slice(preview.indexOf('您好'), preview.indexOf(' 这是给')))
    )
    assert.include(preview, '2 个项目')
    assert.notInclude(preview, '2012AA110204')
    assert.include(preview, '这是给 a@example.org 的邮件')
    assert.include(preview, '站内消息每个项目一条')
  })

  test('are previewed as a message where no mail goes, one for each report', async ({ assert }) => {
    await emails(world, ['b@example.org', 'x', 'x', '没有', '没有'])

    const preview = previewOn(await person.get('/reminders'))
    await person.post('/reminders', { scope: 'all', note: '（加的一句话放在这里）' })
    await workOff()

    const [{ title, body }] = await sql<{ title: string; body: string }>(
      'SELECT title, body FROM messages WHERE account_id = ?',
      [world.reports[4].accountId]
    )
    assert.include(preview, `${title} ${body.replaceAll(/\s+/g, ' ')}`)
    assert.include(preview, '2012AA110208 没有能用的邮箱，只收站内消息')
  })

  test('are written down with who sent them, from where, to how many', async ({ assert }) => {
    await person.post('/reminders', { scope: 'all', note: '请抓紧' })

    const [entry] = await sql<Record<string, unknown>>(
      `SELECT act, actor_id, details, actor_address IS NOT NULL AS "fromSomewhere" FROM journal`
    )
    assert.deepEqual(entry, {
      act: 'reminder.send',
      actor_id: world.province.id,
      details: { reports: 3, note: '请抓紧' },
      fromSomewhere: true,
    })
  })

  test('reach only the chosen of the filter', async ({ assert }) => {
    const chosen = world.reports[3].id

    await person.post('/reminders?show=returned', {
      'scope': 'chosen',
      'reports[]': [String(chosen), String(world.reports[0].id)],
    })
    await workOff()

    assert.deepEqual(await entries(), [{ outcome: 'told', report: chosen }])
  })

  test('pressed twice at once, by two managers, tell everybody once', async ({ assert }) => {
    const nation = await signedIn(world.nation)
    await nation.get(`/reminders?at=${world.province.id}`)

    const answers = await Promise.all([
      person.post('/reminders', { scope: 'all' }),
      person.post('/reminders', { scope: 'all' }),
      nation.post(`/reminders?at=${world.province.id}`, { scope: 'all' }),
    ])
    await Promise.all([workOff(), workOff()])

    assert.deepEqual(
      answers.map(({ status }) => status),
      [303, 303, 303]
    )
    const outcomes = (await entries()).map(({ outcome }) => outcome).sort()
    assert.deepEqual(outcomes, [...Array(6).fill('recent'), ...Array(3).fill('told')])
    assert.equal(await count('messages'), 3)
  })

  test('within the pause of the round say so, after it go out again', async ({ assert }) => {
    const send = async () => {
      const answer = await person.post('/reminders', { scope: 'all' })
      await workOff()
      return person.follow(await person.follow(answer))
    }
    await send()
    await sql(
      `UPDATE last_reminders SET reminded_at = survey_now() - interval '23 hours 59 minutes'`
    )
    const early = await send()
    await sql(`UPDATE last_reminders SET reminded_at = survey_now() - interval '24 hours'`)
    const later = await send()

    assert.include(early.words, '3 刚催过，这次没有再发')
    assert.notInclude(later.words, '刚催过')
  })

  test('begun again after a crash tell nobody twice', async ({ assert }) => {
    const answer = await person.post('/reminders', { scope: 'all' })
    await workOff()
    const id = Number(answer.location!.split('/').at(-1))
    await sql(
      `UPDATE tasks SET status = 'queued', finished_at = NULL, result = NULL WHERE id = ?`,
      [id]
    )
    const { carry } = await import('#jobs/carry')

    await carry({ id, kind: 'reminders.send' })
    await workOff()

    assert.equal(await count('messages'), 3)
    assert.equal(await count('outgoing_mails'), 1)
  })

  test('leave out who has submitted meanwhile', async ({ assert }) => {
    await person.post('/reminders', { scope: 'all' })
    await sql(`UPDATE reports SET state = 'submitted', waiting_at = ? WHERE id = ?`, [
      world.province.id,
      world.reports[0].id,
    ])
    await workOff()

    assert.deepEqual(await entries().then(([first]) => first), {
      outcome: 'handed_in',
      report: world.reports[0].id,
    })
    assert.equal(await count('messages'), 2)
  })

  test('list whom no mail has reached: no address, and one that the server refuses', async ({
    assert,
  }) => {
    await emails(world, ['', 'x', 'x', '没有', 'b@example.org'])
    await sql(`UPDATE roster_entries SET facts = facts - 'contactEmail'`)
    const answer = await person.post('/reminders', { scope: 'all' })
    await workOff()
    await sql(
      `UPDATE outgoing_mails SET sent_at = NULL, given_up_at = survey_now(), error = '550 no such user'`
    )

    const result = await person.follow(await person.follow(answer))

    assert.include(result.words, '2 没有邮箱，只发了站内消息，请打电话')
    assert.include(result.words, '1 邮件退回来了，请打电话')
    assert.include(result.words, '550 no such user')
  })

  test('are shown to whoever stands above the sender, and to nobody else', async ({ assert }) => {
    await person.post('/reminders', { scope: 'all' })
    await workOff()

    const statuses = await Promise.all(
      [world.nation, world.province, world.city!, world.otherProvince].map(async (account) => {
        const answer = await (await signedIn(account)).get('/reminders/1')
        return answer.status
      })
    )

    assert.deepEqual(statuses, [200, 200, 404, 404])
  })

  test('show contacts, the responsible manager, last login and last reminder', async ({
    assert,
  }) => {
    const respondent = await Account.findOrFail(world.reports[3].accountId)
    await sql(`UPDATE accounts SET last_login_at = '2017-02-20T01:05:00Z' WHERE id = ?`, [
      respondent.id,
    ])
    await person.post('/reminders?show=returned', { scope: 'all' })
    await workOff()

    const page = await person.get('/reminders?show=returned')

    assert.include(page.words, '常州市科学技术局 赵明 025-85485000')
    assert.include(page.words, '2-20 09:05')
    assert.include(page.words, '2-22 10:0')
  })

  test('come as an Excel file, codes and phones as text', async ({ assert }) => {
    await emails(world, ['a@example.org'])
    const cookie = [...person.cookies].map(([name, value]) => `${name}=${value}`).join('; ')

    const file = await fetch(`${SITE}/reminders.xlsx?show=not_started`, { headers: { cookie } })
    const workbook = new ExcelJS.Workbook()
    await workbook.xlsx.load(await file.arrayBuffer())
    const [sheet] = workbook.worksheets

    assert.equal(sheet.getCell('A2').value, '没有开始填报，1 个')
    assert.equal(sheet.getCell('A4').value, '2012AA110204')
    assert.equal(sheet.getCell('I4').numFmt, '@')
    assert.equal(sheet.getCell('J4').value, 'a@example.org')
  })

  test('after the deadline say whom to turn to', async ({ assert }) => {
    await setClock('2017-03-12T02:00:00Z')
    const late = await signedIn(world.province)

    const page = await late.get('/reminders?show=overdue')

    assert.include(page.words, '已于 2017-02-20 24:00 截止，请马上与我们联系')
  })
})
