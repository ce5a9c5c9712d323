import { test } from '@japa/runner'
import ExcelJS from 'exceljs'
import Account from '#models/account'
import type Report from '#models/report'
import { sql } from '#queries/sql'
import {
  actionsOf,
  eventsOf,
  explainAll,
  signedIn,
  submitted,
} from '#tests/functional/submitting/way'
import { copyReport } from '#tests/functional/reviewing/copied_report'
import { statementsOf } from '#tests/support/statements'
import { workOff } from '#tests/support/work_off'
import {
  buildWorld,
  clearWorld,
  fillCleanly,
  plant,
  setClock,
  type World,
} from '#tests/support/world'

const REASON = '请核对从业人员年末数'

/** Three submitted reports at the province; the last one has an explanation to read. */
async function waiting(wishes: Parameters<typeof buildWorld>[0] = {}): Promise<World> {
  const settings = { coverNeededToAccept: false }
  const world = await buildWorld({ projects: 3, city: false, settings, ...wishes })
  for (const [i, report] of world.reports.entries()) {
    await fillCleanly(report)
    const owner = await Account.findOrFail(report.accountId)
    if (i === 2) await plant(report, { JC09: 1500 })
    await explainAll(report, owner)
    await submitted(report, owner)
  }
  return world
}

async function statesOf(reports: Report[]): Promise<string[]> {
  for (const report of reports) await report.refresh()
  return reports.map(({ state }) => state)
}

const ids = (reports: Report[]) => reports.map(({ id }) => String(id))

test.group('A bulk decision for levels that stall', (group) => {
  group.each.setup(() => clearWorld())

  test('moves each report one step up from whom it waits at, and says for whom', async ({
    assert,
  }) => {
    const world = await waiting({
      city: true,
      county: true,
      deadlines: { city: { review: '2017-03-12' } },
    })
    const { nation, county, city, province, reports } = world
    await reports[0].accept({ actor: county!, address: null })
    await setClock('2017-03-12T16:00:01Z')
    const person = await signedIn(nation)
    await person.get('/queue')
    const chosen = ids(reports.slice(0, 2))

    const begun = await person.post('/bulk_decisions', { action: 'accept', ids: chosen })
    await person.post(`${begun.location}/confirmations`)

    assert.deepEqual(await statesOf(reports.slice(0, 2)), ['submitted', 'submitted'])
    assert.deepEqual(
      reports.slice(0, 2).map(({ waitingAt }) => waitingAt),
      [province.id, city!.id]
    )
    const [first, second] = await Promise.all([eventsOf(reports[0]), eventsOf(reports[1])])
    assert.containsSubset(first.at(-1), { details: { onBehalfOf: { name: city!.name } } })
    assert.containsSubset(second.at(-1), { details: { onBehalfOf: { name: county!.name } } })
  })
})

