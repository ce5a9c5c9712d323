/**
 * What pages weigh on the wire, as a browser counts it (compressed, with headers), in kB: the first
 * load finds nothing in the cache, the next page finds styles and scripts there.
 */
import { kilobytes, table } from './support/figures.js'
import { respondents, type Respondent } from './support/world.js'
import { closeBrowsers } from '#tests/support/browsers'
import { pageWeight, type PageWeight } from '#tests/support/page_weight'
import { Visitor } from '#tests/support/visitor'

const FIRST = 60_000
const NEXT = 15_000
const KINDS = ['html', 'css', 'js', 'font', 'image', 'other'] as const

const site = process.env.SITE_URL!
const [respondent] = await respondents(1)

const PAGES: [name: string, path: string, by?: Respondent][] = [
  ['login', '/login'],
  ['home', '/', respondent],
  ['section of the form', `/reports/${respondent.reportId}/sections/JE`, respondent],
  ['  with a table', `/reports/${respondent.reportId}/sections/JC`, respondent],
  ['audit', `/reports/${respondent.reportId}/audit`, respondent],
]

/** A browser of its own with the cookie of somebody who has signed in. */
async function arrive(by?: Respondent): Promise<Visitor> {
  const visitor = await Visitor.arrive({ site })
  if (!by) return visitor
  const [name, value] = by.cookie.split('=')
  await visitor.devTools.send('Network.setCookie', { name, value, url: site, httpOnly: true })
  return visitor
}

async function weigh(path: string, by?: Respondent): Promise<[PageWeight, PageWeight]> {
  const visitor = await arrive(by)
  const first = await pageWeight(visitor, () => visitor.open(path))
  const next = await pageWeight(visitor, () => visitor.open(path))
  await visitor.close()
  return [first, next]
}

const rows: string[][] = []
for (const [name, path, by] of PAGES) {
  const [first, next] = await weigh(path, by)
  const isLight = first.total <= FIRST && next.total <= NEXT
  rows.push([
    name,
    ...KINDS.map((kind) => kilobytes(first[kind])),
    kilobytes(first.total),
    kilobytes(next.total),
    isLight ? 'yes' : 'NO',
  ])
}
process.stdout.write(table(['first load, kB', ...KINDS, 'first', 'next', 'within'], rows))
process.stdout.write(
  `the aims: first ${kilobytes(FIRST)} kB or less, next ${kilobytes(NEXT)} kB or less\n`
)
await closeBrowsers()
