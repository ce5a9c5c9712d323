import { test } from '@japa/runner'
import { audit } from '#audit/audit'
import { cases, file, parameters, reportWith, ruleSet, rules } from '#tests/fixtures/audit/survey'
import type { Changes } from '#tests/fixtures/audit/survey'
import type { ReportData } from '#questionnaire/types'

const GENERIC = ['A001', 'A002', 'A003']

interface EachRule {
  fires: Changes
  silent: Changes
}

const eachRule: Record<string, EachRule> = file('tests/fixtures/audit/each-rule.json')

function fired(data: ReportData): string[] {
  const { findings } = audit(ruleSet, data, parameters)
  return findings.map(({ rule }) => rule).filter((rule) => !GENERIC.includes(rule))
}

test.group('The rules of 2016 on the cases of the survey', () => {
  for (const { name, change, tables, previous, expect } of cases) {
    test(`${name} fires ${expect.join(', ') || 'nothing'}`, ({ assert }) => {
      const data = reportWith({ ...change, ...tables })
      if (previous === null) data.previous = null

      const found = fired(data)

      assert.deepEqual(found, expect)
    })
  }
})

test.group('Each rule of 2016', () => {
  test('has a variation that fires it and one that comes near', ({ assert }) => {
    const ids = rules.map(({ id }: { id: string }) => id)

    assert.deepEqual(Object.keys(eachRule).sort(), ids.sort())
  })

  for (const [id, { fires, silent }] of Object.entries(eachRule)) {
    test(`${id} fires on ${JSON.stringify(fires).slice(0, 60)}, not on its neighbour`, ({
      assert,
    }) => {
      const near = audit(ruleSet, reportWith(silent), parameters)

      assert.include(fired(reportWith(fires)), id)
      assert.notInclude(fired(reportWith(silent)), id)
      assert.isFalse(near.skipped.some(({ rule }) => rule === id))
    })
  }
})
