import { test } from '@japa/runner'
import type Account from '#models/account'
import { changeSuperior } from '#models/account/superior_change'
import { confirmEntries } from '#models/roster/confirm_entries'
import { askTransfers } from '#models/transfer/ask_transfers'
import { sql } from '#queries/sql'
import { signedIn } from '#tests/functional/submitting/way'
import { formFields } from '#tests/support/form_fields'
import {
  addProject,
  assertWhole,
  handOverNow,
  twoProvinces,
  type Provinces,
} from '#tests/support/tree'
import { clearWorld } from '#tests/support/world'

const FORM = '<form class="flow" action="/transfers"'
const REASON = '单位 2016 年 9 月迁到杭州市'

async function visiting(account: Account) {
  const person = await signedIn(account)
  await person.get('/transfers')
  return person
}

/** Asks for the first report without a browser; gives the id of the request. */
async function asked({ round, province, zhejiang, report }: Provinces, toId = zhejiang.id) {
  const wanted = { entryIds: [report.rosterEntryId], toId, reason: REASON }
  const [id] = await askTransfers(round, wanted, { actor: province, address: null })
  return id
}

async function statuses(): Promise<string[]> {
  const rows = await sql<{ status: string }>('SELECT status FROM transfer_requests ORDER BY id')
  return rows.map(({ status }) => status)
}

async function regionOf(entryId: number): Promise<string> {
  const [{ region }] = await sql<{ region: string }>(
    `SELECT facts ->> 'regionCode' AS region FROM roster_entries WHERE id = ?`,
    [entryId]
  )
  return region
}

