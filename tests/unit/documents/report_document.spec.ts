import { test } from '@japa/runner'
import { reportPdf } from '#documents/report_document'
import { pdfText } from './pdf_text.js'
import { sampleReport } from './sample_documents.js'
import type { ReportRow } from '#documents/report_document'

function row(changes: Partial<ReportRow>): ReportRow {
  return {
    code: 'JM04',
    label: '填报说明',
    sub: false,
    value: '',
    previous: '',
    issued: '',
    ...changes,
  }
}

test.group('reportPdf', () => {
  test('sets a report with nothing in it', async ({ assert }) => {
    const pages = await pdfText(reportPdf(sampleReport({ sections: [], explanations: [] })))

    assert.include(pages[0], '国家科技计划项目跟踪调查表')
  })

  test('loses no word of a text of 3,000 characters', async ({ assert }) => {
    const words = Array.from({ length: 600 }, (_, i) => `第${i}句。`).join('')
    const sections = [{ title: '表十', rows: [row({ value: words })] }]
    const pages = await pdfText(reportPdf(sampleReport({ sections })))
    const text = pages.slice(1).join('')

    assert.include(text, '第0句。')
    assert.include(text, '第599句。')
  })

  test('parts a word that is wider than its column', async ({ assert }) => {
    const address = `https://example.cn/${'a1'.repeat(60)}`
    const table = {
      title: '专利一览',
      columns: Array.from({ length: 8 }, () => ({ label: '申请号', numeric: false })),
      rows: [Array.from({ length: 8 }, () => address)],
    }
    const pages = await pdfText(
      reportPdf(sampleReport({ sections: [{ title: '表五', rows: [], table }] }))
    )

    assert.equal(pages.join('').match(/a1/g)!.length, 8 * 60)
  })

  test('says so when a table has no rows', async ({ assert }) => {
    const pages = await pdfText(reportPdf(sampleReport({}, 0)))

    assert.lengthOf(pages.join('').match(/本表没有记录/g)!, 5)
  })

  test('shows every indicator with value, last year and issued value', async ({ assert }) => {
    const report = sampleReport()
    const pages = await pdfText(reportPdf(report))
    const text = pages.join('')

    for (const { code, label, value } of report.sections.flatMap((section) => section.rows)) {
      assert.include(text, `${code}${label}`.replace(/\s/g, ''))
      assert.include(text, value.replace(/\s/g, ''))
    }
  })

  test('repeats the head of a table on each of its pages', async ({ assert }) => {
    const pages = await pdfText(reportPdf(sampleReport({}, 100)))
    const withPatents = pages.filter((page) => page.includes('授权公告号'))

    assert.isAbove(withPatents.length, 1)
    assert.include(pages.join(''), '共100行')
  })

  test('numbers its pages and names project and check code on each', async ({ assert }) => {
    const [, ...pages] = await pdfText(reportPdf(sampleReport()))

    for (const [i, page] of pages.entries()) {
      assert.include(page, `第${i + 2}/${pages.length + 1}页`)
      assert.include(page, '项目编号2012BAF13B00')
      assert.include(page, '校验码7K2M9QXD4HTR')
    }
  })

  test('marks every page of a draft, and no page of a final report', async ({ assert }) => {
    const draft = await pdfText(reportPdf(sampleReport({ draft: true })))
    const final = await pdfText(reportPdf(sampleReport()))

    assert.isTrue(draft.every((page) => page.includes('草稿')))
    assert.isFalse(final.some((page) => page.includes('草稿')))
  })

  test('ends with the explanations', async ({ assert }) => {
    const pages = await pdfText(reportPdf(sampleReport()))

    assert.match(pages.at(-1)!, /核实说明.*B014从业人员年末数1,286人.*B091/)
  })
})
