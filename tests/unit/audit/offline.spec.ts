import { test } from '@japa/runner'
import { auditExplanations, auditReports, OfflineError } from '#audit/offline'
import { cases, parameters, reportWith, ruleSet } from '#tests/fixtures/audit/survey'
import type { Changes } from '#tests/fixtures/audit/survey'

const auditText = (text: string) => auditReports(ruleSet, text, parameters)
const rulesOf = (changes: Changes) =>
  auditText(JSON.stringify(reportWith(changes)))[0].findings.map(
    ({ rule, fields }) => `${rule} ${fields[0]}`
  )

test.group('A file of reports that is not of the form', () => {
  const clean = reportWith()
  const wrong: [what: string, text: string, message: RegExp][] = [
    ['nothing', '', /^the file: is not JSON/],
    ['half a JSON', '[{"answers"', /^the file: is not JSON/],
    ['a number', '5', /^the report: must be an object/],
    ['null', 'null', /^the report: must be an object/],
    ['a list of texts', '["a"]', /^report \[0\]: must be an object/],
    ['an object without answers', '{}', /^the report\.answers: must be an object/],
    ['answers as a list', '{"answers": []}', /^the report\.answers/],
    ['tables as a list', '{"answers": {}, "tables": []}', /^the report\.tables/],
    [
      'a table as an object',
      '{"answers": {}, "tables": {"JCT": {}}}',
      /tables\.JCT: must be a list/,
    ],
    ['a row as a text', '{"answers": {}, "tables": {"JCT": ["a"]}}', /tables\.JCT\[0\]/],
    ['issued as a text', '{"answers": {}, "issued": "a"}', /\.issued/],
    ['previous as a list', '{"answers": {}, "previous": []}', /\.previous/],
    ['attachments as a text', '{"answers": {}, "attachments": "award"}', /\.attachments/],
    ['numbers as attachments', '{"answers": {}, "attachments": [1]}', /\.attachments/],
    ['a bad one behind a good one', JSON.stringify([clean, 1]), /^report \[1\]/],
  ]
  for (const [what, text, message] of wrong) {
    test(`${what} is refused in one line`, ({ assert }) => {
      assert.throws(() => auditText(text), OfflineError)
      assert.throws(() => auditText(text), message)
      assert.throws(() => auditText(text), /^[^\n]+$/)
    })
  }
})

test.group('Values in a file', () => {
  test('of the wrong kind, not in the list, too fine or out of range are A002 and A003', ({
    assert,
  }) => {
    const found = rulesOf({
      JB12: '9',
      JM03: ['1', '8'],
      JB14: true,
      JD01: 24.5,
      JE03: 'abc',
      JE04: -1,
      JE05: { a: 1 },
      JB10: 201213,
      JB09: 12,
      JC01: '长'.repeat(101),
    })

    const generic = found.filter((one) => /^A00[23]/.test(one))
    assert.deepEqual(generic.sort(), [
      'A002 JB12',
      'A002 JB14',
      'A002 JM03',
      'A003 JB09',
      'A003 JB10',
      'A003 JC01',
      'A003 JD01',
      'A003 JE03',
      'A003 JE04',
      'A003 JE05',
    ])
    assert.isEmpty(found.filter((one) => /^(A031|A051|A095|A014)/.test(one)))
  })

  test('in rows are reported once per column', ({ assert }) => {
    const rows = [
      { JHT5: -1, JHT2: '7' },
      { JHT5: 1.234, JHT2: '8' },
    ]

    const found = rulesOf({ JHT: rows })

    assert.lengthOf(
      found.filter((one) => one === 'A002 JHT2'),
      1
    )
    assert.lengthOf(
      found.filter((one) => one === 'A003 JHT5'),
      1
    )
  })

  test('whose form a rule judges are left to that rule', ({ assert }) => {
    assert.includeMembers(rulesOf({ JC02: '1234' }), ['A007 JC02', 'B002 JC02'])
    assert.includeMembers(rulesOf({ JC03: '91' }), ['A008 JC03'])
    assert.includeMembers(rulesOf({ JC04: '32' }), ['A010 JC04'])
  })

  test('that stay away are blank', ({ assert }) => {
    const [{ findings }] = auditText('{"answers": {}}')

    assert.isTrue(findings.some(({ rule, fields }) => rule === 'A001' && fields[0] === 'JB00'))
    assert.isFalse(findings.some(({ rule }) => rule === 'B001' || rule === 'B083'))
  })

  test('of unknown codes are passed over', ({ assert }) => {
    assert.deepEqual(rulesOf({ XX99: 1, constructor: 'a', __proto__: 'b' }), rulesOf({}))
  })
})

test.group('The findings of a file', () => {
  test('come in its order, one list per report', ({ assert }) => {
    const reports = [{ JD01: 25 }, {}, { JC01: '新' }].map((changes) => reportWith(changes))

    const found = auditText(JSON.stringify(reports)).map(({ findings }) =>
      findings.map(({ rule }) => rule).filter((rule) => rule > 'A003')
    )

    assert.deepEqual(found, [['A031'], [], ['B001', 'B098']])
  })

  test('hold rule, kind, fields and message, nothing else', ({ assert }) => {
    const [{ findings }] = auditText(`\uFEFF${JSON.stringify(reportWith({ JD01: 25 }))}`)

    assert.deepEqual(findings.at(-1), {
      rule: 'A031',
      kind: 'mandatory',
      fields: ['JD01', 'JD02', 'JD03', 'JD04', 'JD05'],
      message: '参加人员合计应等于各职称人员之和',
    })
  })

  test('are those of the survey’s cases', ({ assert }) => {
    for (const { name, change, tables, previous, expect } of cases) {
      const data = reportWith({ ...change, ...tables })
      if (previous === null) data.previous = null
      const [{ findings }] = auditText(JSON.stringify(data))

      assert.deepEqual(
        findings.map(({ rule }) => rule).filter((rule) => rule > 'A003'),
        expect,
        name
      )
    }
  })
})

test.group('A file of explanations', () => {
  const verdicts = (...list: unknown[]) => auditExplanations(ruleSet, JSON.stringify(list))

  for (const [what, text] of [
    ['an object', '{}'],
    ['a list of texts', '["情况属实"]'],
    ['an entry without text', '[{"rule": "B001"}]'],
    ['an entry without rule', '[{"text": "a"}]'],
    ['no JSON', 'B001'],
  ]) {
    test(`${what} is refused in one line`, ({ assert }) => {
      assert.throws(() => auditExplanations(ruleSet, text), OfflineError)
    })
  }

  test('is judged in its order, with the label of the rule’s first field', ({ assert }) => {
    const found = verdicts(
      { rule: 'B091', text: '情况属实' },
      { rule: 'B091', text: '从业人员年末数从业人员年末数增加' },
      { rule: 'B056', text: '有一件专利2016年底提交，受理通知书次年一月才收到' }
    )

    assert.deepEqual(
      found.map(({ accepted }) => accepted),
      [false, false, true]
    )
  })

  test('marks the same text for two rules, and no cause for last year’s values', ({ assert }) => {
    const text = '公司对生产部门和研发部门的人员作了全面的安排'

    const found = verdicts({ rule: 'B091', text }, { rule: 'B016', text }, { rule: 'B016', text })

    assert.deepEqual(found[0], { accepted: true, codes: ['E004', 'E007'] })
    assert.deepEqual(found[1], { accepted: true, codes: ['E004'] })
  })

  test('judges the text of a rule that is not in the set', ({ assert }) => {
    assert.isFalse(verdicts({ rule: 'M001', text: '情况属实' })[0].accepted)
  })
})
