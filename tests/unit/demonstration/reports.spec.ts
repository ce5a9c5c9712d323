import { test } from '@japa/runner'
import { audit } from '#audit/audit'
import { rosterFacts } from '#demonstration/projects'
import { demonstrationReports, type DemonstrationReport } from '#demonstration/reports'
import { issuedAnswers } from '#questionnaire/prefill'
import { read } from '#questionnaire/reading'
import type { Indicator, Invalid, ReportData, Value } from '#questionnaire/types'
import { storedText } from '#tests/support/stored_text'
import { parameters, questionnaire, ruleSet } from '#tests/fixtures/audit/survey'

const REPORTS = demonstrationReports()

function facts({ project }: DemonstrationReport, year: number) {
  const issued = {
    ...rosterFacts(project),
    statSerialNo: `${year}023204120001`,
    projectNumber: project.number,
    title: project.title,
  }
  return issued as Record<string, Value>
}

/** What the audit is given once the report is stored and read again. */
function dataOf(report: DemonstrationReport, year: 2015 | 2016): ReportData {
  const { answers, tables } = year === 2016 ? report.now : report.last!
  const issued = issuedAnswers(questionnaire, facts(report, year))
  const invalid: Invalid[] = []
  const value = (indicator: Indicator, given: Value, row?: number) => {
    const reading = read(indicator, storedText(indicator, given))
    if (reading.error)
      invalid.push({
        code: indicator.code,
        row,
        raw: reading.raw,
        message: reading.error,
        generic: reading.generic,
      })
    return reading.value
  }
  const whole = { ...issued, ...answers }
  return {
    answers: Object.fromEntries(
      [...questionnaire.indicators.values()].map((one) => [
        one.code,
        value(one, whole[one.code] ?? null),
      ])
    ),
    tables: Object.fromEntries(
      Object.entries(tables).map(([code, rows]) => [
        code,
        rows.map((row, i) =>
          Object.fromEntries(
            Object.entries(row).map(([column, given]) => [
              column,
              value(questionnaire.columns.get(column)!, given, i),
            ])
          )
        ),
      ])
    ),
    issued,
    previous: year === 2016 && report.last ? dataOf(report, 2015).answers : null,
    attachments: [],
    invalid,
  }
}

test.group('Demonstration reports', () => {
  test('have exactly the findings that are planted', ({ assert }) => {
    const found = REPORTS.map((report) => {
      const { findings } = audit(ruleSet, dataOf(report, 2016), parameters)
      return [
        report.project.number,
        report.project.scenario,
        [...new Set(findings.map(({ rule }) => rule))].sort(),
      ]
    })

    assert.deepEqual(
      found,
      REPORTS.map(({ project, expected }) => [project.number, project.scenario, expected])
    )
  })

  test('had no findings last year', ({ assert }) => {
    const earlier = { ...parameters, year: 2015 }

    const found = REPORTS.filter(({ last }) => last).flatMap((report) =>
      audit(ruleSet, dataOf(report, 2015), earlier)
        .findings.filter(({ rule }) => rule !== 'B007')
        .map(({ rule, message }) => [report.project.number, rule, message])
    )

    assert.deepEqual(found, [])
  })
})

const PATTERNS: Record<string, RegExp> = {
  '01': /^20\d\dCB\d{6}$/,
  '02': /^20\d\dAA\d\d[A-Z0-9]\d{3}$/,
  '03': /^20\d\dBA[A-K]\d\dB0\d$/,
  '04': /^20\d\dZX\d{5}-00\d$/,
  '05': /^2016YF[A-D]\d{7}$/,
  '06': /^20\d\dDF[AGR]\d{5}$/,
  '07': /^20\d\dYQ\d{8}$/,
  '08': /^20\d\dFY\d{6}$/,
}

test.group('Demonstration projects', () => {
  test('are 60 of 12 units in three provinces, each with its own number and title', ({
    assert,
  }) => {
    const projects = REPORTS.map(({ project }) => project)

    assert.lengthOf(projects, 60)
    assert.lengthOf(new Set(projects.map(({ number }) => number)), 60)
    assert.lengthOf(new Set(projects.map(({ title }) => title)), 60)
    assert.lengthOf(new Set(projects.map(({ unit }) => unit.orgCode)), 12)
    assert.sameMembers(
      [...new Set(projects.map(({ unit }) => unit.region.slice(0, 2)))],
      ['32', '33', '61']
    )
  })

  test('have numbers of the pattern of their programme', ({ assert }) => {
    for (const { project } of REPORTS) assert.match(project.number, PATTERNS[project.programme])
  })

  test('are the same every time, and others with another seed', ({ assert }) => {
    const again = demonstrationReports()
    const others = demonstrationReports('another')

    assert.deepEqual(
      again.map(({ now }) => now),
      REPORTS.map(({ now }) => now)
    )
    assert.notDeepEqual(
      others.map(({ project }) => project.number),
      REPORTS.map(({ project }) => project.number)
    )
  })

  test('agree with each other about the facts of their unit', ({ assert }) => {
    const planted = new Set(['moved', 'wrongOrgCode', 'invalidTexts'])
    const plain = REPORTS.filter(
      ({ scenario }) => !scenario.plants?.some((plant) => planted.has(plant))
    )
    for (const code of ['JC01', 'JC02', 'JC04', 'JC05', 'JC09', 'JC10', 'JB06']) {
      const told = new Set(
        plain.map(({ project, now }) => `${project.unit.orgCode} ${now.answers[code]}`)
      )
      assert.lengthOf(told, 12, code)
    }
  })

  test('mostly have a report of last year, but not those that began this year', ({ assert }) => {
    const isNew = REPORTS.filter(({ last }) => last === null)

    assert.isTrue(isNew.every(({ project }) => project.approvalYear === 2016))
    assert.isAbove(REPORTS.length - isNew.length, 50)
    assert.isAbove(isNew.length, 0)
  })
})
