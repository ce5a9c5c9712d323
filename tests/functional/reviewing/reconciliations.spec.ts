import { test } from '@japa/runner'
import Account from '#models/account'
import { sql } from '#queries/sql'
import { copyReport } from '#tests/functional/reviewing/copied_report'
import { eventsOf, explainAll, signedIn, submitted } from '#tests/functional/submitting/way'
import { statementsOf } from '#tests/support/statements'
import { buildWorld, clearWorld, fillCleanly, plant, type World } from '#tests/support/world'

const ORG = '71480035X'
const PAGE = `/reconciliations/${ORG}`
const NOTE = '第三个项目由分公司承担，人数按分公司统计。'

/** Three reports of one unit, submitted to the province without a gate; one of them differs in JC09. */
async function contradicting(wishes: Parameters<typeof buildWorld>[0] = {}): Promise<World> {
  const world = await buildWorld({ projects: 3, city: false, ...wishes })
  for (const report of world.reports) await fillCleanly(report)
  await plant(world.reports[2], { JC09: 1500 })
  await sql(
    `UPDATE reports SET state = 'submitted', waiting_at = ?, submitted_at = survey_now(), receipt_number = 'R' || id
      WHERE id = ANY(?)`,
    [world.province.id, world.reports.map(({ id }) => id)]
  )
  return world
}

async function fingerprintOn(body: string): Promise<string> {
  return /name="fingerprint" value="(\w+)"/.exec(body)![1]
}

test.group('Reconciliation, what is refused', (group) => {
  group.each.setup(() => clearWorld())

  test('for respondents, units of others and units that are none', async ({ assert }) => {
    const { province, respondent } = await contradicting()
    await sql(`UPDATE reports SET path = 'nation.p330000'`)
    const [person, clerk] = [await signedIn(province), await signedIn(respondent)]
    await person.get('/queue')

    const statuses = [
      await clerk.get('/reconciliations'),
      await clerk.get(PAGE),
      await person.get(PAGE),
      await person.get('/reconciliations/123456789'),
      await person.get('/reconciliations/x'),
      await person.post(`${PAGE}/notes`, { code: 'JC09', note: NOTE }),
      await person.post(`${PAGE}/returns`, {}),
    ].map(({ status }) => status)

    assert.deepEqual(statuses, [403, 403, 404, 404, 404, 404, 404])
  })

  test('a note that is too short, too long or broken; what was written stays', async ({
    assert,
  }) => {
    const { province } = await contradicting()
    const person = await signedIn(province)
    const { body } = await person.get(PAGE)
    const fingerprint = await fingerprintOn(body)
    const say = (note: string | string[]) =>
      person.post(`${PAGE}/notes`, { code: 'JC09', fingerprint, note })

    const answers = [
      await say('不同'),
      await say('长'.repeat(501)),
      await say(`分公司${'\0'}统计口径`),
      await say([NOTE, NOTE]),
    ]

    assert.deepEqual(
      answers.map(({ status }) => status),
      [422, 422, 422, 422]
    )
    assert.include(answers[0].words, '写了 2 个字，至少 5 个')
    assert.match(answers[0].body, /<textarea[^>]*>\s*不同<\/textarea>/)
    assert.deepEqual(await sql('SELECT id FROM reconciliation_notes'), [])
  })

  test('a note about values that have changed since the page was made, or about nothing, and what was written stays', async ({
    assert,
  }) => {
    const { province, reports } = await contradicting()
    const person = await signedIn(province)
    const { body } = await person.get(PAGE)
    const fingerprint = await fingerprintOn(body)
    await plant(reports[2], { JC09: 1600 })

    const stale = await person.post(`${PAGE}/notes`, { code: 'JC09', fingerprint, note: NOTE })
    const same = await person.post(`${PAGE}/notes`, { code: 'JC01', fingerprint, note: NOTE })

    assert.deepEqual([stale.status, same.status], [409, 409])
    assert.include(stale.words, '数据刚才又改过，说明没有存')
    assert.include(stale.words, '1,600 人')
    assert.match(stale.body, new RegExp(`<textarea[^>]*>\\s*${NOTE}</textarea>`))
    assert.notInclude(stale.words, '还在这里')
    assert.notMatch(same.body, new RegExp(`<textarea[^>]*>\\s*${NOTE}</textarea>`))
    assert.include(same.words, `您写的原因没有存，还在这里： ${NOTE}`)
    assert.deepEqual(await sql('SELECT id FROM reconciliation_notes'), [])
  })

  test('a return where nothing was chosen, or nonsense', async ({ assert }) => {
    const { province } = await contradicting()
    const person = await signedIn(province)
    await person.get(PAGE)

    const answers = [
      await person.post(`${PAGE}/returns`, {}),
      await person.post(`${PAGE}/returns`, { 'right[JC09]': '' }),
      await person.post(`${PAGE}/returns`, { 'right[JC09]': '999999' }),
      await person.post(`${PAGE}/returns`, { 'right[ZZ]': 'x', 'right': 'JC09' }),
    ]

    for (const answer of answers) {
      assert.equal(answer.status, 422)
      assert.include(answer.words, '还没有选哪个值是对的')
    }
  })
})