test.group('A transfer request, what is refused', (group) => {
  group.each.setup(() => clearWorld())

  test('a form with mistakes comes back with what was typed and stores nothing', async ({
    assert,
  }) => {
    const { province, zhejiang, city } = await twoProvinces()
    const person = await visiting(province)
    const good = { numbers: '2012AA110204', to: String(zhejiang.id), reason: REASON }
    const wrong: [object, string][] = [
      [{ numbers: '' }, '请填要迁出的项目编号'],
      [{ numbers: '2012AA110204\n2012AA999999' }, '您的清单里没有 2012AA999999'],
      [{ to: '' }, '请选迁到哪里'],
      [{ to: String(province.id) }, '不能是迁出的那一个'],
      [{ to: String(city!.id) }, '请从列表里选一个接收的管理机构'],
      [{ to: '99999999' }, '请从列表里选一个接收的管理机构'],
      [{ reason: '迁' }, '迁出原因写了 1 个字，至少 5 个'],
      [{ reason: 'x'.repeat(1001) }, '写了 1001 个字符，最多 1000 个'],
      [{ reason: '有\0控制字符的原因' }, '里面有不能保存的字符'],
    ]

    for (const [part, sentence] of wrong) {
      const answer = await person.post('/transfers', { ...good, ...part })
      assert.equal(answer.status, 422, sentence)
      assert.include(answer.words, sentence)
      assert.include(answer.body, (part as { reason?: string }).reason?.slice(0, 1) ?? REASON)
    }
    assert.deepEqual(await statuses(), [])
  })

  test('to a unit that stands right below the nation: it is none of the places to choose', async ({
    assert,
  }) => {
    const world = await twoProvinces()
    const [{ id }] = await sql<{ id: number }>(
      `INSERT INTO accounts (user_name, role, name, org_code, superior_id, path, password)
       VALUES ('467300226XM', 'unit', '常州某电机厂', '467300226', ?, 'nation.u467300226', 'x') RETURNING id`,
      [world.nation.id]
    )
    const person = await visiting(world.province)

    const form = await person.get('/transfers/create')
    const answer = await person.post('/transfers', {
      ...{ numbers: '2012AA110204', to: String(id), reason: REASON },
    })

    assert.include(form.words, '浙江省科学技术厅')
    assert.notInclude(form.words, '常州某电机厂')
    assert.equal(answer.status, 422)
    assert.include(answer.words, '请从列表里选一个接收的管理机构')
    assert.deepEqual(await statuses(), [])
  })

  test('a second open one for the same project', async ({ assert }) => {
    const world = await twoProvinces()
    await asked(world)
    const person = await visiting(world.province)

    const answer = await person.post('/transfers', {
      numbers: '２０１２ａａ110204',
      to: 'unknown',
      reason: REASON,
    })

    assert.equal(answer.status, 422)
    assert.include(answer.words, '2012AA110204 已有迁出申请在等国家级管理机构办理')
    assert.deepEqual(await statuses(), ['open'])
  })

  test('of projects of which some can’t go: every one is named, and what was typed stays', async ({
    assert,
  }) => {
    const world = await twoProvinces({ projects: 6 })
    const { province, zhejiang, reports } = world
    const numbers = [0, 1, 2, 3, 4, 5].map((i) => `2012AA11020${4 + i}`)
    await askTransfers(
      world.round,
      { entryIds: reports.slice(0, 2).map((one) => one.rosterEntryId), toId: null, reason: REASON },
      { actor: province, address: null }
    )
    for (const [i, state] of ['handed_over', 'nationally_accepted', 'handed_over'].entries())
      await sql('UPDATE reports SET state = ? WHERE id = ?', [state, reports[2 + i].id])
    const person = await visiting(province)
    const typed = { numbers: numbers.join('\n'), to: String(zhejiang.id), reason: REASON }

    const answer = await person.post('/transfers', typed)

    assert.equal(answer.status, 422)
    assert.include(answer.words, `${numbers[0]}、${numbers[1]} 已有迁出申请`)
    assert.include(answer.words, `${numbers[2]}、${numbers[4]} 的报表现在是“已上报国家”，不能再迁`)
    assert.include(answer.words, `${numbers[3]} 的报表现在是“国家验收通过”，不能再迁`)
    assert.deepInclude(formFields(answer.body, FORM), typed)
    assert.lengthOf(await statuses(), 2)
  })

  test('of a report that the nation has already', async ({ assert }) => {
    const world = await twoProvinces()
    const id = await asked(world)
    await sql(`UPDATE reports SET state = 'handed_over' WHERE id = ?`, [world.report.id])
    const person = await visiting(world.nation)

    const answer = await person.post(`/transfers/${id}/approvals`, {
      to: String(world.zhejiang.id),
    })

    assert.equal(answer.status, 409)
    assert.include(answer.words, '报表现在是“已上报国家”，不能再迁')
    assert.deepEqual(await statuses(), ['open'])
  })

  test('by who may not: other levels, other provinces, the receiving one', async ({ assert }) => {
    const world = await twoProvinces()
    const { city, zhejiang, province } = world
    const id = await asked(world, undefined)
    await sql('UPDATE transfer_requests SET to_id = NULL')
    const [lower, stranger, asker, receiver] = await Promise.all([
      visiting(city!),
      visiting(zhejiang),
      visiting(province),
      visiting(zhejiang),
    ])
    await lower.get('/password')

    const answers = [
      await lower.get('/transfers'),
      await lower.post('/transfers', {}),
      await stranger.get(`/transfers/${id}`),
      await stranger.post(`/transfers/${id}/withdrawals`),
      await asker.post(`/transfers/${id}/approvals`),
      await asker.post(`/transfers/${id}/refusals`),
      await asker.post(`/transfers/${id}/undos`),
    ]
    await sql('UPDATE transfer_requests SET to_id = ?', [zhejiang.id])
    const announced = await receiver.get(`/transfers/${id}`)
    const withdrawn = await receiver.post(`/transfers/${id}/withdrawals`)

    assert.deepEqual(
      answers.map(({ status }) => status),
      [403, 403, 404, 404, 403, 403, 403]
    )
    assert.include(answers[0].words, '迁出申请由省级管理机构、国家级管理机构办理，您的账户不能办。')
    assert.equal(announced.status, 200)
    assert.include(announced.words, REASON)
    assert.equal(withdrawn.status, 403)
    assert.deepEqual(await statuses(), ['open'])
  })

  test('an approval to nowhere, or into a region of somebody else', async ({ assert }) => {
    const world = await twoProvinces()
    const id = await asked(world)
    const person = await visiting(world.nation)
    const to = String(world.zhejiang.id)

    const nowhere = await person.post(`/transfers/${id}/approvals`, { to: '' })
    const foreign = await person.post(`/transfers/${id}/approvals`, { to, region: '320412' })
    const unknown = await person.post(`/transfers/${id}/approvals`, { to, region: '339999' })
    const silent = await person.post(`/transfers/${id}/refusals`, { answer: '' })

    assert.deepEqual(
      [nowhere, foreign, unknown, silent].map(({ status }) => status),
      [422, 422, 422, 422]
    )
    assert.include(foreign.words, '浙江省科学技术厅管的地区里没有 320412')
    assert.include(silent.words, '不同意的原因写了 0 个字')
    assert.deepEqual(await statuses(), ['open'])
    assert.equal(await regionOf(world.report.rosterEntryId), '320412')
  })
})

