import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import ExcelJS from 'exceljs'
import { Person } from '#tests/support/person'
import {
  buildManager,
  buildRespondent,
  MANAGER_PASSWORD,
  OWN_PASSWORD,
} from '#tests/support/accounts'
import { emptyDatabase } from '#tests/support/empty_database'
import { storedAnswer } from '#tests/support/stored'
import {
  ask,
  buildReport,
  change,
  CHANGES,
  complete,
  closeIn,
  GOOD,
} from '#tests/functional/answering/answering_world'

async function begin(changes: Parameters<typeof buildReport>[0] = CHANGES) {
  const { account, report } = await buildReport(changes)
  const person = await new Person().signIn(account.userName, OWN_PASSWORD)
  const path = `/reports/${report.id}/audit`
  await person.get(path)
  return { account, report, person, path }
}

/** The statements that the server sends to the database while `work` is done. */
async function statements(work: () => Promise<unknown>): Promise<string[]> {
  const client = db.connection().getReadClient()
  const seen: string[] = []
  const note = ({ sql }: { sql: string }) => seen.push(sql)
  client.on('query', note)
  await work().finally(() => client.off('query', note))
  return seen
}

test.group('The audit page', (group) => {
  group.each.setup(() => emptyDatabase())

  test("a stranger's audit is not there", async ({ assert }) => {
    const { path } = await begin()
    const stranger = await buildRespondent()
    const person = await new Person().signIn(stranger.userName, OWN_PASSWORD)

    assert.equal((await person.get(path)).status, 404)
    assert.equal((await person.get(path.replace('audit', 'findings.xlsx'))).status, 404)
  })

  test('a manager is led to the own page', async ({ assert }) => {
    const { path, report } = await begin()
    const nation = await buildManager({ userName: '000000XM', role: 'nation' })
    const person = await new Person().signIn(nation.userName, MANAGER_PASSWORD)

    assert.equal((await person.get(path)).location, `/reports/${report.id}/review`)
  })

  test('each finding says where, which value, which rule and how to mend it', async ({
    assert,
  }) => {
    const { person, path, report } = await begin()

    const { words, body } = await person.get(path)

    assert.include(words, '本年到位经费应等于各来源之和 A051 · 表四 经费')
    assert.include(words, 'JE03 本年到位经费合计 121.00 万元')
    assert.include(words, '规则 JE03 = JE04 + JE05 + JE06 + JE07 + JE08')
    assert.include(words, 'JE04–JE08 加起来是 120.00 万元')
    assert.include(body, `href="/reports/${report.id}/sections/JE#JE03"`)
  })

  test('the numbers on top and in the dock are the same', async ({ assert }) => {
    const { person, path, report } = await begin()
    await ask(report)

    const { words } = await person.get(path)

    const [, top] = /2 审核 (\d+) 条待处理/.exec(words)!
    const [, dock] = /还有 (\d+) 条要处理/.exec(words)!
    assert.equal(top, dock)
  })

  test('what is not filled in is one list of links, not a page of findings', async ({ assert }) => {
    const { person, path, report } = await begin({ JB01: null, JB04: null })

    const { words, body } = await person.get(path)

    assert.match(words, /没填 \d+ 项/)
    assert.include(body, `href="/reports/${report.id}/sections/JB#JB04"`)
    assert.notInclude(body, 'id="A001-JB04"')
  })

  test('the filter leaves out what is done', async ({ assert }) => {
    const { person, path, report } = await begin()
    await person.post(`/reports/${report.id}/explanations/B091`, { text: GOOD, version: '0' })

    const [all, open] = [await person.get(path), await person.get(`${path}?open=1`)]

    assert.include(all.body, 'id="B091"')
    assert.notInclude(open.body, 'id="B091"')
    assert.include(open.body, 'id="B001"')
  })

  test('after the deadline everything is there to read and nothing to press', async ({
    assert,
  }) => {
    const { person, path, report } = await begin()
    await person.post(`/reports/${report.id}/explanations/B091`, { text: GOOD, version: '0' })
    await closeIn(report, -1)

    const { words, body } = await person.get(path)

    assert.include(words, '填报已于')
    assert.include(words, GOOD)
    assert.notInclude(body, '<textarea')
    assert.notInclude(body, 'name="offer"')
  })

  test('rules that could not be judged are listed with the reason', async ({ assert }) => {
    const { person, path, report } = await begin()
    await change(report, 'JE13', '约60')

    const { words } = await person.get(path)

    assert.include(words, '读不懂这几项填的内容，改好后自动再审： JE13')
  })

  test('a page takes the same few statements, however much was found', async ({ assert }) => {
    const { person, path, report } = await begin()
    for (let i = 0; i < 5; i++) await ask(report, `第 ${i} 个问题`)
    await person.get(path)

    const sent = await statements(() => person.get(path))

    assert.isAtMost(sent.length, 8, sent.join('\n'))
  })
})

