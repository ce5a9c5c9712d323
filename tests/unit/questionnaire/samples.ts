import { readFileSync } from 'node:fs'
import { parseQuestionnaire } from '#questionnaire/parse'
import { Regions } from '#questionnaire/regions'
import type { Region } from '#questionnaire/regions'
import type { Indicator, Option, Value } from '#questionnaire/types'

const survey = new URL('../../../resources/survey/', import.meta.url)

function json(name: string, folder: URL = survey): unknown {
  return JSON.parse(readFileSync(new URL(name, folder), 'utf8'))
}

export const questionnaireJson = () => json('questionnaire-2016.json')
export const questionnaire = parseQuestionnaire(questionnaireJson())
export const regions = new Regions(json('regions-2016.json') as Region[])
export const report = (
  json('rule-cases.json', new URL('../../fixtures/', import.meta.url)) as {
    report: {
      answers: Record<string, Value>
      tables: Record<string, Record<string, Value>[]>
      issued: Record<string, Value>
    }
  }
).report

/** An indicator of its own, for what the questionnaire of 2016 does not have. */
export function indicator(members: Partial<Indicator>): Indicator {
  return {
    code: 'X1',
    label: '样品',
    name: 'x',
    type: 'text',
    options: [],
    section: 'X',
    ...members,
  }
}

export function choice(options: Option[], type: 'choice' | 'choices' = 'choice'): Indicator {
  return indicator({ type, options })
}

/** The indicator or column of 2016 with this code. */
export function of2016(code: string): Indicator {
  const found = questionnaire.indicators.get(code) ?? questionnaire.columns.get(code)
  if (!found) throw new Error(`2016 has no ${code}`)
  return found
}