test.group('A transfer', (group) => {
  group.each.setup(() => clearWorld())

  test('changes nothing until the nation approves; both sides are told', async ({ assert }) => {
    const { province, zhejiang, nation, report } = await twoProvinces()
    const person = await visiting(province)

    const form = await person.get(`/transfers/create?entry=${report.rosterEntryId}`)
    const page = await person.follow(
      await person.post('/transfers', {
        numbers: '2012AA110204',
        to: String(zhejiang.id),
        reason: REASON,
      })
    )

    const told = await sql<{ account_id: number }>('SELECT account_id FROM messages ORDER BY 1')
    const decision = await (await visiting(nation)).get('/transfers/1')
    assert.include(form.body, '2012AA110204</textarea>')
    assert.notInclude(form.body + decision.body, 'undefined')
    assert.include(page.words, '已申请迁出 1 个项目。国家批准以前，仍由您负责。')
    assert.equal((await report.refresh()).path, 'nation.p320000.c320400.c320412')
    assert.sameMembers(
      told.map(({ account_id }) => account_id),
      [nation.id, zhejiang.id]
    )
  })

  test('is asked for, approved and undone while the list of a prepared round is verified', async ({
    assert,
  }) => {
    const { round, province, zhejiang, nation, report } = await twoProvinces()
    await round.merge({ status: 'preparing' }).save()
    const [asker, decider] = [await visiting(province), await visiting(nation)]
    const form = { numbers: '2012AA110204', to: String(zhejiang.id), reason: REASON }

    await asker.post('/transfers', form)
    await decider.post('/transfers/1/approvals', { to: form.to })
    const { path } = await report.refresh()
    const page = await decider.follow(
      await decider.post('/transfers/1/undos', { undo: '单位没有迁走' })
    )

    assert.equal(path, zhejiang.path)
    assert.include(page.words, '已迁回原处。')
    assert.equal((await report.refresh()).path, 'nation.p320000.c320400.c320412')
  })

  test('can still be read from its message when the round is over, and nothing done about it', async ({
    assert,
  }) => {
    const world = await twoProvinces()
    const { round, nation, zhejiang, province } = world
    await asked(world)
    await round.merge({ status: 'closed' }).save()
    const [{ href }] = await sql<{ href: string }>(
      'SELECT href FROM messages WHERE account_id = ?',
      [zhejiang.id]
    )

    const [told, decider, asker] = [
      await (await signedIn(zhejiang)).get(href),
      await (await signedIn(nation)).get(href),
      await (await signedIn(province)).get('/transfers'),
    ]

    assert.deepEqual([told.status, decider.status, asker.status], [200, 200, 200])
    assert.include(told.words, REASON)
    assert.notInclude(decider.body, `action="${href}/approvals"`)
    assert.include(asker.body, `href="${href}"`)
    assert.notInclude(asker.body, '/transfers/create')
  })

  test('moves project, report, account, deadline and queue in one step, and opens the list anew', async ({
    assert,
  }) => {
    const world = await twoProvinces({
      deadlines: { province: { filing: '2017-03-05' } },
    })
    const { round, nation, province, zhejiang, hangzhou, respondent } = world
    await confirmEntries(
      round,
      { ids: [world.report.rosterEntryId] },
      { actor: province, address: null }
    )
    await handOverNow(world.report)
    const id = await asked(world)
    const person = await visiting(nation)

    const page = await person.follow(
      await person.post(`/transfers/${id}/approvals`, {
        to: String(zhejiang.id),
        region: '330106',
      })
    )

    const report = await world.report.refresh()
    await respondent.refresh()
    assert.include(page.words, '已批准，项目已迁走。')
    assert.deepEqual(
      [report.path, report.waitingAt, report.state],
      [hangzhou.path, hangzhou.id, 'submitted']
    )
    assert.deepEqual([respondent.path, respondent.superiorId], [hangzhou.path, hangzhou.id])
    assert.equal(report.closesAt.toUTC().toISO(), '2017-03-10T16:00:00.000Z')
    assert.equal(await regionOf(report.rosterEntryId), '330106')
    await assertWhole(assert, round, 1)
    const list = await (await visiting(zhejiang)).get('/roster/verification')
    assert.include(list.words, '1 个项目，您核实了 0 个，还有 1 个。')
    const old = await (await visiting(province)).get(`/reports/${report.id}/review`)
    assert.equal(old.status, 404)
  })

  test('names both deadlines, before and after, where they differ', async ({ assert }) => {
    const world = await twoProvinces({ deadlines: { province: { filing: '2017-03-08' } } })
    const { round, zhejiang, nation, respondent, report } = world
    await sql(
      `INSERT INTO deadlines (round_id, account_id, filing_deadline, set_by) VALUES (?, ?, '2017-03-01', ?)`,
      [round.id, zhejiang.id, zhejiang.id]
    )
    const id = await asked(world)
    const person = await visiting(nation)
    const before = await person.get(`/transfers/${id}`)

    const after = await person.follow(
      await person.post(`/transfers/${id}/approvals`, { to: String(zhejiang.id) })
    )

    assert.include(before.words, '填报截止现在是 2017-03-08 24:00')
    assert.include(before.words, '浙江省科学技术厅（填报截止 2017-03-01 24:00）')
    const sentence = '填报截止由 2017-03-08 24:00 提前到 2017-03-01 24:00。'
    assert.include(after.words, sentence)
    const [{ body }] = await sql<{ body: string }>(
      'SELECT body FROM messages WHERE account_id = ? ORDER BY id DESC LIMIT 1',
      [respondent.id]
    )
    assert.equal(body, `填的内容和账户都不变。${sentence}`)
    assert.equal((await report.refresh()).closesAt.toUTC().toISO(), '2017-03-01T16:00:00.000Z')
  })

  test('of the last open line settles the province that it leaves, and not before', async ({
    assert,
  }) => {
    const world = await twoProvinces({ projects: 5 })
    const { round, province, zhejiang, nation, reports } = world
    const [leaving, ...others] = reports.map(({ rosterEntryId }) => rosterEntryId)
    const by = { actor: province, address: null }
    await confirmEntries(round, { ids: others }, by)
    const reason = REASON
    const [id] = await askTransfers(round, { entryIds: [leaving], toId: zhejiang.id, reason }, by)
    const settled = () => sql('SELECT account_id FROM settlements')
    const before = await settled()

    await (await visiting(nation)).post(`/transfers/${id}/approvals`, { to: String(zhejiang.id) })

    assert.deepEqual(before, [])
    assert.deepEqual(await settled(), [{ account_id: province.id }])
    const [unit] = await sql<{ path: string }>(
      `SELECT path::text FROM accounts WHERE role = 'unit' AND enabled`
    )
    assert.match(unit.path, /^nation\.p320000\..*u71480035X$/)
    assert.equal((await reports[1].refresh()).path, unit.path)
    await assertWhole(assert, round, 5)
  })

  test('or a county that goes under another province with its open lines settles it too', async ({
    assert,
  }) => {
    const world = await twoProvinces()
    const { round, nation, province, county, hangzhou } = world
    const stays = await addProject(round, '2012AA110999', { regionCode: '320402' }, nation)
    const by = { actor: province, address: null }
    await confirmEntries(round, { ids: [stays.rosterEntryId] }, by)

    await changeSuperior(county!, hangzhou, { actor: nation, address: null })

    assert.deepEqual(await sql('SELECT account_id FROM settlements'), [{ account_id: province.id }])
    await assertWhole(assert, round, 2)
  })

  test('that leaves other lines open settles nothing', async ({ assert }) => {
    const world = await twoProvinces({ projects: 3 })
    const id = await asked(world)

    await (
      await visiting(world.nation)
    ).post(`/transfers/${id}/approvals`, { to: String(world.zhejiang.id) })

    assert.deepEqual(await sql('SELECT account_id FROM settlements'), [])
  })

  test('keeps what is handed over as it is; an answer nobody touched follows the list', async ({
    assert,
  }) => {
    const world = await twoProvinces({ projects: 2 })
    const { round, nation, province, zhejiang, reports } = world
    await handOverNow(reports[0])
    const entryIds = reports.map(({ rosterEntryId }) => rosterEntryId)
    await askTransfers(
      round,
      { entryIds, toId: zhejiang.id, reason: REASON },
      { actor: province, address: null }
    )
    const person = await visiting(nation)
    for (const id of [1, 2]) {
      await person.post(`/transfers/${id}/approvals`, { to: String(zhejiang.id), region: '330106' })
    }

    const answers = await sql<{ raw: string }>(
      `SELECT raw FROM answers WHERE code = 'JC04' ORDER BY report_id`
    )

    assert.deepEqual(
      answers.map(({ raw }) => raw),
      ['320412', '330106']
    )
  })

  test('is put back to whoever is nearest there now, once', async ({ assert }) => {
    const world = await twoProvinces()
    const { round, nation, zhejiang, city, county, report } = world
    const id = await asked(world)
    const person = await visiting(nation)
    await person.post(`/transfers/${id}/approvals`, { to: String(zhejiang.id) })
    await sql('UPDATE accounts SET enabled = false WHERE id = ?', [county!.id])

    const first = await person.post(`/transfers/${id}/undos`, { undo: '迁错了项目' })
    const second = await person.post(`/transfers/${id}/undos`, { undo: '迁错了项目' })

    const actions = await sql<{ action: string }>('SELECT action FROM report_events ORDER BY id')
    assert.deepEqual([first.status, second.status], [303, 409])
    assert.equal((await report.refresh()).path, city!.path)
    assert.equal(await regionOf(report.rosterEntryId), '320412')
    assert.deepEqual(
      actions.map(({ action }) => action),
      ['transfer', 'undoTransfer']
    )
    await assertWhole(assert, round, 1)
  })

  test('is decided once: approvals, a refusal and a withdrawal at the same time', async ({
    assert,
  }) => {
    const world = await twoProvinces()
    const { round, nation, province, zhejiang } = world
    const id = await asked(world)
    const [first, second, asker] = await Promise.all([
      visiting(nation),
      visiting(nation),
      visiting(province),
    ])

    const answers = await Promise.all([
      first.post(`/transfers/${id}/approvals`, { to: String(zhejiang.id) }),
      second.post(`/transfers/${id}/approvals`, { to: String(zhejiang.id) }),
      first.post(`/transfers/${id}/refusals`, { answer: '请再核对一次' }),
      asker.post(`/transfers/${id}/withdrawals`),
    ])

    assert.sameMembers(
      answers.map(({ status }) => status),
      [303, 409, 409, 409]
    )
    const events = await sql('SELECT FROM report_events')
    assert.lengthOf(events, (await statuses())[0] === 'approved' ? 1 : 0)
    await assertWhole(assert, round, 1)
  })

  test('asked for many times at once is asked for once, and every press of the form ends at it', async ({
    assert,
  }) => {
    const { province } = await twoProvinces({ projects: 2 })
    const person = await visiting(province)
    const { body } = await person.get('/transfers/create')
    const typed = { numbers: '2012AA110204、2012AA110205', to: 'unknown', reason: REASON }
    const form = { ...formFields(body, FORM), ...typed }

    const answers = await Promise.all([1, 2, 3].map(() => person.post('/transfers', form)))
    const late = await person.post('/transfers', form)

    for (const { location } of [...answers, late]) assert.equal(location, '/transfers')
    assert.include((await person.follow(late)).words, '已申请迁出 2 个项目。')
    assert.deepEqual(await statuses(), ['open', 'open'])
    assert.lengthOf(await sql(`SELECT FROM messages WHERE kind = 'transfer'`), 1)
    assert.lengthOf(await sql(`SELECT FROM journal WHERE act = 'transfer.ask'`), 1)
  })

  test('asked for by two people at once is asked for by one; the other is told', async ({
    assert,
  }) => {
    const { province } = await twoProvinces()
    const people = await Promise.all([visiting(province), visiting(province)])
    const typed = { numbers: '2012AA110204', to: 'unknown', reason: REASON }

    const answers = await Promise.all(people.map((person) => person.post('/transfers', typed)))

    assert.sameMembers(
      answers.map(({ status }) => status),
      [303, 422]
    )
    assert.deepEqual(await statuses(), ['open'])
  })

  test('of which the form is sent again with another receiver is told that it stands', async ({
    assert,
  }) => {
    const { province, zhejiang } = await twoProvinces()
    const person = await visiting(province)
    const { body } = await person.get('/transfers/create')
    const typed = { numbers: '2012AA110204', to: 'unknown', reason: REASON }
    const form = { ...formFields(body, FORM), ...typed }
    await person.post('/transfers', form)

    const answer = await person.post('/transfers', { ...form, to: String(zhejiang.id) })

    assert.equal(answer.status, 422)
    assert.include(answer.words, '2012AA110204 已有迁出申请')
    assert.deepEqual(await sql('SELECT to_id FROM transfer_requests'), [{ to_id: null }])
  })

  test('that was withdrawn is asked for again with the same form', async ({ assert }) => {
    const { province } = await twoProvinces()
    const person = await visiting(province)
    const { body } = await person.get('/transfers/create')
    const typed = { numbers: '2012AA110204', to: 'unknown', reason: REASON }
    const form = { ...formFields(body, FORM), ...typed }
    await person.post('/transfers', form)
    await person.post('/transfers/1/withdrawals')

    const answer = await person.post('/transfers', form)

    assert.equal(answer.status, 303)
    assert.deepEqual(await statuses(), ['withdrawn', 'open'])
  })
})

