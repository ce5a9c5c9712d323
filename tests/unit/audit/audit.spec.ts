import { test } from '@japa/runner'
import { audit, requiredNow } from '#audit/audit'
import { compileRules } from '#audit/rule_set'
import {
  parameters,
  questionnaire,
  regions,
  reportWith,
  ruleSet,
} from '#tests/fixtures/audit/survey'
import type { Changes } from '#tests/fixtures/audit/survey'
import type { Invalid, ReportData } from '#questionnaire/types'

const invalidity = (code: string, more: Partial<Invalid> = {}): Invalid => ({
  code,
  raw: '3,5OO',
  message: '“3,5OO”里有字母 O',
  ...more,
})

function findings(data: ReportData, rule: string) {
  return audit(ruleSet, data, parameters).findings.filter((one) => one.rule === rule)
}

function skipped(data: ReportData, rule: string) {
  return audit(ruleSet, data, parameters).skipped.find((one) => one.rule === rule)
}

const fingerprintOf = (rule: string, changes: Changes) =>
  findings(reportWith(changes), rule)[0].fingerprint

test.group('A rule is skipped', () => {
  test('when an answer it reads is not valid, and no other rule is', ({ assert }) => {
    const data = { ...reportWith({ JE03: null }), invalid: [invalidity('JE03')] }

    assert.deepInclude(skipped(data, 'A051'), { reason: 'invalid', fields: ['JE03'] })
    assert.isEmpty(findings(data, 'A051'))
    assert.isUndefined(skipped(data, 'A052'))
  })

  test('when a cell of a column it reads is not valid', ({ assert }) => {
    const data = { ...reportWith(), invalid: [invalidity('JCT6', { row: 1 })] }

    assert.deepInclude(skipped(data, 'A057'), { reason: 'invalid', fields: ['JCT6'] })
    assert.isUndefined(skipped(data, 'A022'), 'counts the rows only')
  })

  test('when there is no report of last year', ({ assert }) => {
    const data = { ...reportWith({ JE20: 9999 }), previous: null }

    assert.deepInclude(skipped(data, 'B083'), { reason: 'noPrevious', fields: ['JE20'] })
    assert.isEmpty(findings(data, 'B083'))
  })

  test('when there is no issued list', ({ assert }) => {
    const data = { ...reportWith(), issued: {} }

    assert.deepInclude(skipped(data, 'B001'), { reason: 'noIssued', fields: ['JC01'] })
  })

  test('when it errs, with the error for the log', ({ assert }) => {
    const data = reportWith({ 'JB12': null, 'prev.JB12': '2' })

    const { reason, error } = skipped(data, 'B099')!

    assert.equal(reason, 'error')
    assert.include(error, 'double')
  })

  test('when a value has a type of its own, without throwing', ({ assert }) => {
    const data = reportWith({ JE03: '12' })

    assert.equal(skipped(data, 'A051')?.reason, 'error')
  })
})

test.group('A value that is missing', () => {
  test('in last year’s report that exists is blank', ({ assert }) => {
    const data = reportWith()
    delete data.previous!.JF04

    assert.lengthOf(findings(data, 'B084'), 1)
    assert.isUndefined(skipped(data, 'B084'))
  })

  test('is A001 where it is required, conditions included', ({ assert }) => {
    const [finding] = findings(reportWith({ JB04: null }), 'A001')

    assert.deepInclude(finding, { kind: 'mandatory', fields: ['JB04'], message: '请填写填表人' })
    assert.isNotEmpty(findings(reportWith({ JB13: null }), 'A001').filter(isOf('JB13')))
    assert.isEmpty(findings(reportWith({ JB13: null, JB12: '1' }), 'A001').filter(isOf('JB13')))
    assert.isEmpty(findings(reportWith({ JM04: null }), 'A001').filter(isOf('JM04')))
  })

  test('is A001 once per column, naming the rows', ({ assert }) => {
    const rows = Array.from({ length: 7 }, () => ({ JHT5: 1, JHT6: 201601, JHT2: '1' }))

    const [finding] = findings(reportWith({ JHT: rows }), 'A001').filter(isOf('JHT1'))

    assert.equal(finding.message, '技术合同一览第 1、2、3、4、5 等 7 行没有填合同名称')
  })

  test('is no A001 where something is typed that is not valid', ({ assert }) => {
    const data = { ...reportWith({ JE03: null }), invalid: [invalidity('JE03')] }

    assert.isEmpty(findings(data, 'A001').filter(isOf('JE03')))
  })
})

const isOf =
  (code: string) =>
  ({ fields }: { fields: string[] }) =>
    fields.includes(code)

test.group('A value that is not valid', () => {
  test('is A002 when its code is not in the list, otherwise A003', ({ assert }) => {
    const invalid = [invalidity('JB12', { generic: 'A002' }), invalidity('JE03')]
    const data = { ...reportWith({ JB12: null, JE03: null }), invalid }

    assert.deepEqual(findings(data, 'A002')[0].fields, ['JB12'])
    assert.equal(findings(data, 'A003')[0].message, '本年到位经费合计：“3,5OO”里有字母 O')
    assert.deepEqual(findings(data, 'A003')[0].values.answers, { JE03: '3,5OO' })
  })

  test('is reported once per column, naming the rows', ({ assert }) => {
    const invalid = [invalidity('JCT6', { row: 0 }), invalidity('JCT6', { row: 1 })]

    const found = findings({ ...reportWith(), invalid }, 'A003')

    assert.lengthOf(found, 1)
    assert.deepEqual(found[0].fields, ['JCT6'])
    assert.match(found[0].message, /^参加单位一览第 1、2 行本年转拨经费/)
  })
})

