import { test } from '@japa/runner'
import { coverPdf } from '#documents/cover_document'
import { pdfText } from './pdf_text.js'
import { sampleCover } from './sample_documents.js'
import type { CoverDocument } from '#documents/cover_document'

test.group('coverPdf', () => {
  test('keeps to one page with {0}')
    .with([
      ['a project name of 500 characters', { projectName: '特种纤维装备'.repeat(84) }],
      ['an address of 300 letters', { contactEmail: `${'a'.repeat(300)}@example.cn` }],
      ['a law text of 2,000 characters', { lawText: '统计法规定'.repeat(400) }],
      ['a title of 120 characters', { title: '国家科技计划项目跟踪'.repeat(12) }],
      ['nothing filled in', { projectName: '', unitName: '', unitHeadName: '', filledOn: '' }],
    ] as [string, Partial<CoverDocument>][])
    .run(async ({ assert }, [, changes]) => {
      const pages = await pdfText(coverPdf(sampleCover(changes)))

      assert.lengthOf(pages, 1)
      assert.include(pages[0], '7K2M9QXD4HTR')
    })

  test('shows {0}')
    .with([
      ['the title', '国家科技计划项目跟踪调查表'],
      ['the year', '2016年度'],
      ['the number of the statistics', '统计编号2016023204000017'],
      ['the project name', '项目名称特种高性能纤维多轴向经编织造成套装备研制及产业化示范'],
      ['the project number', '项目编号2012BAF13B00'],
      ['the e-mail', '与课题联系的E-mailzhoumin@example.cn'],
      ['who filled it in', '填表人周敏电话0519-85123456'],
      ['the head of the unit, rare characters included', '龚㛃龑'],
      ['where to sign', '签章处'],
      ['the unit', '承担单位详细名称（盖章）常州市同欣纺织机械研究所有限公司'],
      ['the date', '填报时间2017年2月16日'],
      ['who made the form', '制表机关：科学技术部'],
      ['who approved it', '批准机关：国家统计局'],
      ['the approval', '批准文号：国统制〔2016〕168号'],
      ['how long it holds', '有效期至：2018年12月31日'],
      ['the law', '《中华人民共和国统计法》第七条规定'],
      ['the place of the seal', '盖章处'],
      ['the check code', '校验码7K2M9QXD4HTR'],
    ])
    .run(async ({ assert }, [, text]) => {
      const [page] = await pdfText(coverPdf(sampleCover()))

      assert.include(page, text)
    })

  test('marks a draft, and only a draft', async ({ assert }) => {
    const [draft] = await pdfText(coverPdf(sampleCover({ draft: true })))
    const [final] = await pdfText(coverPdf(sampleCover()))

    assert.include(draft, '草稿，盖章无效')
    assert.lengthOf(draft!.match(/草稿/g)!, 2)
    assert.notInclude(final, '草稿')
  })

  test('prints what looks like markup as it was typed', async ({ assert }) => {
    const typed = '#panic("x")$a$*b*_c_<d>@e\\f{{g}}`h`'
    const [page] = await pdfText(coverPdf(sampleCover({ projectName: typed })))

    assert.include(page, typed)
  })

  test('never fails, whatever plane a character is of', ({ assert }) => {
    const planes = Array.from({ length: 17 }, (_empty, plane) =>
      Array.from({ length: 16 }, (_, i) => String.fromCodePoint(plane * 0x10000 + i * 0xfff)).join(
        ''
      )
    )

    for (const text of planes) {
      const pdf = coverPdf(sampleCover({ projectName: text, unitName: `\0\u202e${text}` }))

      assert.isAbove(pdf.length, 10_000)
    }
  })

  test('gives the same bytes for the same data', ({ assert }) => {
    assert.isTrue(coverPdf(sampleCover()).equals(coverPdf(sampleCover())))
  })
})
