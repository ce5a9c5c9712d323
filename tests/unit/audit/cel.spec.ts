import { test } from '@japa/runner'
import { Cel, checkExpression } from '#audit/cel'
import { parameters, questionnaire, regions, reportWith } from '#tests/fixtures/audit/survey'
import type { Changes } from '#tests/fixtures/audit/survey'

const cel = new Cel(questionnaire, regions)

function evaluate(source: string, changes: Changes = {}): unknown {
  const context = cel.vocabulary.context(reportWith(changes), parameters)
  return cel.compile(source).evaluate(context)
}

test.group('An expression that cannot be used', () => {
  const wrong: [source: string, message: RegExp][] = [
    ['JE99 > 1', /^第 1 个字符：没有这个名字.*JE99/],
    ['JE03 > 1 && JE99 > 1', /^第 13 个字符：没有这个名字/],
    ['JB12 == 3', /^第 \d+ 个字符：两边的类型不能/],
    ['JE03', /结果应是真或假，现在是 double/],
    ['dyn(JE03)', /结果应是真或假，现在是 dyn/],
    ['prev.JE99 > 0', /没有这个代码/],
    ['filled.JCT1', /没有这个代码/],
    ['JCT.all(row, row.JE03 > 0)', /没有这个代码/],
    ['near(JE03, JE04)', /没有这个函数，或者参数的类型不对/],
    ['unknown(JE03)', /没有这个函数/],
    ['cel.bind(one, prev, one.JE09 > 0)', /“prev”后面要直接写指标代码/],
    ['prev[JB12] == issued.JB12', /“prev”后面要直接写指标代码/],
    ['row.JCT6 > 0', /没有这个名字/],
    ['(JE03 > 1', /写法有误/],
    ['', /写法有误/],
  ]
  for (const [source, message] of wrong) {
    test(`“${source}” is refused at the character`, ({ assert }) => {
      assert.match(checkExpression(questionnaire, source) ?? '', message)
    })
  }

  test('a column may read its row', ({ assert }) => {
    assert.isNull(checkExpression(questionnaire, 'row.JFT6 == "2"', 'JFT'))
    assert.isString(checkExpression(questionnaire, 'row.JCT6 > 0', 'JFT'))
  })
})

test.group('Numbers are not fooled by binary fractions', () => {
  const truths = [
    '0.1 + 0.2 == 0.3',
    '0.3 == 0.1 + 0.2',
    '!(0.1 + 0.2 != 0.3)',
    '!(0.1 + 0.2 > 0.3)',
    '0.1 + 0.2 <= 0.3',
    '4.35 * 100 >= 435',
    '!(4.35 * 100 < 435)',
    '1.1 * 1.1 == 1.21',
    '0.3 - 0.1 == 0.2',
    '(0.1 + 0.2) * 10 == 3',
    '1.0 / 3 * 3 == 1',
    'int(4.35 * 100) == 435',
    'floor(4.35 * 100) == 435',
    'string(0.1 + 0.2) == "0.3"',
    '0.3 in [0.1 + 0.2, 1.0]',
    '[0.1 + 0.2] == [0.3]',
    'sum([0.1, 0.2]) == 0.3',
    '[0.1, 0.2].map(x, x * 3).exists(y, y == 0.3)',
    '[0.1, 0.7].all(x, x + 0.2 == 0.3 || x + 0.1 == 0.8)',
    '[0.1].filter(x, x + 0.2 == 0.3).size() == 1',
    'cel.bind(x, 0.1 + 0.2, x == 0.3)',
    'dyn(0.1) + dyn(0.2) == dyn(0.3)',
    '(0.1 + 0.2 == 0.3 ? 1 : 2) == 1',
    'same(100.01, 100)',
    '!same(100.02, 100)',
    'near(1.1, 1, 0.1)',
    'near(9999999999.99, 9999999999.98, 0.01)',
    '12345678901.1 + 0.2 == 12345678901.3',
    '99999999999.99 - 99999999999.98 == 0.01',
    '9999999999.99 * 3 == 29999999999.97',
    '186000000.55 + 0.01 == 186000000.56',
    '!(9999999999.99 == 9999999999.98)',
    '!(0.000001 == 0.000002)',
    'change(1.3, 1) <= 0.3',
    'abs(0.1 - 0.4) == 0.3',
  ]
  for (const source of truths) {
    test(source, ({ assert }) => {
      assert.isTrue(evaluate(source))
    })
  }

  test('sums of answers and of rows are decimal', ({ assert }) => {
    const rows = [{ JHT5: 0.1 }, { JHT5: 0.2 }]

    assert.isTrue(evaluate('JE04 + JE05 == JE03', { JE03: 0.3, JE04: 0.1, JE05: 0.2 }))
    assert.isTrue(evaluate('sum(JHT.map(row, row.JHT5)) == 0.3', { JHT: rows }))
    assert.isTrue(evaluate('JHT.exists(row, row.JHT5 + 0.2 == 0.3)', { JHT: rows }))
  })
})

test.group('The functions of the rule language', () => {
  const truths = [
    'count(JCT) == 2',
    'count(JCT) + 0.5 == 2.5',
    'unique(["a", "b"]) && !unique(["a", "a"])',
    'change(0, 0) == 0 && change(1, 0) == 9 && change(1, 2) == 0.5 && change(-1, -2) == 0.5',
    'months(201505, 201612) == 19 && months(201612, 201505) == -19',
    'slice("9132041271480035X0", 8, 17) == "71480035X"',
    'isRegion("320412") && !isRegion("990000") && !isRegion("999999")',
    'cityWithoutCounty("441900") && !cityWithoutCounty("320400")',
    'usccOk(JC03) && orgCheckOk(JC02) && !orgCheckOk("123456789")',
    'usccTypeFits("91", "1") && !usccTypeFits("12", "1") && usccTypeFits("55", "1")',
    'floor(201612 / 100) == 2016 && floor(-0.5) == -1',
    'year == 2016 && usdRate == 6.64',
    '2 + 0.5 == 2.5 && 0.5 * 2 == 1 && 3 - 0.5 == 2.5 && 1 / 2.0 == 0.5 && 1 < 1.5 && 2 != 2.5',
  ]
  for (const source of truths) {
    test(source, ({ assert }) => {
      assert.isTrue(evaluate(source))
    })
  }

  test('blank is 0, "" or an empty list, and not filled', ({ assert }) => {
    const blank = { JD01: null, JB12: null, JM03: null, JB13: '' }

    assert.isTrue(evaluate('JD01 == 0 && JB12 == "" && count(JM03) == 0 && JB13 == 0', blank))
    assert.isFalse(evaluate('filled.JD01 || filled.JB12 || filled.JM03 || filled.JB13', blank))
    assert.isTrue(evaluate('filled.JD01', { JD01: 0 }))
  })
})

test.group('What an expression reads is known beforehand', () => {
  test('by this year, issued list, last year, tables, evidence and parameters', ({ assert }) => {
    const { reads } = cel.compile(
      'filled.JB13 && JE09 > prev.JE09 && JC01 != issued["JC01"] && "award" in attachments && ' +
        'JCT.all(row, row.JCT6 > 0) && count(JDT) > 0 && usdRate > 0'
    )

    assert.deepEqual(reads, {
      answers: ['JB13', 'JC01', 'JE09'],
      issued: ['JC01'],
      previous: ['JE09'],
      tables: { JCT: ['JCT6'], JDT: [] },
      attachments: true,
      parameters: ['usdRate'],
    })
  })
})