test.group('A finding', () => {
  test('carries the values its rule read', ({ assert }) => {
    const [finding] = findings(reportWith({ JE20: 3000 }), 'B083')

    assert.deepEqual(finding.values, {
      answers: { JE11: 155.5, JE20: 3000 },
      previous: { JE20: 2750 },
    })
    assert.deepEqual(finding.fields, ['JE20', 'JE11'])
  })

  test('comes in ascending order of rules', ({ assert }) => {
    const { findings: found } = audit(
      ruleSet,
      reportWith({ JD01: 3, JC01: '新', JB04: null }),
      parameters
    )
    const ids = found.map(({ rule }) => rule)

    assert.deepEqual(ids, [...ids].sort())
  })

  test('keeps its fingerprint while the values are the same', ({ assert }) => {
    const first = fingerprintOf('A031', { JD01: 25 })

    assert.match(first, /^[\w-]{22}$/)
    assert.equal(fingerprintOf('A031', { JD01: 25.0, JC08: '别处' }), first)
    assert.equal(fingerprintOf('A031', JSON.parse('{"JD05": 2, "JD01": 25}')), first)
    assert.notEqual(fingerprintOf('A031', { JD01: 26 }), first)
    assert.notEqual(fingerprintOf('A031', { JD01: 25, JD02: 8 }), first)
  })

  test('takes the rows of tables into its fingerprint, only the columns read', ({ assert }) => {
    const rows = [{ JGT1: 'a', JGT5: '1' }]
    const first = fingerprintOf('A075', { JGT: rows })

    assert.equal(fingerprintOf('A075', { JGT: [{ ...rows[0], JGT1: 'b' }] }), first)
    assert.notEqual(fingerprintOf('A075', { JGT: [...rows, ...rows] }), first)
  })

  test('has another fingerprint under another rule version', ({ assert }) => {
    const rule = {
      id: 'A900',
      kind: 'mandatory',
      must: 'JE03 > 999',
      message: 'm',
      fields: ['JE03'],
    }
    const [one, two] = [rule, { ...rule, must: 'JE03 > 998' }].map((definition) => {
      const set = compileRules(questionnaire, [definition], regions)
      return audit(set, reportWith(), parameters).findings.find((found) => found.rule === 'A900')!
    })

    assert.notEqual(one.fingerprint, two.fingerprint)
  })

  test('blank null, "" and a missing key are the same', ({ assert }) => {
    const data = reportWith({ JB14: '03' })
    delete data.answers.JB15

    assert.equal(
      findings(data, 'A015')[0].fingerprint,
      fingerprintOf('A015', { JB14: '03', JB15: '' })
    )
  })
})

test.group('What is required now', () => {
  const required = (code: string, changes: Changes, more: Partial<ReportData> = {}) => {
    const { indicators, columns } = questionnaire
    const data = { ...reportWith(changes), ...more }
    return requiredNow(ruleSet, data)((indicators.get(code) ?? columns.get(code))!)
  }

  test('follows the conditions', ({ assert }) => {
    assert.isTrue(required('JB13', { JB12: '3' }))
    assert.isFalse(required('JB13', { JB12: '1' }))
    assert.isTrue(required('JB04', {}))
    assert.isFalse(required('JC03', {}))
    assert.isTrue(required('JHT1', {}))
    assert.isFalse(required('JHT3', {}))
  })

  test('a condition on a value that is not valid demands nothing', ({ assert }) => {
    assert.isFalse(required('JG11', { JG01: null }, { invalid: [invalidity('JG01')] }))
  })

  test('a column may depend on its row', ({ assert }) => {
    const columns = new Map(questionnaire.columns)
    columns.set('JFT7', { ...columns.get('JFT7')!, required: 'row.JFT6 == "2"' })
    const set = compileRules({ ...questionnaire, columns }, [], regions)
    const data = reportWith({ JFT: [{ JFT6: '1' }, { JFT6: '2' }] })

    const demanded = requiredNow(set, data)

    assert.isFalse(demanded(columns.get('JFT7')!, 0))
    assert.isTrue(demanded(columns.get('JFT7')!, 1))
    assert.isFalse(demanded(columns.get('JFT7')!))
  })
})

test('A thousand audits leave the report untouched and agree', ({ assert }) => {
  const data = reportWith({ JD01: 25, JC01: '新' })
  const before = structuredClone(data)
  const first = JSON.stringify(audit(ruleSet, data, parameters))

  const others = Array.from({ length: 1000 }, () =>
    JSON.stringify(audit(ruleSet, data, parameters))
  )

  assert.deepEqual(data, before)
  assert.isTrue(others.every((one) => one === first))
})