/** So many requests for the first project that were withdrawn. */
function withdrawnBefore({ round, province, report }: Provinces, count: number) {
  return sql(
    `INSERT INTO transfer_requests (round_id, roster_entry_id, from_id, reason, status, asked_by, asked_at, decided_by, decided_at)
     SELECT ?, ?, ?, '第 ' || n || ' 次', 'withdrawn', ?, survey_now(), ?, survey_now() FROM generate_series(1, ?::int) n`,
    [round.id, report.rosterEntryId, province.id, province.id, province.id, count]
  )
}

test.group('The list of transfer requests', (group) => {
  group.each.setup(() => clearWorld())

  test('tells how many there are and shows every one on some page', async ({ assert }) => {
    const world = await twoProvinces()
    await withdrawnBefore(world, 520)
    const open = await asked(world)
    const person = await visiting(world.nation)

    const pages = await Promise.all(
      Array.from({ length: 11 }, (_, i) => person.get(`/transfers?page=${i + 1}`))
    )

    const shown = pages.map(({ body }) => [...body.matchAll(/href="\/transfers\/(\d+)"/g)])
    assert.deepEqual(
      shown.flat().map(([, id]) => Number(id)),
      [open, ...Array.from({ length: 520 }, (_, i) => 520 - i)]
    )
    assert.include(pages[0].words, '等您办理 1 份')
    assert.include(pages[0].words, '办过的 520 份')
    assert.include(pages[0].words, '第 1 页，共 11 页 下一页')
    assert.include(pages[10].words, '办过的 520 份')
    assert.include(pages[10].words, '上一页 第 11 页，共 11 页')
  })

  test('of a province has what leaves it first; an address past the end leads back', async ({
    assert,
  }) => {
    const world = await twoProvinces()
    await withdrawnBefore(world, 60)
    await asked(world)
    const [leaving, coming] = [await visiting(world.province), await visiting(world.zhejiang)]

    const first = await leaving.get('/transfers')
    const past = await leaving.get('/transfers?page=9')
    const other = await coming.get('/transfers')

    assert.include(first.words, '迁出 61 份')
    assert.include(first.words, '第 1 页，共 2 页')
    assert.equal(past.location, '/transfers?page=2')
    assert.include(other.words, '迁入 1 份')
    assert.notInclude(other.words, '页，共')
  })
})
