import { test } from '@japa/runner'
import { completeness, nextOpen } from '#questionnaire/completeness'
import { questionnaire, report } from './samples.js'
import type { Indicator, ReportData } from '#questionnaire/types'

const always = ({ required }: Indicator) => required === 'true'

/** The tables of the sample that have every required cell. */
const tables = { JCT: report.tables.JCT }

function data(changes: Partial<ReportData> = {}): ReportData {
  return { ...report, tables, previous: null, attachments: [], ...changes }
}

function sectionOf(code: string, changes: Partial<ReportData>, requiredNow = always) {
  const sections = completeness(questionnaire, data(changes), requiredNow)
  return sections.find(({ section }) => section === code)!
}

test.group('Completeness', () => {
  test('an empty report has everything required open, and no table', ({ assert }) => {
    const { filled, required, open } = sectionOf('JC', { answers: {}, tables: {} })

    assert.deepEqual([filled, required], [0, 14])
    assert.notInclude(open, 'JC03')
    assert.notInclude(open, 'JCT')
  })

  for (const blank of [null, '', []]) {
    test(`${JSON.stringify(blank)} is not filled in`, ({ assert }) => {
      const answers = { ...report.answers, JM03: blank }

      assert.deepEqual(sectionOf('JM', { answers }).open, ['JM03'])
    })
  }

  test('0 is filled in', ({ assert }) => {
    const answers = { ...report.answers, JD02: 0 }

    assert.notInclude(sectionOf('JD', { answers }).open, 'JD02')
  })

  test('asks only for what is required now', ({ assert }) => {
    const answers = { ...report.answers, JB13: null }

    assert.notInclude(sectionOf('JB', { answers }).open, 'JB13')
    assert.include(sectionOf('JB', { answers }, () => true).open, 'JB13')
  })

  test('never asks for what has no condition at all', ({ assert }) => {
    const answers = { ...report.answers, JC03: null }

    assert.notInclude(sectionOf('JC', { answers }, () => true).open, 'JC03')
  })

  test('what is not valid is open, required or not', ({ assert }) => {
    const invalid = ['JC03', 'JC09'].map((code) => ({ code, raw: 'x', message: 'x' }))
    const before = sectionOf('JC', {})

    const { open, required, filled } = sectionOf('JC', { invalid })

    assert.deepEqual(open, ['JC03', 'JC09'])
    assert.deepEqual([required, filled], [before.required + 1, before.filled - 1])
  })

  test('a table is open by its own code while a cell is missing or not valid', ({ assert }) => {
    const [first, second] = report.tables.JCT
    const gap = { JCT: [first, { ...second, JCT1: null }] }
    const invalid = [{ code: 'JCT6', row: 1, raw: 'x', message: 'x' }]

    assert.deepEqual(sectionOf('JC', { tables: gap }).open, ['JCT'])
    assert.deepEqual(sectionOf('JC', { invalid }).open, ['JCT'])
    assert.deepEqual(sectionOf('JC', {}).open, [])
  })

  test('the sections come in their order, and the sample is complete', ({ assert }) => {
    const sections = completeness(questionnaire, data(), always)

    assert.deepEqual(
      sections.map(({ section }) => section),
      ['JB', 'JC', 'JD', 'JE', 'JF', 'JG', 'JH', 'JK', 'JL', 'JM']
    )
    assert.deepEqual(
      sections.flatMap(({ open }) => open),
      []
    )
  })
})

test.group('The next open item', () => {
  const answers = { ...report.answers, JB04: null, JC09: null, JL01: null }
  const sections = completeness(questionnaire, data({ answers, tables: { JCT: [{}] } }), always)

  test('is none when nothing is open', ({ assert }) => {
    assert.isNull(nextOpen(questionnaire, completeness(questionnaire, data(), always), 'JB04'))
  })

  for (const [after, code, section] of [
    [undefined, 'JB04', 'JB'],
    ['JB04', 'JC09', 'JC'],
    ['JB22', 'JB04', 'JB'],
    ['JC09', 'JCT', 'JC'],
    ['JCT3', 'JL01', 'JL'],
    ['JCT', 'JL01', 'JL'],
    ['JL01', 'JB04', 'JB'],
  ] as const) {
    test(`after ${after ?? 'nothing'} is ${code}`, ({ assert }) => {
      assert.deepEqual(nextOpen(questionnaire, sections, after), { section, code })
    })
  }
})
