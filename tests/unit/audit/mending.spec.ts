import { test } from '@japa/runner'
import { audit } from '#audit/audit'
import { mending } from '#audit/mending'
import { compileRules } from '#audit/rule_set'
import {
  file,
  parameters,
  questionnaire,
  regions,
  reportWith,
  rules,
  ruleSet,
} from '#tests/fixtures/audit/survey'
import type { Changes } from '#tests/fixtures/audit/survey'

function mend(rule: string, changes: Changes) {
  const { findings } = audit(ruleSet, reportWith(changes), parameters)
  return mending(
    ruleSet,
    findings.find((one) => one.rule === rule)!
  )
}

test.group('The value offered at one click', () => {
  test('is the sum, exact to the last digit', ({ assert }) => {
    const { fix, hint } = mend('A051', { JE03: 380, JE04: 0.1, JE05: 0.2, JE06: 0, JE07: 0 })

    assert.deepEqual(fix, {
      code: 'JE03',
      value: 0.3,
      words: '把 JE03 改成 0.30',
      inPlace: '用合计 0.30',
    })
    assert.include(hint, 'JE04–JE08 加起来是 0.30 万元，JE03 填了 380.00 万元，差 379.70 万元')
  })

  test('is the sum of large money', ({ assert }) => {
    const { fix } = mend('A051', { JE03: 1, JE04: 99999999999.99, JE05: 0.01, JE06: 0 })

    assert.equal(fix?.value, 100000000000)
  })

  test('is the number of rows', ({ assert }) => {
    const { fix, hint } = mend('A022', { JC11: 4 })

    assert.deepEqual(fix, {
      code: 'JC11',
      value: 2,
      words: '把 JC11 改成 2',
      inPlace: '用合计 2',
    })
    assert.include(hint, '参加单位一览的行数是 2 个，JC11 填了 4 个，差 2 个')
  })

  test('is last year’s total and this year', ({ assert }) => {
    assert.equal(mend('B083', { JE20: 3000 }).fix?.value, 2905.5)
  })

  test('is the issued value, but not of an answer that nobody can change', ({ assert }) => {
    assert.deepEqual(mend('B003', { JC04: '320411' }).fix?.value, '320412')
    assert.isUndefined(mend('A004', { JB02: 'X' }).fix)
    assert.include(mend('A004', { JB02: 'X' }).hint, '请联系上级管理单位')
  })

  test('is nothing where a value has to go', ({ assert }) => {
    assert.deepEqual(mend('A016', { JB15: '01' }).fix, {
      code: 'JB15',
      value: null,
      words: '清空 JB15',
    })
  })

  test('is not there when two numbers are wrong', ({ assert }) => {
    assert.isUndefined(mend('A086', { JHT: [{ JHT5: 300, JHT6: 201604 }] }).fix)
  })

  test('is not there when the sum does not fit the answer', ({ assert }) => {
    assert.isUndefined(mend('A031', { JD01: 24, JD02: 6.5 }).fix)
  })
})

