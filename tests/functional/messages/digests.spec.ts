import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import Account from '#models/account'
import Announcement from '#models/announcement'
import Message from '#models/message'
import Question from '#models/question'
import { issueReports } from '#models/report/issuing'
import { runDueWork } from '#models/schedule/due_work'
import { sql } from '#queries/sql'
import { cleanSurvey } from '#tests/support/clean_survey'
import { nextRound } from '#tests/support/next_round'
import { buildWorld, clearWorld, plant, setClock, type World } from '#tests/support/world'

const MORNING = '2017-02-15T01:00:00Z'
const NEXT_MORNING = '2017-02-16T01:00:00Z'

interface Mail {
  recipient: string
  subject: string
  body: string
}

function mails(): Promise<Mail[]> {
  return sql<Mail>('SELECT recipient, subject, body FROM outgoing_mails ORDER BY id')
}

/** A world whose respondent has an e-mail. */
async function world(): Promise<World> {
  const built = await buildWorld({ now: MORNING })
  await plant(built.report, { JB03: 'clerk@example.org.cn' })
  return built
}

async function tell(to: number, ...titles: string[]) {
  const letters = titles.map((title) => ({ to, kind: 'question' as const, title }))
  await db.transaction((trx) => Message.send(letters, null, trx))
}

/** The same project on the list of the next round, which is being prepared. */
async function issueNext({ round, respondent }: World, contactEmail: string) {
  const next = await nextRound(round, 'preparing')
  const { facts } = await cleanSurvey()
  const line = { number: respondent.userName, title: '电池', facts: { ...facts, contactEmail } }
  await db.transaction((trx) => issueReports(next, [line], trx))
}

