import { test } from '@japa/runner'
import Account from '#models/account'
import { sql } from '#queries/sql'
import { picture, sendPapers } from '#tests/functional/answering/papers'
import { photographedCover, sendCover } from '#tests/functional/submitting/covers'
import { GOOD, setClockBefore } from '#tests/functional/submitting/way'
import { Clerk } from '#tests/support/clerk'
import { storedAnswer, storedRows } from '#tests/support/stored'
import { buildWorld, clearWorld, fillCleanly, plant, type World } from '#tests/support/world'

const OPENING_DAY = '2017-02-25'
/** 00:00 of it in Beijing. */
const OPENS = '2017-02-24T16:00:00Z'
const SAYS = '填报从 2017-02-25 开始，现在还不能填报。要改开始的时间请联系国家级管理机构。'

let world: World
let clerk: Clerk
/** Of a form that was in view before. */
let pass: string

const path = (place: string) => `/reports/${world.report.id}/${place}`

async function openLater() {
  await world.round.merge({ opensOn: OPENING_DAY }).save()
}

/** A fingerprint of all that somebody who fills in can change. */
async function stored(): Promise<string> {
  const { id } = world.report
  const [{ all }] = await sql<{ all: string }>(
    `SELECT md5(json_build_array(
       (SELECT json_build_array(state, audit_state, submitted_at) FROM reports WHERE id = ?),
       (SELECT json_agg(a ORDER BY code) FROM answers a WHERE report_id = ?),
       (SELECT json_agg(t ORDER BY id) FROM table_rows t WHERE report_id = ?),
       (SELECT json_agg(e) FROM explanations e WHERE report_id = ?),
       (SELECT json_agg(f) FROM evidence_files f WHERE report_id = ?),
       (SELECT json_agg(m) FROM manual_checks m WHERE report_id = ?),
       (SELECT count(*) FROM report_events WHERE report_id = ?))::text) AS all`,
    [id, id, id, id, id, id, id]
  )
  return all
}

async function passOf({ person }: Clerk): Promise<string> {
  return JSON.parse((await person.get(path('save_pass'))).body).pass
}

const { post, save, press } = {
  post: (place: string, form = {}) => clerk.person.post(path(place), form),
  save: (code: string, row?: string) =>
    clerk
      .save(code, { raw: '77', expected: 1, row, pass })
      .then(({ status, reply }) => ({ status, words: String(reply.message) })),
  press: (act: string, changes = {}) => clerk.press('JC', act, changes),
}

test.group('Before the opening day, a report that nobody has begun', (group) => {
  group.each.setup(async () => {
    await clearWorld()
    world = await buildWorld()
    await openLater()
    clerk = await Clerk.at(world.report, world.respondent)
  })

  test('is shown, shut, with the day and who sets it', async ({ assert }) => {
    const pages = ['sections/JC', 'audit', 'submission'].map(path)

    for (const page of ['/', ...pages]) {
      assert.include((await clerk.person.get(page)).words, SAYS, page)
    }
    const { body } = await clerk.person.get(pages[0])
    assert.include(body, 'name="JC09"')
    assert.notMatch(body, /name="JC09"(?![^>]* disabled)/)
  })

  test('is not begun by a change', async ({ assert }) => {
    pass = await passOf(clerk)
    await clerk.open('JC')
    const before = await stored()

    const answers = [
      await save('JC09'),
      await press('save', { JC09: '77' }),
      await press('zero'),
      await post('tables/JCT/paste', { block: '丙大学', how: 'append', confirm: '1' }),
      await sendCover(clerk.person, world.report, await picture()),
    ]

    for (const { status, words } of answers) {
      assert.equal(status, 403)
      assert.include(words, SAYS)
    }
    assert.equal(await stored(), before)
  })

  test('is not submitted', async ({ assert }) => {
    await clerk.person.get(path('submission'))
    const before = await stored()

    const { status, words } = await post('submissions')

    assert.equal(status, 409)
    assert.include(words, SAYS)
    assert.equal(await stored(), before)
  })
})

