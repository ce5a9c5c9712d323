import { test } from '@japa/runner'
import Account from '#models/account'
import { sql } from '#queries/sql'
import {
  actionsOf,
  eventsOf,
  explainAll,
  setClockBefore,
  signedIn,
  submitted,
} from '#tests/functional/submitting/way'
import type { Person } from '#tests/support/person'
import {
  buildWorld,
  clearWorld,
  fillCleanly,
  plant,
  setClock,
  type World,
} from '#tests/support/world'

const REASON = '从业人员年末数比上年多很多，请核对是否含劳务派遣人员。'
const NATION_OVER = '2017-04-03T16:00:00Z'
const PROVINCE_OVER = '2017-03-20T16:00:00Z'

/** A clean report that waits at the province. */
async function waiting(wishes: Parameters<typeof buildWorld>[0] = {}): Promise<World> {
  const world = await buildWorld({
    city: false,
    settings: { coverNeededToAccept: false },
    ...wishes,
  })
  await fillCleanly(world.report)
  await submitted(world.report, world.respondent)
  return world
}

async function looking({ report, province }: World): Promise<Person> {
  const person = await signedIn(province)
  await person.get(`/reports/${report.id}/review`)
  return person
}

function checksOf({ report }: World) {
  return sql<{ number: number; code: string | null; question: string }>(
    'SELECT number, code, question FROM manual_checks WHERE report_id = ? ORDER BY number',
    [report.id]
  )
}

