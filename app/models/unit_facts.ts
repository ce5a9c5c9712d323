import { readdirSync, readFileSync } from 'node:fs'
import app from '@adonisjs/core/services/app'
import type { Questionnaire } from '#questionnaire/types'

/** An indicator that must be the same within a unit. */
export interface UnitFact {
  code: string
  numeric: boolean
}

interface Anomalies {
  anomalies: { id: string; facts?: string[] }[]
}

const FOLDER = app.makePath('resources/survey')
const YEARS = readdirSync(FOLDER)
  .flatMap((name) => /^anomalies-(\d{4})\.json$/.exec(name)?.[1] ?? [])
  .map(Number)
  .sort((a, b) => a - b)

const known = new Map<number, string[]>()

/** What must be the same within a unit, of the indicators that a questionnaire has (W6). */
export function unitFactsIn({ reportYear, indicators }: Questionnaire): UnitFact[] {
  return unitFacts(reportYear).flatMap((code) => {
    const indicator = indicators.get(code)
    return indicator ? [{ code, numeric: indicator.type === 'number' }] : []
  })
}

/**
 * Codes of the indicators that must be the same in all reports of one unit: what anomaly C001 of the
 * report year compares (W6). Read once; years before the first file have the first one.
 */
function unitFacts(year: number): string[] {
  const file = YEARS.findLast((one) => one <= year) ?? YEARS[0]
  const ready = known.get(file)
  if (ready) return ready
  const { anomalies } = JSON.parse(
    readFileSync(`${FOLDER}/anomalies-${file}.json`, 'utf8')
  ) as Anomalies
  const facts = anomalies.find(({ id }) => id === 'C001')?.facts ?? []
  known.set(file, facts)
  return facts
}
