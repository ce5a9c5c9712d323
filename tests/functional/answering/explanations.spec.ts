import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import type Report from '#models/report'
import { Person } from '#tests/support/person'
import {
  buildManager,
  buildRespondent,
  MANAGER_PASSWORD,
  OWN_PASSWORD,
} from '#tests/support/accounts'
import { emptyDatabase } from '#tests/support/empty_database'
import {
  buildReport,
  change,
  CHANGES,
  closeIn,
  complete,
  GOOD,
} from '#tests/functional/answering/answering_world'

const stored = (report: Report) =>
  db.from('explanations').where('report_id', report.id).orderBy('rule')

async function begin(changes: Parameters<typeof buildReport>[0] = CHANGES) {
  const { account, report } = await buildReport(changes)
  const person = await new Person().signIn(account.userName, OWN_PASSWORD)
  await person.get(`/reports/${report.id}/audit`)
  const explain = (rule: string, text: string | string[], version = '0', headers = {}) =>
    person.post(`/reports/${report.id}/explanations/${rule}`, { text, version }, headers)
  return { account, report, person, explain }
}

test.group('Explanations: what is refused', (group) => {
  group.each.setup(() => emptyDatabase())

  test("a stranger's report is not there, and nothing is stored", async ({ assert }) => {
    const { report } = await begin()
    const stranger = await buildRespondent()
    const person = await new Person().signIn(stranger.userName, OWN_PASSWORD)
    await person.get('/password')

    const answer = await person.post(`/reports/${report.id}/explanations/B001`, { text: GOOD })

    assert.equal(answer.status, 404)
    assert.isEmpty(await stored(report))
  })

  test('who is not signed in is led to the login', async ({ assert }) => {
    const { report } = await begin()
    const person = new Person()
    await person.get('/login')

    const answer = await person.post(`/reports/${report.id}/explanations/B001`, { text: GOOD })

    assert.equal(answer.status, 303)
    assert.equal(answer.location, '/login')
    assert.isEmpty(await stored(report))
  })

  test('a manager above may not write it', async ({ assert }) => {
    const { report } = await begin()
    const nation = await buildManager({ userName: '000000XM', role: 'nation' })
    const person = await new Person().signIn(nation.userName, MANAGER_PASSWORD)
    await person.get('/password')

    const answer = await person.post(`/reports/${report.id}/explanations/B001`, { text: GOOD })

    assert.equal(answer.status, 403)
    assert.include(answer.words, '只能由填报的基层单位自己写')
    assert.isEmpty(await stored(report))
  })

  test('one second after the deadline nothing is taken', async ({ assert }) => {
    const { report, explain } = await begin()
    await closeIn(report, -1)

    const answer = await explain('B001', GOOD)

    assert.equal(answer.status, 403)
    assert.include(answer.words, '已于')
    assert.isEmpty(await stored(report))
  })

  test('seconds before the deadline it is taken', async ({ assert }) => {
    const { report, explain } = await begin()
    await closeIn(report, 5)

    const answer = await explain('B001', GOOD)

    assert.equal(answer.status, 303)
    assert.lengthOf(await stored(report), 1)
  })

  test('a report that waits at a manager stays as it is', async ({ assert }) => {
    const { report, explain } = await begin()
    const manager = await buildManager()
    await db.from('reports').where('id', report.id).update({
      state: 'submitted',
      waiting_at: manager.id,
      submitted_at: new Date(),
      receipt_number: 'X1',
    })

    const answer = await explain('B001', GOOD)

    assert.equal(answer.status, 409)
    assert.include(answer.words, '江苏省')
    assert.isEmpty(await stored(report))
  })

  test('10,000 characters stay on the page with the reason and are not stored', async ({
    assert,
  }) => {
    const { report, explain } = await begin()
    const text = '改'.repeat(10_000)

    const answer = await explain('B001', text)

    assert.equal(answer.status, 422)
    assert.include(answer.words, '写了 10000 个字符，最多 2000 个')
    assert.include(answer.body, text)
    assert.isEmpty(await stored(report))
  })

  test('a text with NUL is refused and not stored', async ({ assert }) => {
    const { report, explain } = await begin()

    const answer = await explain('B001', `${GOOD}\0`)

    assert.equal(answer.status, 422)
    assert.include(answer.words, '不能保存的字符')
    assert.isEmpty(await stored(report))
  })

  test('several texts in place of one count as none', async ({ assert }) => {
    const { report, person } = await begin()

    const answer = await person.post(`/reports/${report.id}/explanations/B001`, {
      'text[]': [GOOD, GOOD],
      'version[a]': '1',
    })

    assert.equal(answer.status, 422)
    assert.equal((await stored(report))[0].text, '')
  })

  test('{$self} finds nothing to explain now and is refused with a sentence')
    .with(['B002', 'A051', 'Z999'])
    .run(async ({ assert }, rule) => {
      const { report, explain } = await begin()

      const answer = await explain(rule, GOOD)

      assert.equal(answer.status, 409)
      assert.include(answer.words, `${rule} 这一条现在没有了`)
      assert.isEmpty(await stored(report))
    })

  test('what is no rule at all has no address', async ({ assert }) => {
    const { explain } = await begin()

    assert.equal((await explain('b1', GOOD)).status, 404)
    assert.equal((await explain('..%2F..', GOOD)).status, 404)
  })

  test('an id longer than any id is a page that is not there', async ({ assert }) => {
    const { person } = await begin()

    assert.equal((await person.get('/reports/99999999999999999999/audit')).status, 404)
    assert.equal((await person.get('/reports/abc/audit')).status, 404)
  })
})