test.group('A bulk decision, what is refused', (group) => {
  group.each.setup(() => clearWorld())

  test('with nothing chosen, said on the queue', async ({ assert }) => {
    const { province } = await waiting()
    const person = await signedIn(province)
    await person.get('/queue')

    const answers = [
      await person.post('/bulk_decisions', { action: 'accept', scope: 'chosen' }),
      await person.post('/bulk_decisions', { action: 'accept', ids: ['x', '-1', '\0'] }),
      await person.post('/bulk_decisions?text=zzz', { action: 'accept', scope: 'all' }),
    ]

    for (const answer of answers) {
      assert.equal(answer.status, 422)
      assert.include(answer.words, '还没有选报表')
    }
  })

  test('with a report of another province among them: nothing is begun', async ({ assert }) => {
    const { province, reports } = await waiting()
    await sql(`UPDATE reports SET path = 'nation.p330000' WHERE id = ?`, [reports[0].id])
    const person = await signedIn(province)
    await person.get('/queue')

    const answer = await person.post('/bulk_decisions', { action: 'accept', ids: ids(reports) })

    assert.equal(answer.status, 404)
    assert.include(answer.words, '没有这份报表')
    assert.deepEqual(await sql('SELECT id FROM bulk_decisions'), [])
  })

  test('for a respondent, and somebody else’s for everybody', async ({ assert }) => {
    const { province, nation, respondent, reports } = await waiting()
    const person = await signedIn(province)
    await person.get('/queue')
    const { location } = await person.post('/bulk_decisions', { ids: ids(reports) })
    const [clerk, stranger] = [await signedIn(respondent), await signedIn(nation)]
    await clerk.get('/password')
    await stranger.get('/queue')

    const statuses = [
      await clerk.post('/bulk_decisions', { ids: ids(reports) }),
      await clerk.get(location!),
      await stranger.get(location!),
      await stranger.post(`${location}/confirmations`),
      await stranger.get(`${location}/refusals.xlsx`),
      await stranger.get('/bulk_decisions/99999999999999999999'),
    ].map(({ status }) => status)

    assert.deepEqual(statuses, [403, 403, 404, 404, 404, 404])
    assert.deepEqual(await statesOf(reports), ['submitted', 'submitted', 'submitted'])
  })

  test('a return without a reason; what was written stays', async ({ assert }) => {
    const { province, reports } = await waiting()
    const person = await signedIn(province)
    await person.get('/queue')
    const begun = await person.post('/bulk_decisions', { action: 'return', ids: ids(reports) })
    await person.follow(begun)

    const answers = [
      await person.post(`${begun.location}/confirmations`, {}),
      await person.post(`${begun.location}/confirmations`, { reason: '改改' }),
      await person.post(`${begun.location}/confirmations`, { reason: `核对${'\0'}从业人员` }),
      await person.post(`${begun.location}/confirmations`, { reason: ['核对从业人员', 'x'] }),
      await person.post(`${begun.location}/confirmations`, { reason: '长'.repeat(1001) }),
    ]

    assert.deepEqual(
      answers.map(({ status }) => status),
      [422, 422, 422, 422, 422]
    )
    assert.include(answers[1].words, '退回原因写了 2 个字')
    assert.match(answers[1].body, /<textarea[^>]*>\s*改改<\/textarea>/)
    assert.deepEqual(await statesOf(reports), ['submitted', 'submitted', 'submitted'])
  })

  test('where not one of them may be decided, there is nothing to confirm', async ({ assert }) => {
    const { nation, reports } = await waiting()
    const person = await signedIn(nation)
    await person.get('/queue')
    const begun = await person.post('/bulk_decisions?state=all', { action: 'accept', scope: 'all' })

    const page = await person.follow(begun)
    const answer = await person.post(`${begun.location}/confirmations`)

    assert.include(page.words, '选了 3 份，现在没有一份可以验收')
    assert.notInclude(page.body, 'id="confirm"')
    assert.equal(answer.status, 409)
    assert.include(answer.words, '没有一份现在能办')
    assert.deepEqual(await statesOf(reports), ['submitted', 'submitted', 'submitted'])
  })

  test('a return after the own review deadline, naming whose must be moved', async ({ assert }) => {
    const { province, reports } = await waiting()
    await setClock('2017-03-20T16:00:00Z')
    const person = await signedIn(province)
    await person.get('/queue')

    const begun = await person.post('/bulk_decisions', { action: 'return', ids: ids(reports) })

    const page = await person.follow(begun)
    assert.include(page.words, '您的审核截止已过 3 份')
    assert.include(page.words, '请先由国家级管理机构延后')
  })
})