test.group('Return, what is refused', (group) => {
  group.each.setup(() => clearWorld())

  test('{what}')
    .with([
      { what: 'no reason', form: {}, says: '退回原因写了 0 个字，至少 5 个' },
      {
        what: 'a reason of blanks',
        form: { reason: '　 \n    　　　' },
        says: '退回原因写了 0 个字',
      },
      { what: 'four characters', form: { reason: '请再看看' }, says: '退回原因写了 4 个字' },
      { what: '1001 characters', form: { reason: '改'.repeat(1001) }, says: '最多 1000 个' },
      { what: 'a NUL', form: { reason: '请核对\0从业人员' }, says: '不能保存的字符' },
      {
        what: 'a list of reasons',
        form: { reason: ['请核对从业人员', '请核对'] },
        says: '至少 5 个',
      },
      {
        what: 'a mark about an unknown indicator',
        form: { 'reason': REASON, 'marks[0][code]': 'ZZ99', 'marks[0][question]': '为什么' },
        says: '第 1 行：没有指标“ZZ99”',
      },
      {
        what: 'a mark without a question',
        form: { 'reason': REASON, 'marks[1][code]': 'JC09', 'marks[1][question]': ' ' },
        says: '请写要基层单位答复什么',
      },
      {
        what: 'a question of 501 characters',
        form: { 'reason': REASON, 'marks[0][question]': '问'.repeat(501) },
        says: '最多 500 个',
      },
    ])
    .run(async ({ assert }, { form, says }) => {
      const world = await waiting()
      const person = await looking(world)

      const answer = await person.post(
        `/reports/${world.report.id}/returns`,
        form as Record<string, string>
      )

      assert.equal(answer.status, 422)
      assert.include(answer.words, says)
      assert.deepEqual(await actionsOf(world.report), ['submit'])
      assert.deepEqual(await checksOf(world), [])
    })

  test('and what was typed stays on the page', async ({ assert }) => {
    const world = await waiting()
    const person = await looking(world)

    const answer = await person.post(`/reports/${world.report.id}/returns`, {
      'reason': REASON,
      'marks[0][code]': 'ZZ99',
      'marks[0][question]': '<b>为什么</b>',
    })

    assert.include(answer.body, REASON)
    assert.include(answer.body, 'value="ZZ99"')
    assert.include(answer.body, 'value="&lt;b&gt;为什么&lt;/b&gt;"')
  })

  test('after the returner’s own review deadline, naming whose must be moved and by whom', async ({
    assert,
  }) => {
    const world = await waiting()
    const person = await looking(world)
    await setClockBefore(PROVINCE_OVER, -1)

    const page = await person.get(`/reports/${world.report.id}/review`)
    const answer = await person.post(`/reports/${world.report.id}/returns`, { reason: REASON })

    const sentence =
      '江苏省科学技术厅的审核截止 2017-03-20 24:00 已过，退回后基层单位没有时间修改。请先由国家级管理机构延后江苏省科学技术厅的审核截止时间。'
    assert.equal(answer.status, 403)
    assert.include(page.words, sentence)
    assert.include(answer.words, sentence)
    assert.deepEqual(await actionsOf(world.report), ['submit'])
  })

  test('after a review deadline, {who} is told who may set it: {says}')
    .with([
      {
        who: 'a county below a city',
        role: 'county',
        dates: { county: { review: '2017-03-12' }, city: { review: '2017-03-14' } },
        now: '2017-03-13T02:00:00Z',
        says: '请先由江苏省科学技术厅延后武进区科学技术局的审核截止时间。',
      },
      {
        who: 'a county whose province can’t any more',
        role: 'county',
        dates: {},
        now: '2017-03-21T02:00:00Z',
        says: '请先由国家级管理机构延后武进区科学技术局的审核截止时间。',
      },
      {
        who: 'a province within what the nation gives it',
        role: 'province',
        dates: { province: { review: '2017-03-14' } },
        now: '2017-03-15T02:00:00Z',
        says: '这个时间由您自己定：请先在“截止时间”里延后审核截止，再退回。',
      },
      {
        who: 'the nation',
        role: 'nation',
        dates: {},
        now: '2017-04-04T02:00:00Z',
        says: '这个时间由您自己定',
      },
    ] as const)
    .run(async ({ assert }, { role, dates, now, says }) => {
      const world = await waiting({ city: true, county: true, deadlines: dates })
      await sql('UPDATE reports SET waiting_at = ? WHERE id = ?', [
        world[role]!.id,
        world.report.id,
      ])
      const person = await signedIn(world[role]!)
      await person.get(`/reports/${world.report.id}/review`)
      await setClock(now)

      const answer = await person.post(`/reports/${world.report.id}/returns`, { reason: REASON })

      assert.equal(answer.status, 403)
      assert.include(answer.words, says)
      assert.deepEqual(await actionsOf(world.report), ['submit'])
    })

  test('by a level below the one that holds it', async ({ assert }) => {
    const { report, respondent, city, province } = await buildWorld()
    await fillCleanly(report)
    await submitted(report, respondent)
    await report.accept({ actor: city!, address: null })

    await assert.rejects(
      () => report.return({ actor: city!, address: null, reason: REASON, marks: [] }),
      new RegExp(`正在等${province.name}处理`)
    )
  })

  test('of a report that the respondent still has', async ({ assert }) => {
    const world = await buildWorld({ city: false })
    await fillCleanly(world.report)
    const person = await looking(world)

    const answer = await person.post(`/reports/${world.report.id}/returns`, { reason: REASON })

    assert.equal(answer.status, 409)
    assert.include(answer.words, '报表现在是“填报中”，不能退回')
    assert.include(answer.body, REASON)
  })
})

