import { readFile } from 'node:fs/promises'
import QuestionnaireVersion from '#models/questionnaire_version'
import type { Questionnaire, Value } from '#questionnaire/types'

export type Row = Record<string, Value>

/** The published questionnaire with answers that no rule objects to. */
export interface CleanSurvey {
  versionId: number
  questionnaire: Questionnaire
  /** Of the issued list, by the names of `prefill: roster.*`. */
  facts: Row
  answers: Row
  tables: Record<string, Row[]>
  previous: Row
}

/** What the sample of the rule cases leaves out in required columns. */
const REQUIRED_CELLS: Record<string, Row> = {
  JDT: { JDT5: '2', JDT6: '江苏恒曜新能源科技有限公司' },
  JFT: { JFT2: '1' },
  JGT: { JGT2: '2' },
  JHT: { JHT1: '正极材料制备技术开发', JHT2: '1' },
}

let survey: Promise<CleanSurvey> | undefined

/** Published once for the life of the process: published versions outlive every world. */
export function cleanSurvey(): Promise<CleanSurvey> {
  survey ??= read()
  return survey
}

async function read(): Promise<CleanSurvey> {
  const { report } = await json('tests/fixtures/rule-cases.json')
  const rules = await json('resources/survey/rules-2016.json')
  const version = await QuestionnaireVersion.publish(
    await json('resources/survey/questionnaire-2016.json'),
    rules
  )
  const { questionnaire } = await QuestionnaireVersion.compiled(version.id)
  const { answers, issued, previous } = report
  return {
    versionId: version.id,
    questionnaire,
    answers,
    previous,
    facts: facts(questionnaire, issued),
    tables: tables(report),
  }
}

function facts(questionnaire: Questionnaire, issued: Row): Row {
  const named = [...questionnaire.indicators.values()].flatMap(({ code, prefill }) =>
    prefill?.startsWith('roster.') ? [[prefill.slice('roster.'.length), issued[code] ?? null]] : []
  )
  return Object.fromEntries(named)
}

function tables(report: Pick<CleanSurvey, 'tables'>): CleanSurvey['tables'] {
  return Object.fromEntries(
    Object.entries(report.tables).map(([code, rows]) => [
      code,
      rows.map((row) => ({ ...REQUIRED_CELLS[code], ...row })),
    ])
  )
}

async function json(path: string) {
  return JSON.parse(await readFile(new URL(`../../${path}`, import.meta.url), 'utf8'))
}