test.group('A bulk decision', (group) => {
  group.each.setup(() => clearWorld())

  test('shows first what will pass and why the others do not, then does it once', async ({
    assert,
  }) => {
    const { province, reports } = await waiting()
    const person = await signedIn(province)
    await person.get('/queue')

    const begun = await person.post('/bulk_decisions', { action: 'accept', scope: 'all' })
    const preview = await person.follow(begun)
    const before = await statesOf(reports)
    const confirmed = await person.post(`${begun.location}/confirmations`)
    const result = await person.follow(confirmed)

    assert.include(preview.words, '选了 3 份，其中 2 份可以验收，1 份不行')
    assert.include(preview.words, '核实说明还没看 1 份')
    assert.include(preview.body, `/reports/${reports[2].id}/review`)
    assert.deepEqual(before, ['submitted', 'submitted', 'submitted'])
    assert.include(result.words, '验收了 2 份，1 份没有办')
    assert.deepEqual(await statesOf(reports), [
      'province_accepted',
      'province_accepted',
      'submitted',
    ])
    assert.deepEqual(await actionsOf(reports[0]), ['submit', 'accept'])
    const [entry] = await sql('SELECT act, actor_id, details FROM journal')
    assert.deepEqual(entry, {
      act: 'report.accept.bulk',
      actor_id: province.id,
      details: { count: 2, origin: '/queue' },
    })
  })

  test('takes all that the filters show, not the page alone', async ({ assert }) => {
    const { province, reports } = await waiting()
    const copies = await copyReport(reports[0].id, 70)
    const person = await signedIn(province)
    await person.get('/queue')

    const begun = await person.post('/bulk_decisions?audit=clean', {
      action: 'accept',
      scope: 'all',
    })
    assert.match(begun.location!, /^\/tasks\//)
    await workOff()
    const shown = await person.get(begun.location!)
    const preview = await person.follow(shown)
    const confirmed = await person.post(`${shown.location}/confirmations`)
    await workOff()
    const result = await person.get(shown.location!)

    assert.include(preview.words, '选了 72 份')
    assert.match(confirmed.location!, /^\/tasks\//)
    assert.include(result.words, `验收了 72 份，全部办好`)
    assert.lengthOf(copies, 70)
    const [{ count }] = await sql<{ count: number }>(
      `SELECT count(*) FROM reports WHERE state = 'province_accepted'`
    )
    assert.equal(count, 72)
  })

  test('a report that moved after the preview is refused with the reason, the others are done', async ({
    assert,
  }) => {
    const { province, reports } = await waiting()
    const person = await signedIn(province)
    await person.get('/queue')
    const begun = await person.post('/bulk_decisions', {
      action: 'accept',
      ids: ids(reports.slice(0, 2)),
    })
    const by = { actor: province, address: null }
    await reports[0].return({ ...by, reason: REASON, marks: [] })
    await submitted(await reports[0].refresh(), await Account.findOrFail(reports[0].accountId))

    const result = await person.follow(await person.post(`${begun.location}/confirmations`))

    assert.include(result.words, '验收了 1 份，1 份没有办')
    assert.include(result.words, '预览以后又有了变动 1 份')
    assert.deepEqual(await statesOf(reports.slice(0, 2)), ['submitted', 'province_accepted'])
  })

  test('an explanation rewritten after the preview is asked for again by the one gate', async ({
    assert,
  }) => {
    const { province, reports } = await waiting()
    const [, , explained] = reports
    await sql(
      `INSERT INTO explanation_reads (explanation_id, version, account_id)
       SELECT id, version, ? FROM explanations WHERE report_id = ?`,
      [province.id, explained.id]
    )
    const person = await signedIn(province)
    await person.get('/queue')
    const begun = await person.post('/bulk_decisions', { action: 'accept', ids: ids([explained]) })
    await sql('UPDATE explanations SET version = version + 1')

    const result = await person.follow(await person.post(`${begun.location}/confirmations`))

    assert.include(result.words, '验收了 0 份，1 份没有办')
    assert.deepEqual(await statesOf([explained]), ['submitted'])
  })

  test('confirmed many times at once acts once', async ({ assert }) => {
    const { province, reports } = await waiting()
    const person = await signedIn(province)
    await person.get('/queue')
    const begun = await person.post('/bulk_decisions', { action: 'return', ids: ids(reports) })

    const answers = await Promise.all(
      Array.from({ length: 6 }, () =>
        person.post(`${begun.location}/confirmations`, { reason: REASON })
      )
    )

    assert.deepEqual([...new Set(answers.map(({ status }) => status))], [303])
    for (const report of reports) {
      await report.refresh()
      assert.equal(report.returnCount, 1)
      assert.deepEqual(await actionsOf(report), ['submit', 'return'])
    }
    const [{ count }] = await sql<{ count: number }>('SELECT count(*) FROM journal')
    assert.equal(count, 1)
  })

  test('confirmed meanwhile with another reason keeps what was written, and says that it was not sent', async ({
    assert,
  }) => {
    const { province, reports } = await waiting()
    const [one, other] = [await signedIn(province), await signedIn(province)]
    await one.get('/queue')
    const { location } = await one.post('/bulk_decisions', { action: 'return', ids: ids(reports) })
    await other.get(location!)
    await one.post(`${location}/confirmations`, { reason: REASON })

    const answers = [
      await other.post(`${location}/confirmations`, { reason: '请核对参加单位' }),
      await other.post(`${location}/confirmations`, { reason: '再看' }),
    ]

    for (const { status, words } of answers) {
      assert.equal(status, 409)
      assert.include(words, '刚才已经用您的账户确认，写的退回原因与您的不同')
      assert.include(words, '退回了 3 份，全部办好')
    }
    assert.include(answers[0].words, '您写的没有发出，还在这里： 请核对参加单位')
    assert.include(answers[1].words, '您写的没有发出，还在这里： 再看')
    for (const report of reports) {
      assert.deepEqual(
        (await eventsOf(report)).map(({ reason }) => reason),
        [null, REASON]
      )
    }
  })

  test('confirmed with another reason while it is at work does not claim that it has ended', async ({
    assert,
  }) => {
    const { province, reports } = await waiting()
    await copyReport(reports[0].id, 60)
    const person = await signedIn(province)
    await person.get('/queue')
    const begun = await person.post('/bulk_decisions', { action: 'return', scope: 'all' })
    await workOff()
    const { location } = await person.get(begun.location!)
    await person.post(`${location}/confirmations`, { reason: REASON })

    const answer = await person.post(`${location}/confirmations`, { reason: '请核对参加单位' })

    assert.equal(answer.status, 409)
    assert.include(answer.words, '正在退回，还没有办完')
    assert.notInclude(answer.words, '份没有办')
    assert.include(answer.words, '您写的没有发出，还在这里： 请核对参加单位')
    await workOff()
  })

  test('a bulk acceptance and single decisions at once: each report is decided once', async ({
    assert,
  }) => {
    const { province, reports } = await waiting()
    const person = await signedIn(province)
    await person.get('/queue')
    const begun = await person.post('/bulk_decisions', {
      action: 'accept',
      ids: ids(reports.slice(0, 2)),
    })
    const by = { actor: province, address: null }

    await Promise.allSettled([
      person.post(`${begun.location}/confirmations`),
      ...reports
        .slice(0, 2)
        .map((report) => report.return({ ...by, seen: undefined, reason: REASON, marks: [] })),
    ])

    for (const report of reports.slice(0, 2)) {
      const actions = await actionsOf(report)
      // An accepted report may still be returned by the one that holds it; never the other way round.
      assert.include(['submit,accept', 'submit,return', 'submit,accept,return'], actions.join())
    }
  })

  test('returns all for the one reason, extends the deadline and leaves the data alone', async ({
    assert,
  }) => {
    const { province, reports } = await waiting()
    const data = () => sql('SELECT report_id, code, raw, version FROM answers ORDER BY 1, 2')
    const before = await data()
    const person = await signedIn(province)
    await person.get('/queue')
    const begun = await person.post('/bulk_decisions', { action: 'return', ids: ids(reports) })

    await person.post(`${begun.location}/confirmations`, { reason: `  ${REASON}  ` })

    for (const report of reports) {
      await report.refresh()
      const last = (await eventsOf(report)).at(-1)!
      assert.equal(report.state, 'returned')
      assert.equal(report.extendedTo, '2017-03-20')
      assert.include(last, { action: 'return', reason: REASON, actor_id: province.id })
      assert.deepEqual(last.details, { marks: [], extendedTo: '2017-03-20' })
    }
    assert.deepEqual(await data(), before)
    const told = await sql<{ account_id: number; title: string }>(
      `SELECT account_id, title FROM messages WHERE kind = 'return' AND body LIKE ? ORDER BY account_id`,
      [`%退回理由：${REASON}`]
    )
    assert.deepEqual(
      told.map(({ account_id: account }) => account),
      reports.map(({ accountId }) => accountId!)
    )
    assert.isTrue(told.every(({ title }) => title.includes('2017-03-20 24:00 前改好再上报')))
  })

  test('climbs each report to its own next level', async ({ assert }) => {
    const world = await waiting({ city: true, county: true, unit: false })
    await sql(`UPDATE reports SET waiting_at = ? WHERE id = ?`, [
      world.city!.id,
      world.reports[0].id,
    ])
    const person = await signedIn(world.city!)
    await person.get('/queue')
    await setClock('2017-03-20T16:00:00Z')

    const begun = await person.post('/bulk_decisions?state=all', { action: 'accept', scope: 'all' })
    await person.post(`${begun.location}/confirmations`)

    await statesOf(world.reports)
    assert.deepEqual(
      world.reports.slice(0, 2).map(({ waitingAt }) => waitingAt),
      [world.province.id, world.city!.id]
    )
  })

  test('says of each report where it is, and of a refused one who can do what', async ({
    assert,
  }) => {
    const { province, reports } = await waiting()
    await sql(`UPDATE reports SET state = 'province_accepted', waiting_at = NULL WHERE id = ?`, [
      reports[0].id,
    ])
    await sql(`UPDATE reports SET state = 'returned', waiting_at = NULL WHERE id = ?`, [
      reports[1].id,
    ])
    const person = await signedIn(province)
    await person.get('/queue')
    const preview = async (action: string) =>
      person.follow(await person.post('/bulk_decisions', { action, ids: ids(reports) }))

    const [accepting, returning] = [await preview('accept'), await preview('return')]

    assert.include(
      accepting.words,
      '报表现在是“省级验收通过”，不能验收。现在由省级管理机构办理：省级管理机构、国家级管理机构可以退回。'
    )
    assert.include(
      accepting.words,
      '报表现在是“退回修改”，不能验收。现在由基层单位办理：基层单位可以上报。'
    )
    assert.notInclude(accepting.words, '页面可能已过时')
    assert.match(
      returning.words,
      /2012AA110204 · [^ ]* 省级验收通过 已经验收过，退回后从头逐级再办/
    )
    assert.match(returning.words, /2012AA110206 · [^ ]* 等您/)
  })

  test('gives what was refused as a file', async ({ assert }) => {
    const { province, reports } = await waiting()
    const person = await signedIn(province)
    await person.get('/queue')
    const begun = await person.post('/bulk_decisions', { action: 'accept', ids: ids(reports) })

    const response = await fetch(
      `http://${process.env.HOST}:${process.env.PORT}${begun.location}/refusals.xlsx`,
      { headers: { cookie: [...person.cookies].map(([k, v]) => `${k}=${v}`).join('; ') } }
    )

    const workbook = new ExcelJS.Workbook()
    await workbook.xlsx.load(await response.arrayBuffer())
    const rows = workbook.worksheets[0].getSheetValues().slice(1) as string[][]
    assert.lengthOf(rows, 2)
    assert.equal(rows[1][4], `等${province.name}`)
    assert.equal(rows[1][5], '核实说明还没看')
    assert.include(rows[1][6], '1 条核实说明还没看')
  })

  test('goes on where a process died between two chunks', async ({ assert }) => {
    const { province, reports } = await waiting()
    await copyReport(reports[0].id, 120)
    const person = await signedIn(province)
    await person.get('/queue')
    const begun = await person.post('/bulk_decisions', { action: 'return', scope: 'all' })
    await workOff()
    const { location } = await person.get(begun.location!)
    await person.post(`${location}/confirmations`, { reason: REASON })
    await sql(
      `UPDATE tasks SET status = 'failed', error = 'x', finished_at = survey_now() WHERE status = 'queued'`
    )

    const broken = await person.get(location!)
    await person.post(`${location}/confirmations`, { reason: REASON })
    await workOff()
    const result = await person.get(location!)

    assert.include(broken.words, '接着办')
    assert.include(result.words, '退回了 123 份，全部办好')
    const [{ most }] = await sql<{ most: number }>('SELECT max(return_count) AS most FROM reports')
    assert.equal(most, 1)
  })

  test('takes the same number of statements for few and many reports of a chunk', async ({
    assert,
  }) => {
    const { province, reports } = await waiting()
    const person = await signedIn(province)
    await person.get('/queue')
    const press = () => person.post('/bulk_decisions', { action: 'accept', scope: 'all' })
    const few = await statementsOf(press)
    await copyReport(reports[0].id, 40)

    const many = await statementsOf(press)

    assert.equal(many.length, few.length)
  })
})