test.group('Before the opening day, a report begun before that day was set', (group) => {
  group.each.setup(async () => {
    await clearWorld()
    world = await buildWorld()
    await fillCleanly(world.report)
    await plant(world.report, { JC01: '江苏恒曜储能科技有限公司', JE03: 121 })
    clerk = await Clerk.at(world.report, world.respondent)
    await clerk.open('JC')
    pass = clerk.pass
  })

  test('takes nothing: {what}')
    .with([
      { what: 'an answer', act: () => save('JC08') },
      {
        what: 'a cell',
        act: async () => save('JCT1', (await storedRows(world.report, 'JCT'))[0].id),
      },
      { what: 'a form without scripts', act: () => press('save', { JC08: '新地址' }) },
      { what: 'zeros for the blanks', act: () => press('zero') },
      { what: 'a row', act: () => press('add:JCT') },
      {
        what: 'a pasted block',
        act: () => post('tables/JCT/paste', { block: '丙大学', how: 'append', confirm: '1' }),
      },
      { what: 'a value that is offered', act: () => post('fixes', { offer: 'A051:JE03:120' }) },
      {
        what: 'an explanation',
        act: () => post('explanations/B001', { text: GOOD, version: '0' }),
      },
      {
        what: 'evidence',
        act: async () =>
          sendPapers(clerk.person, world.report, 'B001', [
            { name: '执照.png', bytes: await picture() },
          ]),
      },
      {
        what: 'a cover',
        act: async () =>
          sendCover(clerk.person, world.report, await photographedCover(world.report)),
      },
      { what: 'a submission', act: () => post('submissions') },
    ])
    .run(async ({ assert }, { act }) => {
      await openLater()
      const before = await stored()

      const { status, words } = await act()

      assert.equal(status, 403)
      assert.include(words, SAYS)
      assert.equal(await stored(), before)
    })

  test('takes no answer to a question of a manager', async ({ assert }) => {
    const [{ id }] = await sql<{ id: number }>(
      `INSERT INTO manual_checks (report_id, number, code, question, asked_by)
       VALUES (?, 1, 'JF15', '请补充标准号', ?) RETURNING id`,
      [world.report.id, world.province.id]
    )
    await openLater()

    const { status, words } = await post(`manual_checks/${id}/answers`, { text: GOOD })

    assert.equal(status, 403)
    assert.include(words, SAYS)
  })

  test('keeps the result of its last audit', async ({ assert }) => {
    await openLater()
    const before = await stored()

    await post('audits')

    assert.equal(await stored(), before)
  })

  test('is open from 00:00 of the day in Beijing on, and no second before', async ({ assert }) => {
    await openLater()
    await setClockBefore(OPENS, 3)
    const early = await save('JC08')

    await setClockBefore(OPENS, 0)
    const { status } = await clerk.save('JC08', { raw: '77', expected: 1, pass })

    assert.equal(early.status, 403)
    assert.include(early.words, SAYS)
    assert.equal(status, 200)
    assert.equal((await storedAnswer(world.report, 'JC08'))?.raw, '77')
  })

  test('that was handed in can be taken back all the same', async ({ assert }) => {
    await fillCleanly(world.report)
    const by = { actor: world.respondent, address: null }
    await world.report.submit(by)
    await openLater()

    await world.report.withdraw(by)

    await world.report.refresh()
    assert.equal(world.report.state, 'filling')
  })
})

test.group('Before the opening day, a deadline that is over all the same', (group) => {
  group.each.setup(() => clearWorld())

  test('is said first: the opening day would not help', async ({ assert }) => {
    world = await buildWorld({ deadlines: { city: { filing: '2017-02-21' } } })
    await openLater()
    clerk = await Clerk.at(world.report, await Account.findOrFail(world.report.accountId))

    const { words } = await clerk.open('JC')

    assert.include(words, '填报已于 2017-02-21 24:00 截止')
    assert.notInclude(words, SAYS)
  })
})
