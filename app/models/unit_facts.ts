import { readdirSync, readFileSync } from 'node:fs'
import app from '@adonisjs/core/services/app'

interface Anomalies {
  anomalies: { id: string; facts?: string[] }[]
}

const FOLDER = app.makePath('resources/survey')
const YEARS = readdirSync(FOLDER)
  .flatMap((name) => /^anomalies-(\d{4})\.json$/.exec(name)?.[1] ?? [])
  .map(Number)
  .sort((a, b) => a - b)

const known = new Map<number, string[]>()

/**
 * Codes of the indicators that must be the same in all reports of one unit: what anomaly C001 of the
 * report year compares (W6). Read once; years before the first file have the first one.
 */
export function unitFacts(year: number): string[] {
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