test.group('One click on 审核', (group) => {
  group.each.setup(() => emptyDatabase())

  test('the state, the time and the version of the data are kept', async ({ assert }) => {
    const { person, report, path } = await begin()

    const answer = await person.post(`/reports/${report.id}/audits`)

    await report.refresh()
    const { facts } = await report.standing()
    assert.equal(answer.status, 303)
    assert.equal(answer.location, path)
    assert.equal(report.auditState, 'mandatory')
    assert.equal(Number(report.auditedVersion), facts.dataVersion)
    assert.include((await person.get(path)).words, '审核的是现在的数据')
  })

  test('a later change of the data is said', async ({ assert }) => {
    const { person, report, path } = await begin()
    await person.post(`/reports/${report.id}/audits`)
    await change(report, 'JE03', '120')

    assert.include((await person.get(path)).words, '之后数据改过，下面按现在的数据列出')
  })

  test('when the report is closed nothing is kept and the page still opens', async ({ assert }) => {
    const { person, report } = await begin()
    await closeIn(report, -1)

    const answer = await person.post(`/reports/${report.id}/audits`)

    assert.equal(answer.status, 303)
    assert.equal((await report.refresh()).auditState, 'unaudited')
  })

  test('an untouched report stays untouched', async ({ assert }) => {
    const { person, report } = await begin()
    await db.from('reports').where('id', report.id).update({ state: 'not_started' })

    await person.post(`/reports/${report.id}/audits`)

    assert.equal((await report.refresh()).state, 'not_started')
  })

  test('a report in which nothing is open is 完全通过, and says what to do next', async ({
    assert,
  }) => {
    const { person, report, path } = await begin({})
    await complete(report)

    await person.post(`/reports/${report.id}/audits`)

    const { words, body } = await person.get(path)
    assert.equal((await report.refresh()).auditState, 'passed')
    assert.include(words, '条规则都审过了：没有要改的。')
    assert.include(words, '都办完了')
    assert.include(body, `href="/reports/${report.id}/submission"`)
  })
})

test.group('Values taken over at one click', (group) => {
  group.each.setup(() => emptyDatabase())

  const offerOf = (body: string) => /name="offer" value="(A051[^"]+)"/.exec(body)?.[1]

  test('the offered value is stored as an offer and the finding is gone', async ({ assert }) => {
    const { person, report, path } = await begin()
    const offer = offerOf((await person.get(path)).body)!

    const answer = await person.post(`/reports/${report.id}/fixes`, { offer })

    const stored = await storedAnswer(report, 'JE03')
    assert.equal(answer.status, 303)
    assert.equal(stored?.raw, '120')
    assert.equal(stored?.source, 'offer')
    assert.notInclude((await person.get(path)).body, 'id="A051"')
  })

  test('an offer that no longer holds changes nothing', async ({ assert }) => {
    const { person, report, path } = await begin()
    const offer = offerOf((await person.get(path)).body)!
    await change(report, 'JE06', '90')

    const answer = await person.post(`/reports/${report.id}/fixes`, { offer })

    const stored = await storedAnswer(report, 'JE03')
    assert.equal(answer.status, 409)
    assert.include(answer.words, '这个建议不再合适')
    assert.equal(stored?.raw, '121')
  })

  test('a value that nobody offered is refused: “{$self}”')
    .with(['A051:JE03:999', 'A051:JC09:120', 'Z999:JE03:120', '', 'A051'])
    .run(async ({ assert }, offer) => {
      const { person, report } = await begin()

      const answer = await person.post(`/reports/${report.id}/fixes`, { offer })

      const stored = await storedAnswer(report, 'JE03')
      assert.equal(answer.status, 409)
      assert.equal(stored?.raw, '121')
    })
})

test.group('The findings as an Excel file', (group) => {
  group.each.setup(() => emptyDatabase())

  test('one line for each finding and question, with what was said, all as text', async ({
    assert,
  }) => {
    const { account, report, person } = await begin()
    await ask(report)
    await person.post(`/reports/${report.id}/explanations/B091`, { text: GOOD, version: '0' })

    const { headers, bytes } = await person.download(`/reports/${report.id}/findings.xlsx`)
    const workbook = new ExcelJS.Workbook()
    await workbook.xlsx.load(bytes as never)

    const sheet = workbook.getWorksheet('审核结果')!
    const numbers = sheet.getColumn(2).values.slice(4)
    const { audit } = await report.standing()
    const explained = sheet
      .getRows(4, sheet.rowCount)!
      .find((row) => row.getCell(2).value === 'B091')!
    assert.include(
      headers.get('content-disposition')!,
      encodeURIComponent(`审核结果-${account.userName}.xlsx`)
    )
    assert.lengthOf(numbers, audit.findings.length + 1)
    assert.equal(explained.getCell(11).value, GOOD)
    assert.match(String(explained.getCell(12).value), /^已说明/)
    assert.equal(explained.getCell(6).value, '1,500 人')
    assert.equal(sheet.pageSetup.orientation, 'landscape')
  })
})
