/**
 * How long it takes the nation to move the filing deadline of the whole round, page to page: each report
 * is given its new end, and the counters follow. With several numbers of projects side by side.
 */
import { PASSWORDS } from '#demonstration/accounts_file'
import { Person } from '#tests/support/person'
import { median, table, tenth, whole } from './support/figures.js'

const NATION = '000000XM'
const ROUND = { opens: '2017-01-04', provinceReview: '2017-03-20', nationalReview: '2017-04-03' }
/** There and back, so that each turn changes every report. */
const DAYS = ['2017-03-12', '2017-03-10', '2017-03-12', '2017-03-10']

const sites = JSON.parse(process.env.SITES!) as { projects: number; url: string }[]

const rows: string[][] = []
for (const { projects, url } of sites) {
  const person = await new Person(url).signIn(NATION, PASSWORDS.manager)
  const turns: Awaited<ReturnType<typeof move>>[] = []
  for (const day of DAYS) turns.push(await move(person, day))
  const seconds = (key: 'preview' | 'set') => median(turns.map((one) => one[key])) / 1000
  rows.push([
    whole(projects),
    tenth(seconds('preview')),
    tenth(seconds('set')),
    tenth((seconds('set') * 1e6) / projects),
  ])
}
process.stdout.write(
  `${table(['reports', 'what it would do, s', 'set, s', 'µs for each report'], rows)}\n`
)

async function move(person: Person, filing: string) {
  const form = { ...ROUND, filing }
  const began = performance.now()
  const preview = await person.get(`/deadlines/create?${new URLSearchParams(form)}`)
  const shown = performance.now()
  const seen = /name="seen" value="([^"]*)"/.exec(preview.body)?.[1] ?? ''
  const { status, words } = await person.post('/deadlines', { ...form, seen })
  if (status !== 303) throw new Error(words)
  return { preview: shown - began, set: performance.now() - shown }
}