test.group('The total offered beside its field (F5)', () => {
  /** The rule of 2016 with this id says something else. */
  function offered(must: string, changes: Changes) {
    const changed = rules.map((rule: { id: string }) =>
      rule.id === 'A031' ? { ...rule, when: undefined, must } : rule
    )
    const others = compileRules(questionnaire, changed, regions)
    const { findings } = audit(others, reportWith(changes), parameters)
    return mending(
      others,
      findings.find((one) => one.rule === 'A031')!
    ).fix?.inPlace
  }

  for (const must of [
    'JD01 >= JD02 + JD03',
    'JD01 == JD02',
    'JD01 == JD02 - JD03',
    'JD01 == JD02 + 1',
    'JD01 == JD02 + JD03 || JD01 == 0',
    'JD01 == JD02 + JD03 && JD04 >= 0',
    'count(JCT) == JC11 && JD04 >= 0',
    'JF04 == prev.JF04 + JF01',
    'same(JE03, sum(JCT.map(row, row.JCT6)))',
    'JC11 >= count(JCT)',
  ]) {
    test(`"${must}" offers none`, ({ assert }) => {
      const broken = { JD01: 2, JD02: 8, JD03: 3, JF04: 999, JE03: 5, JC11: 1 }

      assert.isUndefined(offered(must, broken))
    })
  }

  for (const must of [
    'JD01 == JD02 + JD03',
    'JD02 + JD03 == JD01',
    'same(JD01, JD02 + JD03)',
    'same( JD02 + JD03 , JD01 )',
    'JD01 ==\n  JD02 + JD03',
  ]) {
    test(`${JSON.stringify(must)} offers the sum of JD02 and JD03`, ({ assert }) => {
      assert.equal(offered(must, { JD01: 2, JD02: 8, JD03: 3 }), '用合计 11')
    })
  }

  test('counts blanks as 0, and is none when all are blank', ({ assert }) => {
    const must = 'JD01 == JD02 + JD03'

    assert.equal(offered(must, { JD01: 2, JD02: 8, JD03: null }), '用合计 8')
    assert.equal(offered(must, { JD01: 2, JD02: 0, JD03: null }), '用合计 0')
    assert.isUndefined(offered(must, { JD01: 2, JD02: null, JD03: null }))
  })

  test('the rows of a table can be a total, from either side', ({ assert }) => {
    assert.equal(offered('JC11 == count(JCT)', { JC11: 9 }), '用合计 2')
    assert.equal(offered('count(JCT) == JC11', { JC11: 9 }), '用合计 2')
  })

  test('is that of six rules of 2016', ({ assert }) => {
    const eachRule = Object.entries(
      file('tests/fixtures/audit/each-rule.json') as Record<string, { fires: Changes }>
    )

    const totals = eachRule.flatMap(([rule, { fires }]) => {
      const { fix } = mend(rule, fires)
      return fix?.inPlace ? `${fix.code} ${rule}` : []
    })

    assert.deepEqual(totals, [
      'JC11 A022',
      'JD01 A031',
      'JE03 A051',
      'JE11 A052',
      'JG01 A071',
      'JH04 A084',
    ])
  })
})

test.group('The sentences of a finding', () => {
  test('give the rule in words', ({ assert }) => {
    assert.equal(mend('A031', { JD01: 25 }).rule, 'JD01 = JD02 + JD03 + JD04 + JD05')
    assert.equal(mend('A015', { JB14: '03' }).rule, 'JB14 是“延期完成”或“停滞”时，JB15 已填')
    assert.equal(mend('A022', { JC11: 4 }).rule, 'JC11 = 参加单位一览的行数')
    assert.include(mend('B094', { JF01: 60 }).rule, '变动的幅度 ≤ 100%')
  })

  test('give the difference to last year, and what to explain', ({ assert }) => {
    const { hint, ask } = mend('B091', { 'JC09': 486, 'prev.JC09': 312 })

    assert.include(hint, '比上年多 174 人（+55.8%）')
    assert.equal(ask, '为什么多了 174 人')
  })

  test('name the rows that are wrong', ({ assert }) => {
    const rows = [
      { JGT1: 'a', JGT5: '2' },
      { JGT1: 'b', JGT5: '1' },
    ]
    const twins = [{ JFT4: '1' }, { JFT4: '2' }, { JFT4: '1' }]

    assert.include(mend('A075', { JGT: rows }).hint, '成果一览第 2 行')
    assert.include(mend('A068', { JFT: twins }).hint, '专利一览第 1、3 行的申请号有重复')
  })

  test('say that nothing is filled in', ({ assert }) => {
    assert.include(mend('A013', { JB13: null }).hint, '请填写 JB13 验收（结题）年月')
  })

  test('list the values read, with last year’s and the issued ones', ({ assert }) => {
    const { facts } = mend('B083', { JE20: 3000 })

    assert.deepEqual(facts, [
      { code: 'JE11', label: '本年支出合计', unit: '万元', now: '155.50' },
      { code: 'JE20', label: '累计支出', unit: '万元', now: '3,000.00', previous: '2,750.00' },
    ])
  })

  test('are there for the generic checks', ({ assert }) => {
    assert.equal(mend('A001', { JB04: null }).rule, '必填')
  })

  test('are there for every rule, without code and without a hole', ({ assert }) => {
    const eachRule = file('tests/fixtures/audit/each-rule.json') as Record<
      string,
      { fires: Changes }
    >

    for (const [rule, { fires }] of Object.entries(eachRule)) {
      const { rule: words, hint } = mend(rule, fires)

      assert.notMatch(words + hint, /undefined|NaN|&&|\|\||==|!|null|\brow\b|issued|prev\b/, rule)
      assert.match(hint, /\p{Script=Han}.*。$/u, rule)
    }
  })
})