test.group('Return', (group) => {
  group.each.setup(() => clearWorld())

  test('asks what was marked, keeps the data and leaves an event with the reason', async ({
    assert,
  }) => {
    const world = await waiting()
    const person = await looking(world)
    const before = await world.report.standing()

    const queue = await person.follow(
      await person.post(`/reports/${world.report.id}/returns`, {
        'reason': `${REASON}\r\n另见附件。`,
        'marks[0][code]': 'ｊｃ０９ 从业人员年末数',
        'marks[0][question]': '是否含劳务派遣',
        'marks[2][question]': '整份报表请再核对一遍',
      })
    )

    const after = await world.report.standing()
    const [, event] = await eventsOf(world.report)
    assert.include(queue.words, '已退回 2012AA110204')
    assert.equal(after.facts.state, 'returned')
    assert.equal(after.checkCode, before.checkCode)
    assert.containsSubset(event, {
      action: 'return',
      reason: `${REASON}\n另见附件。`,
      actor_id: world.province.id,
    })
    assert.deepEqual(await checksOf(world), [
      { number: 1, code: 'JC09', question: '是否含劳务派遣' },
      { number: 2, code: null, question: '整份报表请再核对一遍' },
    ])
  })

  test('tells the respondent why and until when, in the system and by mail at once', async ({
    assert,
  }) => {
    const world = await waiting()
    const person = await looking(world)

    await person.post(`/reports/${world.report.id}/returns`, { reason: REASON })

    const [message, ...others] = await sql<Record<string, string>>(
      `SELECT account_id, kind, title, body, href, mailed_at IS NOT NULL AS mailed FROM messages`
    )
    assert.deepEqual(others, [])
    assert.include(message, {
      account_id: world.respondent.id,
      kind: 'return',
      title: '报表退回修改：2012AA110204，2017-03-20 24:00 前改好再上报',
      href: `/reports/${world.report.id}/sections`,
    })
    assert.include(message.body, `退回理由：${REASON}`)
    const [mail] = await sql<Record<string, string>>(
      'SELECT account_id, recipient, subject, body FROM outgoing_mails'
    )
    const [{ email }] = await sql<{ email: string }>(
      `SELECT raw AS email FROM answers WHERE report_id = ? AND code = 'JB03'`,
      [world.report.id]
    )
    assert.include(mail, {
      account_id: world.respondent.id,
      recipient: email,
      subject: message.title,
    })
    assert.include(mail.body, `/reports/${world.report.id}/sections`)
  })

  test('pressed twice at once asks once', async ({ assert }) => {
    const world = await waiting()
    const person = await looking(world)
    const form = {
      'reason': REASON,
      'marks[0][code]': 'JC09',
      'marks[0][question]': '是否含劳务派遣',
    }

    const answers = await Promise.all(
      [1, 2, 3].map(() => person.post(`/reports/${world.report.id}/returns`, form))
    )

    assert.deepEqual(
      answers.map(({ status }) => status),
      [303, 303, 303]
    )
    assert.deepEqual(await actionsOf(world.report), ['submit', 'return'])
    assert.lengthOf(await checksOf(world), 1)
  })

  test(
    'of what somebody else at this account has returned meanwhile is not done: {what} stay on the page'
  )
    .with([
      {
        what: 'other words',
        second: { 'reason': '请核对参加单位', 'marks[1][question]': '请附名单', 'ticks': 'JL02' },
        kept: ['请核对参加单位', '请附名单', 'JL02'],
      },
      {
        what: 'the same words with other questions',
        second: { 'reason': REASON, 'marks[0][code]': 'JC09', 'marks[0][question]': '请附名册' },
        kept: [REASON, 'JC09', '请附名册'],
      },
    ])
    .run(async ({ assert }, { second, kept }) => {
      const world = await waiting()
      const [one, other] = [await looking(world), await signedIn(world.province)]
      const page = await other.get(`/reports/${world.report.id}/review`)
      const [, seen] = /name="seen" value="(\d+)"/.exec(page.body)!
      await one.post(`/reports/${world.report.id}/returns`, { reason: REASON })

      const answer = await other.post(`/reports/${world.report.id}/returns`, { seen, ...second })

      assert.equal(answer.status, 409)
      assert.include(answer.words, '刚才已经用您的账户退回，写的与您的不同')
      const [, left] = /您写的没有发出，还在这里：(.*)$/.exec(answer.words)!
      for (const words of kept) assert.include(left, words)
      const events = await eventsOf(world.report)
      assert.deepEqual(
        events.map(({ action, reason }) => [action, reason]),
        [
          ['submit', null],
          ['return', REASON],
        ]
      )
      assert.deepEqual(await checksOf(world), [])
    })

  test('pressed again in the same words, from a page that is older than the first, is done once', async ({
    assert,
  }) => {
    const world = await waiting()
    const person = await signedIn(world.province)
    const page = await person.get(`/reports/${world.report.id}/review`)
    const [, seen] = /name="seen" value="(\d+)"/.exec(page.body)!
    const form = {
      seen,
      'reason': ` ${REASON}\r\n另见附件。`,
      'marks[0][code]': 'jc09',
      'marks[0][question]': '是否含劳务派遣',
      'ticks': ['JL02', 'JD06'],
    }

    const answers = [
      await person.post(`/reports/${world.report.id}/returns`, form),
      await person.post(`/reports/${world.report.id}/returns`, form),
    ]

    assert.deepEqual(
      answers.map(({ status }) => status),
      [303, 303]
    )
    assert.deepEqual(await actionsOf(world.report), ['submit', 'return'])
    assert.lengthOf(await checksOf(world), 3)
  })

  test('in two different words at once: one is done, the other is told that it is not', async ({
    assert,
  }) => {
    const world = await waiting()
    const people = [await looking(world), await looking(world)]
    const reasons = [REASON, '请核对参加单位']

    const answers = await Promise.all(
      people.map((person, i) =>
        person.post(`/reports/${world.report.id}/returns`, { reason: reasons[i] })
      )
    )

    const lost = answers.findIndex(({ status }) => status === 409)
    const [, event] = await eventsOf(world.report)
    assert.sameMembers(
      answers.map(({ status }) => status),
      [303, 409]
    )
    assert.include(answers[lost].words, `您写的没有发出，还在这里： ${reasons[lost]}`)
    assert.equal(event.reason, reasons[1 - lost])
  })

  test('one second before the review deadline extends the deadline to it, said before and kept after', async ({
    assert,
  }) => {
    const world = await waiting()
    const person = await looking(world)
    await setClockBefore(PROVINCE_OVER, 3)
    const page = await person.get(`/reports/${world.report.id}/review`)

    await person.post(`/reports/${world.report.id}/returns`, { reason: REASON })

    await world.report.refresh()
    const { facts } = await world.report.standing()
    assert.include(page.words, '截止时间由 2017-03-10 24:00 自动延长到 2017-03-20 24:00')
    assert.equal(world.report.extendedTo, '2017-03-20')
    assert.equal(new Date(facts.closesAt).toISOString(), PROVINCE_OVER.replace('Z', '.000Z'))
  })

  test('by the nation extends to its deadline; a later return by the province never shortens it', async ({
    assert,
  }) => {
    const world = await waiting()
    const { report, nation, province, respondent } = world
    await report.return({ actor: nation, address: null, reason: REASON, marks: [] })
    await report.refresh()
    await submitted(report, respondent)

    await report.return({ actor: province, address: null, reason: REASON, marks: [] })

    const { facts } = await report.standing()
    assert.equal(facts.extendedTo, '2017-04-03')
    assert.equal(new Date(facts.closesAt).toISOString(), NATION_OVER.replace('Z', '.000Z'))
  })

  test('keeps a deadline that is later than the review deadline of the returner', async ({
    assert,
  }) => {
    const world = await waiting({ deadlines: { province: { review: '2017-03-05' } } })
    const { report, province } = world

    await report.return({ actor: province, address: null, reason: REASON, marks: [] })

    const { facts } = await report.standing()
    assert.equal(new Date(facts.closesAt).toISOString(), '2017-03-10T16:00:00.000Z')
  })

  test('can be answered until then, and climbs again from the lowest level', async ({ assert }) => {
    const { report, respondent, city, province } = await buildWorld({
      settings: { coverNeededToAccept: false },
    })
    await fillCleanly(report)
    await submitted(report, respondent)
    await report.accept({ actor: city!, address: null })
    await report.accept({ actor: province, address: null })
    await report.return({
      actor: province,
      address: null,
      reason: REASON,
      marks: [{ code: 'JC09', question: '核对' }],
    })
    await setClockBefore(PROVINCE_OVER, 60)
    await report.refresh()

    const unanswered = await report
      .submit({ actor: respondent, address: null })
      .catch((error: Error) => error.message)
    const [{ id }] = (await report.standing()).facts.checks
    await report.answer(
      { checkId: id, text: '已核对，不含劳务派遣。', isSeen: () => true },
      { actor: respondent, address: null }
    )
    await submitted(report, respondent)

    assert.equal(unanswered, '还有 1 件事没办完，先办这一件：1 条人工检查没答复。')
    assert.equal(report.waitingAt, city!.id)
    assert.deepEqual(await actionsOf(report), ['submit', 'accept', 'accept', 'return', 'submit'])
  })

  test('leads from the home to the place where each question is answered', async ({ assert }) => {
    const { report, respondent, province } = await waiting()
    const marks = ['JC09', 'JD01'].map((code) => ({ code, question: `请核对 ${code}` }))
    await report.return({ actor: province, address: null, reason: REASON, marks })
    const clerk = await signedIn(respondent)

    const home = await clerk.get('/')
    const links = [...home.body.matchAll(/href="([^"#]+)#(\w+)">去答复/g)]
    const audit = await clerk.get(links[0][1])

    assert.lengthOf(links, 2)
    for (const [i, [, page, place]] of links.entries()) {
      assert.equal(page, `/reports/${report.id}/audit`)
      const answered = audit.body.slice(audit.body.indexOf(` id="${place}"`)).slice(0, 1500)
      assert.include(audit.body, ` id="${place}"`)
      assert.include(answered, marks[i].question)
    }
  })

  test('asks about what was ticked on the page, in the words written for it where there are any', async ({
    assert,
  }) => {
    const world = await waiting()
    const person = await looking(world)

    const answer = await person.post(`/reports/${world.report.id}/returns`, {
      'reason': REASON,
      'ticks': ['JC09', 'JCT', 'JL02', 'JC09', 'XX99', '__proto__'],
      'marks[0][code]': 'jl02',
      'marks[0][question]': '请附培养名单',
    })

    const ticked = '请核对这一项：有误请改正，无误请说明。'
    assert.equal(answer.status, 303)
    assert.deepEqual(
      (await checksOf(world)).map(({ code, question }) => [code, question]),
      [
        ['JL02', '请附培养名单'],
        ['JC09', ticked],
        ['JCT', ticked],
      ]
    )
  })

  test('keeps what was ticked when the return is not taken, and beyond 30 says how many', async ({
    assert,
  }) => {
    const world = await waiting()
    const person = await looking(world)
    const path = `/reports/${world.report.id}/returns`
    const { questionnaire } = (await world.report.standing()).version
    const many = [...questionnaire.indicators.keys()].slice(0, 31)

    const refused = await person.post(path, { reason: '改改', ticks: 'JC09' })
    const tooMany = await person.post(path, { reason: REASON, ticks: many })

    assert.equal(refused.status, 422)
    assert.match(refused.body, /value="JC09" form="return"[^>]* checked/)
    assert.notMatch(refused.body, /value="JC10" form="return"[^>]* checked/)
    assert.equal(tooMany.status, 422)
    assert.include(tooMany.words, '一次最多标 30 处，您标了 31 处。')
  })

  test('offers no box where nothing can be returned', async ({ assert }) => {
    const world = await waiting()
    await setClock(NATION_OVER)

    const page = await (await signedIn(world.province)).get(`/reports/${world.report.id}/review`)

    assert.notInclude(page.body, 'form="return"')
  })

  test('more lines for marks come without losing what is typed', async ({ assert }) => {
    const world = await waiting()
    const person = await looking(world)

    const answer = await person.post(`/reports/${world.report.id}/returns`, {
      'more': '1',
      'reason': '请核对',
      'marks[0][question]': '第一问',
    })

    assert.equal(answer.status, 200)
    assert.include(answer.body, 'value="第一问"')
    assert.include(answer.body, 'name="marks[2][code]"')
    assert.deepEqual(await actionsOf(world.report), ['submit'])
  })
})

test.group('The review after a return', (group) => {
  group.each.setup(() => clearWorld())

  test('shows what changed and what changed outside of what was asked', async ({ assert }) => {
    const world = await waiting()
    const { report, province, respondent } = world
    const marks = [
      { code: 'JC09', question: '核对从业人员' },
      { code: 'JF15', question: '补充标准号' },
    ]
    await report.return({ actor: province, address: null, reason: REASON, marks })
    await report.refresh()
    await plant(report, { JC09: 870, JL02: 4, JCT: [] as never, JC11: 0, JC13: 0, JC14: 0 })
    for (const check of (await report.standing()).facts.checks) {
      await report.answer(
        { checkId: check.id, text: '已核对并更正。', isSeen: () => true },
        { actor: respondent, address: null }
      )
    }
    await submitted(report, respondent)

    const person = await signedIn(province)
    const page = await person.get(`/reports/${report.id}/review`)

    assert.match(
      page.words,
      /您上次退回（2-22 10:00）以后改了 6 项 要求核对 2 项，有 5 项改动不在要求内/
    )
    assert.match(page.words, /JC09 从业人员年末数 860 870 人 核对从业人员 已改/)
    assert.match(page.words, /JF15 本年制定技术标准 1 1 项 补充标准号 已答复/)
    assert.match(page.words, /JL02 本年培养硕士 3 4 人 不在要求内/)
    assert.match(page.words, /JCT 参加单位一览 2 行 0 行/)
  })

  test('shows the changed cells of a table, and rewritten explanations with the text before', async ({
    assert,
  }) => {
    const world = await waiting()
    const { report, province, respondent } = world
    await plant(report, { JC09: 1500 })
    await sql(`UPDATE reports SET state = 'returned', waiting_at = NULL WHERE id = ?`, [report.id])
    await report.refresh()
    await explainAll(report, respondent)
    await submitted(report, respondent)
    await report.return({ actor: province, address: null, reason: REASON, marks: [] })
    await setClock('2017-02-23T02:00:00Z')
    await report.refresh()
    const [{ finding, explanation }] = (await report.standing()).explained
    const text = '2016 年新建两条生产线，招聘生产人员六百四十名，依据社保缴费名册。'
    const rows = (await report.standing()).contents.data.tables.JCT
    await plant(report, { JCT: [{ ...rows[0], JCT1: '上海电力设计研究总院' }, ...rows.slice(1)] })
    await report.explain(
      { rule: finding.rule, text, expected: explanation!.version },
      { actor: respondent, address: null }
    )
    await submitted(report, respondent)

    const page = await (await signedIn(province)).get(`/reports/${report.id}/review`)

    assert.include(page.words, '参加单位一览，1 行有改动')
    assert.match(page.body, /<del>[^<]+<\/del>\s*<ins>上海电力设计研究总院<\/ins>/)
    assert.include(page.words, `改写的说明 ${finding.rule}`)
    assert.include(page.words, explanation!.text)
    assert.include(page.words, text)
  })

  test('tells a lower level what a superior asked for, and does not call it outside', async ({
    assert,
  }) => {
    const world = await waiting({ city: true })
    const { report, city, province } = world
    await report.accept({ actor: city!, address: null })
    const marks = [{ code: 'JC09', question: '核对从业人员' }]
    await report.return({ actor: province, address: null, reason: REASON, marks })
    await change(world, { JC09: 870, JL02: 4 })

    const page = await (await signedIn(city!)).get(`/reports/${report.id}/review`)

    assert.include(
      page.words,
      `以后改了 2 项 此后${province.name}退回过，要求核对 1 项，有 1 项改动不在要求内`
    )
    assert.match(
      page.words,
      new RegExp(`JC09 从业人员年末数 860 870 人 ${province.name}：核对从业人员 已改`)
    )
    assert.match(page.words, /JL02 本年培养硕士 3 4 人 不在要求内/)
  })

  test('forgets what was asked before this level’s own last decision', async ({ assert }) => {
    const world = await waiting({ city: true })
    const { report, city, province } = world
    const marks = [{ code: 'JC09', question: '核对从业人员' }]
    await report.return({ actor: city!, address: null, reason: REASON, marks })
    await change(world, { JC09: 870 })
    await report.accept({ actor: city!, address: null })
    await report.return({ actor: province, address: null, reason: REASON, marks: [] })
    await change(world, { JL02: 4 })

    const page = await (await signedIn(city!)).get(`/reports/${report.id}/review`)

    assert.include(page.words, '以后改了 1 项')
    assert.include(page.words, '没有标出要改的指标，请对照退回原因')
    assert.notInclude(page.words, '不在要求内')
    assert.notInclude(page.words, 'JC09 从业人员年末数 870 870 人 核对从业人员')
  })

  test('warns of nothing where nothing was asked since an acceptance', async ({ assert }) => {
    const world = await waiting({ city: true })
    await world.report.accept({ actor: world.city!, address: null })
    await plant(world.report, { JL02: 4 })

    const page = await (await signedIn(world.city!)).get(`/reports/${world.report.id}/review`)

    assert.match(page.words, /您上次验收（2-22 10:00）以后改了 1 项/)
    assert.notInclude(page.words, '要求内')
  })

  test('takes a mark on {what}')
    .with([
      { what: 'a column as about that column only', code: 'JCT7', outside: true },
      { what: 'a table as about all of it', code: 'JCT', outside: false },
      { what: 'the whole report as about everything', code: null, outside: false },
      { what: 'another column as about nothing that changed', code: 'JCT2', outside: true },
    ])
    .run(async ({ assert }, { code, outside }) => {
      const world = await waiting()
      const { report, province } = world
      const marks = [{ code, question: '这里请再看' }]
      await report.return({ actor: province, address: null, reason: REASON, marks })
      const [first, ...others] = (await report.standing()).contents.data.tables.JCT
      const changed = { ...first, JCT7: Number(first.JCT7) + 1, JCT1: '上海电力设计研究总院' }
      await change(world, { JCT: [changed, ...others] })

      const page = await (await signedIn(province)).get(`/reports/${report.id}/review`)

      const marked = [...page.words.matchAll(/这里请再看/g)].length
      assert.isAbove(marked, 1, 'in the changes and among the checks')
      const warnings = [...page.words.matchAll(/ 不在要求内/g)].length
      assert.equal(warnings, outside ? 1 : 0)
      if (outside) assert.include(page.words, '有 1 项改动不在要求内')
      if (code === 'JCT7') assert.match(page.words, /JCT7 [^ ]+ — 1 行改过 这里请再看 已改/)
      if (code === 'JCT2') assert.match(page.words, /JCT2 [^ ]+ — 没有变 这里请再看 已答复/)
    })

  test('keeps a question about the whole report in sight while nothing changed', async ({
    assert,
  }) => {
    const world = await waiting()
    const marks = [{ code: null, question: '整份请再看' }]
    await world.report.return({ actor: world.province, address: null, reason: REASON, marks })
    await change(world, {})

    const page = await (await signedIn(world.province)).get(`/reports/${world.report.id}/review`)

    assert.include(page.words, '要求再看整份')
    assert.match(page.words, /整份报表 — 没有变 整份请再看 已答复/)
  })

  /** The respondent changes this, answers what is asked and hands the report over again. */
  async function change({ report, respondent }: World, changes: Parameters<typeof plant>[1]) {
    await report.refresh()
    await plant(report, changes)
    const { facts } = await report.standing()
    for (const check of facts.checks.filter(({ answer }) => answer === null)) {
      await report.answer(
        { checkId: check.id, text: '已核对并更正。', isSeen: () => true },
        { actor: respondent, address: null }
      )
    }
    await submitted(report, respondent)
  }

  test('finds the decision of this level whoever of it has taken it', async ({ assert }) => {
    const world = await waiting()
    const { report, province, nation, respondent } = world
    await report.return({ actor: nation, address: null, reason: REASON, marks: [] })
    await submitted(await report.refresh(), respondent)
    const person = await Account.create({
      role: 'nation',
      userName: 'LIXIA',
      name: '李霞',
      path: 'nation',
      officeId: nation.id,
      password: nation.password,
      contactName: '李霞',
      contactPhone: '010-58880000',
      contactEmail: 'lixia@example.org.cn',
    })

    const seen = await (await signedIn(person)).get(`/reports/${report.id}/review`)
    const below = await (await signedIn(province)).get(`/reports/${report.id}/review`)

    assert.include(seen.words, '您上次退回（2-22 10:00）以后改了 0 项')
    assert.notInclude(below.words, '您上次退回')
  })
})
