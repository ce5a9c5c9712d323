import { test } from '@japa/runner'
import { auditPage } from '#presenters/audit_page'
import { contentDisposition } from '#presenters/content_disposition'
import { fileSize } from '#presenters/evidence_view'
import { checkView, findingView } from '#presenters/finding_view'
import { moment } from '#presenters/moment'
import type { ReportFacts, StoredFile } from '#queries/report_facts'
import type { Value } from '#questionnaire/types'
import { explanation, GOOD, NOW, standing } from '#tests/fixtures/audit/standing'
import { written } from '#validators/answering'

async function viewOf(
  rule: string,
  changes: Record<string, Value>,
  more: (fingerprint: string) => Partial<ReportFacts> = () => ({})
) {
  const before = standing(changes)
  const finding = before.audit.findings.find((one) => one.rule === rule)!
  return findingView(standing(changes, more(finding.fingerprint)), finding)
}

test.group('FindingView', () => {
  test('leads to the field in its table', async ({ assert }) => {
    const { anchor, kind, place } = await viewOf('B091', { JC09: 1500 })

    assert.equal(anchor, 'B091')
    assert.equal(kind, 'warn')
    assert.equal(place?.href, '/reports/7/sections/JC#JC09')
    assert.equal(place?.ordinal, '表二')
  })

  test("shows this year's and last year's value with their unit", async ({ assert }) => {
    const { values } = await viewOf('B091', { JC09: 1500 })

    assert.isTrue(values.hasPrevious)
    assert.isFalse(values.hasIssued)
    assert.deepInclude(values.lines[0], {
      code: 'JC09',
      now: '1,500 人',
      previous: '860 人',
      isNumber: true,
    })
  })

  test('without an explanation it is open and says what to write', async ({ assert }) => {
    const { answer, done, folded } = await viewOf('B091', { JC09: 1500 })

    assert.deepEqual(answer?.state, { kind: 'warn', words: '还没写' })
    assert.include(answer?.hint ?? '', '为什么多了 640 人')
    assert.equal(answer?.version, '0')
    assert.isFalse(done || folded)
  })

  test('explained it is done and folded, with the time', async ({ assert }) => {
    const { answer, done, folded } = await viewOf('B091', { JC09: 1500 }, (print) => ({
      explanations: [explanation(print)],
    }))

    assert.deepEqual(answer?.state, { kind: 'ok', words: '已说明 14:03:22' })
    assert.equal(answer?.version, '3')
    assert.isTrue(done && folded)
  })

  test('explained for other values it is open again with the old text', async ({ assert }) => {
    const { answer, done } = await viewOf('B091', { JC09: 1500 }, () => ({
      explanations: [explanation('other')],
    }))

    assert.equal(answer?.label, '说明（上次的文字）')
    assert.equal(answer?.text, GOOD)
    assert.isFalse(done)
  })

  test('explained without the papers it needs it is not done', async ({ assert }) => {
    const issued = { unitName: '江苏恒曜新能源科技有限公司' }
    const changes = { JC01: '江苏恒曜储能科技有限公司' }
    const before = standing(changes, { issued })
    const finding = before.audit.findings.find(({ rule }) => rule === 'B001')
    if (!finding) return assert.fail('B001 is expected')
    const told = explanation(finding.fingerprint, { rule: 'B001' })
    const file = {
      id: 'f',
      rule: 'B001',
      kind: 'unitName',
      name: '执照.pdf',
      bytes: 655_360,
      pages: 2,
    } as StoredFile

    const bare = findingView(standing(changes, { issued, explanations: [told] }), finding)
    const proved = findingView(
      standing(changes, { issued, explanations: [told], files: [file] }),
      finding
    )

    assert.equal(bare.answer?.state.words, '说明已收下，还缺证明材料')
    assert.isTrue(bare.answer?.evidence?.isLacking)
    assert.isTrue(proved.done)
    assert.equal(proved.answer?.evidence?.files[0].size, '2 页，640 KB')
  })

  test('what was not taken stays in the field, unfolded, with the reason', async ({ assert }) => {
    const before = standing({ JC09: 1500 })
    const finding = before.audit.findings.find(({ rule }) => rule === 'B091')!
    const told = standing({ JC09: 1500 }, { explanations: [explanation(finding.fingerprint)] })

    const view = findingView(told, finding, { text: '太长', refused: '写了 10000 个字符' })

    assert.equal(view.answer?.text, '太长')
    assert.equal(view.answer?.err, '写了 10000 个字符')
    assert.equal(view.answer?.state.words, '没有保存')
    assert.isFalse(view.folded)
  })

  test('a mandatory finding asks for no explanation and offers the value', async ({ assert }) => {
    const { answer, fix, kind } = await viewOf('A051', { JE03: 121 })

    assert.equal(kind, 'stop')
    assert.isNull(answer)
    assert.equal(fix?.key, 'A051:JE03:120')
  })

  test('a question of a manager says who asked', async ({ assert }) => {
    const check = {
      id: 3,
      number: 2,
      code: 'JF15',
      question: '请补标准号',
      askedBy: '常州市科技局',
      askedAt: '2017-02-21T16:40:00+08:00',
      answer: null,
      answeredAt: null,
    }

    const view = checkView(standing({}, { checks: [check] }), check)

    assert.equal(view.anchor, 'M002')
    assert.equal(view.asked, '常州市科技局，2017-02-21 16:40')
    assert.equal(view.answer?.version, '')
  })
})

