import { readdirSync, readFileSync } from 'node:fs'
import app from '@adonisjs/core/services/app'
import { Regions, type Region } from '#questionnaire/regions'

const FOLDER = app.makePath('resources/survey')
const YEARS = readdirSync(FOLDER)
  .flatMap((name) => /^regions-(\d{4})\.json$/.exec(name)?.[1] ?? [])
  .map(Number)
  .sort((a, b) => a - b)

const tables = new Map<number, Regions>()

/** The regions of a report year (R6), read once; years before the first table have the first one. */
export function regionTable(year: number): Regions {
  const known = YEARS.findLast((one) => one <= year) ?? YEARS[0]
  const ready = tables.get(known)
  if (ready) return ready
  const rows = JSON.parse(readFileSync(`${FOLDER}/regions-${known}.json`, 'utf8')) as Region[]
  const table = new Regions(rows)
  tables.set(known, table)
  return table
}