test.group('Explanations: the gate', (group) => {
  group.each.setup(() => emptyDatabase())

  test('a vague text is kept, does not count, and says what to write', async ({ assert }) => {
    const { report, explain } = await begin()

    const answer = await explain('B091', '情况属实。')

    const [row] = await stored(report)
    assert.equal(answer.status, 422)
    assert.include(answer.words, '“情况属实”没有说出原因，没有收下')
    assert.include(answer.body, '情况属实。</textarea>')
    assert.equal(row.text, '情况属实。')
    assert.isFalse(row.accepted)
    assert.include(row.codes, 'E001')
  })

  test('a refused text is still there, with the hint, when the page is opened again', async ({
    assert,
  }) => {
    const { report, person, explain } = await begin()
    await explain('B091', '情况属实。')

    const page = await person.get(`/reports/${report.id}/audit`)

    assert.include(page.words, '没有收下，请改写')
    assert.include(page.words, '“情况属实”没有说出原因')
  })

  test('the same text for two rules is taken with a mild remark', async ({ assert }) => {
    const { report, person, explain } = await begin()
    await explain('B001', GOOD)

    const answer = await explain('B098', GOOD)

    const rows = await stored(report)
    assert.equal(answer.status, 303)
    assert.include(rows.at(-1).codes, 'E004')
    assert.isTrue(rows.at(-1).accepted)
    assert.include(
      (await person.get(`/reports/${report.id}/audit`)).words,
      '和本报表另一条的说明一样'
    )
  })

  test("last year's text again is marked", async ({ assert }) => {
    const { report, explain } = await begin()
    await db.table('explanations').insert({
      report_id: report.previousId,
      rule: 'B001',
      fingerprint: 'x',
      text: `${GOOD}。`,
      accepted: true,
    })

    await explain('B001', GOOD)

    assert.deepEqual((await stored(report))[0].codes, ['E005'])
  })

  test('what people write is shown as text, never as markup', async ({ assert }) => {
    const { explain, person, report } = await begin()
    await explain('B001', `</textarea><script>alert(1)</script>${GOOD}`)

    const page = await person.get(`/reports/${report.id}/audit`)

    assert.notInclude(page.body, '<script>alert')
    assert.include(page.body, '&lt;script&gt;alert')
  })
})

