import { test } from '@japa/runner'
import { pdfText } from '#tests/unit/documents/pdf_text'
import { explainAll, signedIn, submitted } from '#tests/functional/submitting/way'
import type { Person } from '#tests/support/person'
import { buildWorld, clearWorld, fillCleanly, plant } from '#tests/support/world'

async function download(person: Person, path: string) {
  const { status, headers, bytes } = await person.download(path)
  return { status, headers, pages: status === 200 ? await pdfText(bytes) : [] }
}

test.group('Prints', (group) => {
  group.each.setup(() => clearWorld())

  test('of other people’s reports do not exist', async ({ assert }) => {
    const { reports, respondent } = await buildWorld({ projects: 2 })
    const person = await signedIn(respondent)

    const answers = await Promise.all(
      ['cover.pdf', 'report.pdf'].map((name) =>
        download(person, `/reports/${reports[1].id}/${name}`)
      )
    )

    assert.deepEqual(
      answers.map(({ status }) => status),
      [404, 404]
    )
  })

  test('of a report with open findings are drafts', async ({ assert }) => {
    const { report, respondent } = await buildWorld()
    await fillCleanly(report)
    await plant(report, { JC09: 1500 })
    const person = await signedIn(respondent)

    const { pages } = await download(person, `/reports/${report.id}/cover.pdf`)

    assert.include(pages[0], '草稿')
  })

  test('of a passed report show the fields of the cover and its check code, inline', async ({
    assert,
  }) => {
    const { report, respondent } = await buildWorld()
    await fillCleanly(report)
    const { checkCode } = await report.standing()
    const person = await signedIn(respondent)

    const { headers, pages } = await download(person, `/reports/${report.id}/cover.pdf`)

    assert.equal(headers.get('content-type'), 'application/pdf')
    assert.match(headers.get('content-disposition')!, /^inline; .*2012AA110204\.pdf/)
    assert.lengthOf(pages, 1)
    assert.notInclude(pages[0], '草稿')
    const fields = [
      'cl.wang@example.org.cn',
      '王春兰',
      '陆建国',
      '江苏恒曜新能源科技有限公司',
      '2017年2月22日',
      '国统制〔2016〕158号',
      checkCode,
    ]
    for (const words of fields) assert.include(pages[0], words)
  })

  test('of the whole report hold every section with values side by side and the explanations', async ({
    assert,
  }) => {
    const { report, respondent, province } = await buildWorld()
    await fillCleanly(report)
    await plant(report, { JC09: 1500 })
    await explainAll(report, respondent)
    await submitted(report, respondent)
    const person = await signedIn(province)

    const { pages } = await download(person, `/reports/${report.id}/report.pdf`)

    const text = pages.join('')
    assert.notInclude(text, '草稿')
    for (const words of [
      '表一',
      '表十',
      '从业人员年末数人1,500860',
      '320412江苏省常州市武进区',
      '见准予变更登记通知书',
    ]) {
      assert.include(text, words)
    }
  })
})