test.group('Reconciliation', (group) => {
  group.each.setup(() => clearWorld())

  test('goes by what was submitted, and by what is typed from a return on', async ({ assert }) => {
    const { province, reports } = await buildWorld({ projects: 2, city: false })
    for (const [i, report] of reports.entries()) {
      const owner = await Account.findOrFail(report.accountId)
      await fillCleanly(report)
      if (i === 1) await plant(report, { JC09: 1500 })
      await explainAll(report, owner)
      await submitted(report, owner)
    }
    const person = await signedIn(province)
    const differing = async () => (await person.get('/reconciliations')).words
    const [{ prints }] = await sql<{ prints: number }>(
      'SELECT count(DISTINCT unit_print)::int AS prints FROM reports WHERE unit_print IS NOT NULL'
    )
    const [{ usual }] = await sql<{ usual: string }>(
      `SELECT raw AS usual FROM answers WHERE report_id = ? AND code = 'JC09'`,
      [reports[0].id]
    )

    const before = await differing()
    const reason = '从业人员和同单位的另一个项目不一致，请核对。'
    await reports[1].return({ actor: province, address: null, reason, marks: [] })
    await plant(reports[1], { JC09: Number(usual) })

    assert.equal(prints, 2)
    assert.include(before, '1 个单位的项目对本单位情况说法不一致')
    assert.include(await differing(), '各单位的项目说法一致')
  })

  test('lists the unit, shows its reports side by side and marks the odd one', async ({
    assert,
  }) => {
    const { province, reports } = await contradicting()
    const person = await signedIn(province)

    const list = await person.get('/reconciliations')
    const page = await person.get(PAGE)

    assert.include(list.words, '1 个单位的项目对本单位情况说法不一致')
    assert.include(list.body, PAGE)
    assert.include(list.words, '从业人员年末数')
    assert.include(page.words, '3 份报过的报表，有 1 项说法不一致')
    assert.equal(page.words.match(/人 不一致/g)?.length, 1)
    assert.include(page.words, '1,500 人 不一致')
    assert.include(page.body, `/reports/${reports[2].id}/review`)
  })

  test('takes 1500, １５００ and 1,500 for the same, and a blank for something else', async ({
    assert,
  }) => {
    const { province, reports } = await contradicting()
    for (const [i, raw] of ['1500', '１５００', '1,500.0'].entries()) {
      await sql(`UPDATE answers SET raw = ? WHERE report_id = ? AND code = 'JC09'`, [
        raw,
        reports[i].id,
      ])
    }
    const person = await signedIn(province)
    const agreed = await person.get('/reconciliations')
    await sql(`DELETE FROM answers WHERE report_id = ? AND code = 'JC09'`, [reports[0].id])

    const blank = await person.get(PAGE)

    assert.include(agreed.words, '各单位的项目说法一致')
    assert.include(blank.words, '没有填')
    assert.include(blank.words, '有 1 项说法不一致')
  })

  test('shows what is no number as it was typed, without a unit of its own', async ({ assert }) => {
    const { province, reports } = await contradicting()
    await sql(`UPDATE answers SET raw = '约 2400 人' WHERE report_id = ? AND code = 'JC09'`, [
      reports[0].id,
    ])
    const person = await signedIn(province)

    const page = await person.get(PAGE)

    assert.include(page.words, '约 2400 人')
    assert.notInclude(page.words, '人 人')
  })

  test('a report that was never handed over does not count', async ({ assert }) => {
    const { province, reports } = await contradicting()
    await sql(
      `UPDATE reports SET state = 'filling', waiting_at = NULL, submitted_at = NULL WHERE id = ?`,
      [reports[2].id]
    )
    const person = await signedIn(province)

    const list = await person.get('/reconciliations')
    const page = await person.get(PAGE)

    assert.include(list.words, '各单位的项目说法一致')
    assert.include(page.words, '没报过，不算')
  })

  test('an explained difference is settled for the levels above too, until the values change', async ({
    assert,
  }) => {
    const { province, nation, reports } = await contradicting()
    const [person, above] = [await signedIn(province), await signedIn(nation)]
    const { body } = await person.get(PAGE)
    const fingerprint = await fingerprintOn(body)

    const answer = await person.post(`${PAGE}/notes`, { code: 'JC09', fingerprint, note: NOTE })
    const list = await person.get('/reconciliations')
    const seen = await above.get(PAGE)
    await plant(reports[2], { JC09: 1600 })
    const later = await above.get(PAGE)

    assert.equal(answer.status, 303)
    assert.include(list.words, '都已说明')
    assert.include(seen.words, '其中 1 项已说明')
    assert.include(seen.words, NOTE)
    assert.include(seen.words, province.name)
    assert.include(later.words, '数据改过，说明作废')
    assert.notInclude(later.words, '其中 1 项已说明')
    const [entry] = await sql('SELECT act, actor_id FROM journal')
    assert.deepEqual(entry, { act: 'reconciliation.explain', actor_id: province.id })
  })

  test('what one province has explained does not cover the reports of another', async ({
    assert,
  }) => {
    const { province, nation, reports } = await contradicting()
    const person = await signedIn(province)
    const { body } = await person.get(PAGE)
    const fingerprint = await fingerprintOn(body)
    await person.post(`${PAGE}/notes`, { code: 'JC09', fingerprint, note: NOTE })
    const [copy] = await copyReport(reports[0].id, 1)
    await sql(`UPDATE reports SET path = 'nation.p330000' WHERE id = ?`, [copy])

    const page = await (await signedIn(nation)).get(PAGE)
    const own = await person.get(PAGE)

    assert.include(page.words, '只说了它管的几份')
    assert.notInclude(page.words, '其中 1 项已说明')
    assert.include(own.words, '其中 1 项已说明')
  })

  test('what the province has explained is explained for a city with only some of the reports, in list and page', async ({
    assert,
  }) => {
    const { province, city, reports } = await contradicting({ city: true })
    const person = await signedIn(province)
    const { body } = await person.get(PAGE)
    const fingerprint = await fingerprintOn(body)
    await sql(`UPDATE reports SET path = 'nation.p320000.c320500' WHERE id = ?`, [reports[0].id])
    await person.post(`${PAGE}/notes`, { code: 'JC09', fingerprint, note: NOTE })
    const below = await signedIn(city!)

    assert.include((await below.get(PAGE)).words, '其中 1 项已说明')
    assert.include((await below.get('/reconciliations')).words, '都已说明')

    await plant(reports[0], { JC09: 1700 })

    assert.notInclude((await below.get(PAGE)).words, '其中 1 项已说明')
    assert.notInclude((await below.get('/reconciliations')).words, '都已说明')
  })

  test('returns the reports that differ, each with its question, after a preview', async ({
    assert,
  }) => {
    const { province, reports } = await contradicting()
    const person = await signedIn(province)
    await person.get(PAGE)

    const begun = await person.post(`${PAGE}/returns`, { 'right[JC09]': String(reports[0].id) })
    const preview = await person.follow(begun)
    const reason = /<textarea[^>]*>\s*([^<]+)<\/textarea>/.exec(preview.body)![1]
    const result = await person.follow(
      await person.post(`${begun.location}/confirmations`, { reason })
    )

    assert.include(preview.words, '选了 1 份，都可以退回')
    assert.include(preview.words, '这一份填“1,500 人”')
    assert.include(result.words, '退回了 1 份，全部办好')
    for (const report of reports) await report.refresh()
    assert.deepEqual(
      reports.map(({ state }) => state),
      ['submitted', 'submitted', 'returned']
    )
    const checks = await sql<{ code: string; question: string; asked_by: number }>(
      'SELECT code, question, asked_by FROM manual_checks'
    )
    assert.lengthOf(checks, 1)
    assert.include(checks[0], { code: 'JC09', asked_by: province.id })
    assert.include(checks[0].question, '同一单位的 2012AA110204 填“860 人”')
    const last = (await eventsOf(reports[2])).at(-1)!
    assert.include(last.reason, '从业人员年末数（JC09）不一致')
  })

  test('is there for a unit manager', async ({ assert }) => {
    const world = await contradicting({ projects: 4, unit: true })

    const page = await (await signedIn(world.unit!)).get(PAGE)

    assert.equal(page.status, 200)
    assert.include(page.words, '4 份报过的报表')
  })

  test('takes the same statements for few and many units and reports', async ({ assert }) => {
    const { province, reports } = await contradicting()
    const person = await signedIn(province)
    await person.get('/queue')
    const look = async () => {
      await person.get('/reconciliations')
      await person.get(PAGE)
    }
    const few = await statementsOf(look)
    const copies = await copyReport(reports[2].id, 40)
    await sql(
      `UPDATE roster_entries SET facts = facts || jsonb_build_object('orgCode', 'U' || lpad((id / 2)::text, 8, '0'))
        WHERE id IN (SELECT roster_entry_id FROM reports WHERE id = ANY(?))`,
      [copies.slice(0, 30)]
    )

    const many = await statementsOf(look)

    assert.equal(many.length, few.length)
    assert.isNotNull(await Account.find(province.id))
  })
})