test.group('Explanations: two people, two tabs', (group) => {
  group.each.setup(() => emptyDatabase())

  test('a stale tab changes nothing and shows both texts', async ({ assert }) => {
    const { report, explain } = await begin()
    await explain('B001', GOOD)

    const answer = await explain('B001', `另一段：${GOOD}`, '0')

    assert.equal(answer.status, 409)
    assert.include(answer.body, `另一段：${GOOD}</textarea>`)
    assert.include(answer.body, `<p class="says">${GOOD}</p>`)
    assert.include(answer.body, 'name="version" value="1"')
    assert.equal((await stored(report))[0].text, GOOD)
  })

  test('asked, the person may keep the own text', async ({ assert }) => {
    const { report, explain } = await begin()
    await explain('B001', GOOD)

    const answer = await explain('B001', `另一段：${GOOD}`, '1')

    assert.equal(answer.status, 303)
    assert.equal((await stored(report))[0].text, `另一段：${GOOD}`)
  })

  test('pressing twice stores once: managers who have read it need not read it again', async ({
    assert,
  }) => {
    const { report, explain } = await begin()

    const answers = await Promise.all([explain('B001', GOOD), explain('B001', GOOD)])

    assert.deepEqual(
      answers.map(({ status }) => status),
      [303, 303]
    )
    assert.equal((await stored(report))[0].version, 1)
  })

  test('line ends of the web form are not a change', async ({ assert }) => {
    const { report, explain } = await begin()
    await explain('B001', `${GOOD}\n第二行`)

    await explain('B001', `${GOOD}\r\n第二行`, '1')

    assert.equal((await stored(report))[0].version, 1)
  })
})

test.group('Explanations: they belong to the values', (group) => {
  group.each.setup(() => emptyDatabase())

  test('an unchanged value keeps it; a changed one re-opens it with the old text; back again restores it', async ({
    assert,
  }) => {
    const { report, person, explain } = await begin()
    await explain('B091', '2016 年 7 月二期电池包生产线投产，新招生产人员 640 人。')
    const page = () => person.get(`/reports/${report.id}/audit`)

    await change(report, 'JC08', '江苏省常州市武进区新地址')
    assert.include((await page()).words, '已说明 1 条')

    await change(report, 'JC09', '1600')
    const reopened = await page()
    assert.include(reopened.words, '数据改过，请再确认')
    assert.include(reopened.words, '说明（上次的文字）')
    assert.include(reopened.body, '新招生产人员 640 人。</textarea>')

    await change(report, 'JC09', '1500')
    assert.include((await page()).words, '已说明 1 条')
  })

  test('the old text is confirmed for the new value by saving it again', async ({ assert }) => {
    const { report, explain } = await begin()
    const text = '2016 年 7 月二期电池包生产线投产，新招了一批生产人员。'
    await explain('B091', text)
    const [before] = await stored(report)
    await change(report, 'JC09', '1600')

    const answer = await explain('B091', text, '1')

    const [after] = await stored(report)
    assert.equal(answer.status, 303)
    assert.notEqual(after.fingerprint, before.fingerprint)
    assert.equal(after.version, 2)
  })

  test('an audited report passes with its last answer, without another click', async ({
    assert,
  }) => {
    const { report, person, explain } = await begin({ JC09: 1500 })
    await complete(report)
    await person.post(`/reports/${report.id}/audits`)
    const before = (await report.refresh()).auditState

    await explain('B091', GOOD)

    assert.equal(before, 'verification')
    assert.equal((await report.refresh()).auditState, 'passed')
  })

  test('a fragment request gets the finding and the numbers around it', async ({ assert }) => {
    const { explain } = await begin()

    const answer = await explain('B098', GOOD, '0', { 'hx-request': 'true' })

    assert.equal(answer.status, 200)
    assert.notInclude(answer.body, '<html')
    assert.include(answer.body, '<details class="finding" id="B098" open>')
    assert.include(answer.body, 'hx-target="#steps"')
    assert.include(answer.words, '1/4')
  })
})