test.group('The digest of unread messages (M1)', (group) => {
  group.each.setup(() => clearWorld())

  test('one mail tells of all of them, and never again', async ({ assert }) => {
    const { respondent } = await world()
    await tell(respondent.id, '一', '二')

    await runDueWork()
    await runDueWork()
    await setClock(NEXT_MORNING)
    await runDueWork()

    const [mail, ...more] = await mails()
    assert.deepEqual(more, [])
    assert.equal(mail.recipient, 'clerk@example.org.cn')
    assert.equal(mail.subject, '您有 2 条没看的消息')
    assert.match(mail.body, /· 二\n· 一\n\n登录后看：http:\/\/\S+\/messages$/)
  })

  test('what has been read, or mailed by itself, is left out', async ({ assert }) => {
    const { respondent } = await world()
    await tell(respondent.id, '看过的')
    await sql(
      'INSERT INTO message_reads (message_id, account_id) SELECT id, account_id FROM messages'
    )
    await db.transaction((trx) =>
      Message.send(
        [{ to: respondent.id, kind: 'reminder', title: '单发的', isMailed: true }],
        null,
        trx
      )
    )

    await runDueWork()

    assert.deepEqual(await mails(), [])
  })

  test('what comes later on the same day goes out the next morning', async ({ assert }) => {
    const { respondent } = await world()
    await runDueWork()
    await tell(respondent.id, '晚来的')
    await runDueWork()
    assert.deepEqual(await mails(), [])
    await setClock(NEXT_MORNING)

    await runDueWork()

    assert.equal((await mails()).length, 1)
  })

  test('what the office of the nation is told goes to each of its people who has not read it', async ({
    assert,
  }) => {
    const { nation } = await world()
    const { id: officeId, path, password } = nation
    const own = { role: 'nation' as const, name: '国家', officeId, path, password }
    for (const userName of ['ZHANGSAN', 'LISI']) {
      const contactEmail = `${userName.toLowerCase()}@example.cn`
      await Account.create({ ...own, userName, contactEmail })
    }
    await tell(officeId, '请问')
    await sql(`INSERT INTO message_reads (message_id, account_id)
               SELECT m.id, a.id FROM messages m, accounts a WHERE user_name = 'LISI'`)

    await runDueWork()

    assert.sameMembers(
      (await mails()).map(({ recipient }) => recipient),
      [nation.contactEmail!, 'zhangsan@example.cn']
    )
  })

  test('goes out while a round is prepared and none is open', async ({ assert }) => {
    const { round, respondent, province } = await world()
    await round.merge({ status: 'preparing' }).save()
    await Question.ask(respondent, '清单里为什么没有我们？', null)
    await tell(respondent.id, '您的问题有了答复')
    const by = { actor: province, address: null }
    await Announcement.publish({ title: '请核实清单', body: '清单已下发' }, by)

    await runDueWork()
    await setClock(NEXT_MORNING)
    await runDueWork()

    const told = await mails()
    const [clerk] = told.filter(({ recipient }) => recipient === 'clerk@example.org.cn')
    const city = told.find(({ body }) => body.includes(`${respondent.name}有问题要问`))
    assert.include(clerk.body, '· 公告：请核实清单')
    assert.include(clerk.body, '· 您的问题有了答复')
    assert.include(city!.body, '· 公告：请核实清单')
    assert.lengthOf(
      told.filter(({ recipient }) => recipient === 'clerk@example.org.cn'),
      1
    )
  })

  test('goes to the e-mail of the {status} round’s report: {recipient}')
    .with([
      { status: 'open', recipient: 'clerk@example.org.cn' },
      { status: 'preparing', recipient: 'new@example.org.cn' },
    ] as const)
    .run(async ({ assert }, { status, recipient }) => {
      const built = await world()
      if (status === 'preparing') await built.round.merge({ status: 'closed' }).save()
      await issueNext(built, 'new@example.org.cn')
      await tell(built.respondent.id, '一')

      await runDueWork()

      assert.deepEqual(
        (await mails()).map((mail) => mail.recipient),
        [recipient]
      )
    })

  test('an announcement goes to everybody below who has not read it', async ({ assert }) => {
    const { respondent, province, nation } = await world()
    const by = { actor: province, address: null }
    const { id } = await Announcement.publish({ title: '盖章', body: '请盖章' }, by)
    await sql('INSERT INTO announcement_reads (announcement_id, account_id) VALUES (?, ?)', [
      id,
      respondent.id,
    ])
    const { contactEmail } = nation
    await nation.merge({ contactEmail: 'nation@example.org.cn' }).save()

    await runDueWork()

    const told = await mails()
    assert.sameMembers(
      told.map(({ recipient }) => recipient),
      [contactEmail, contactEmail]
    )
    assert.include(told[0].body, '公告：盖章')
  })

  test('who is not in the open round is mailed what is told to it alone, no announcements', async ({
    assert,
  }) => {
    const { round, respondent, province } = await world()
    await round.merge({ status: 'closed' }).save()
    const next = await nextRound(round, 'open')
    const { facts } = await cleanSurvey()
    const line = { number: '2016YFB0200504', title: '超算', facts }
    const other = { ...line, facts: { ...facts, contactEmail: 'other@example.org.cn' } }
    await db.transaction((trx) => issueReports(next, [other], trx))
    const by = { actor: province, address: null }
    await Announcement.publish({ title: '盖章', body: '请盖章' }, by)
    await tell(respondent.id, '您的问题有了答复')

    await runDueWork()

    const bodyTo = async (address: string) =>
      (await mails()).find(({ recipient }) => recipient === address)?.body
    assert.include(await bodyTo('other@example.org.cn'), '公告：盖章')
    assert.include(await bodyTo('clerk@example.org.cn'), '您的问题有了答复')
    assert.notInclude(await bodyTo('clerk@example.org.cn'), '公告：盖章')
  })

  test('a mail names twenty and says that there are more', async ({ assert }) => {
    const { respondent } = await world()
    await tell(respondent.id, ...Array.from({ length: 25 }, (_, i) => `第 ${i} 条`))

    await runDueWork()

    const [{ subject, body }] = await mails()
    assert.equal(subject, '您有 25 条没看的消息')
    assert.lengthOf(body.match(/^· /gm)!, 20)
    assert.include(body, '\n…\n')
  })

  test('somebody without an address is told in the system only', async ({ assert }) => {
    const { respondent, report } = await world()
    await plant(report, { JB03: '不是邮箱' })
    await tell(respondent.id, '一')

    await runDueWork()

    assert.deepEqual(await mails(), [])
  })
})