test.group('AuditPage', () => {
  test('counts what is open once, and leads to the first of it', async ({ assert }) => {
    const page = auditPage(standing({ JC09: 1500, JB04: null }))

    const listed = page.groups.flatMap(({ findings }) => findings).filter(({ done }) => !done)
    assert.equal(page.open, listed.length + page.missingCount)
    assert.equal(page.next, `#${listed[0].anchor}`)
    assert.include(
      page.missing[0].fields.map(({ code }) => code),
      'JB04'
    )
  })

  test('rules without last year are told once, not one by one', async ({ assert }) => {
    const { skipped } = auditPage(standing({}, { previous: null }))

    assert.match(skipped.map(({ title }) => title).join(), /和上年比较的 \d+ 条规则/)
  })
})

test.group('Words and numbers of answering', () => {
  test('a moment of today is a time, of another day a date')
    .with([
      ['2017-02-22T14:03:22+08:00', '14:03:22'],
      ['2017-02-21T23:59:59+08:00', '2-21 23:59'],
      ['2017-02-21T16:30:00Z', '00:30:00'],
    ])
    .run(({ assert }, [at, words]) => assert.equal(moment(at, NOW), words))

  test('{0} bytes are {1}')
    .with([
      [1, '1 KB'],
      [655_360, '640 KB'],
      [1_023_000, '999 KB'],
      [1_887_437, '1.8 MB'],
      [10_485_760, '10.0 MB'],
    ] as [number, string][])
    .run(({ assert }, [bytes, words]) => assert.equal(fileSize(bytes), words))

  test('no file name can break out of the header: {$self}')
    .with([
      'a"; filename=evil.exe',
      'a\r\nSet-Cookie: x=1',
      "执照（副本）'*.png",
      '%0d%0a.png',
      '\ud800.png',
    ])
    .run(({ assert }, name) => {
      const header = contentDisposition(name, true)

      assert.match(
        header,
        /^attachment; filename="[^"\\\r\n%]*"; filename\*=UTF-8''[A-Za-z0-9!#$&+.^_`|~%-]+$/
      )
    })

  test('a form is read as one text with plain line ends')
    .with([
      [{ text: 'a\r\nb', version: '2' }, 'a\nb', '2'],
      [{ text: ['a', 'b'], version: { x: '1' } }, '', ''],
      [{}, '', ''],
    ] as [Record<string, unknown>, string, string][])
    .run(({ assert }, [body, text, version]) => {
      assert.deepEqual(written(body, 2000), { text, version, refused: null })
    })

  test('what the database would refuse is refused in words')
    .with(['长'.repeat(2001), 'a\0b', 'a\ud800b'])
    .run(({ assert }, text) => assert.isNotNull(written({ text }, 2000).refused))
})
