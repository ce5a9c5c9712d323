/**
 * How fast pages are made: each alone at four connections, then one reader beside 16 people who save
 * as fast as they can, which is far more than they type.
 */
import { median, table, tenth, whole } from './support/figures.js'
import { load, type Load } from './support/load.js'
import { reader } from './support/reader.js'
import { saver } from './support/saver.js'
import { respondents, type Respondent } from './support/world.js'

const READERS = 4
const SAVERS = 16
const TURNS = 3
const SECONDS = 2
const AIM = 100

interface Page {
  name: string
  path: (one: Respondent) => string
  isFragment?: boolean
}

const PAGES: Page[] = [
  { name: 'login', path: () => '/login' },
  { name: 'home', path: () => '/' },
  { name: 'section of the form', path: ({ reportId }) => `/reports/${reportId}/sections/JE` },
  { name: '  with a table', path: ({ reportId }) => `/reports/${reportId}/sections/JC` },
  {
    name: '  its notes, after a save',
    path: ({ reportId }) => `/reports/${reportId}/sections/JE?notes=1`,
    isFragment: true,
  },
  { name: 'audit', path: ({ reportId }) => `/reports/${reportId}/audit` },
]

const site = process.env.SITE_URL!
const people = await respondents(SAVERS + READERS)
const savers = people.slice(0, SAVERS)
const readers = people.slice(SAVERS)

const read = ({ name, path, isFragment }: Page, by: Respondent[]) => {
  // Nobody who has signed in sees the login page.
  const who = by.map((one) => (name === 'login' ? { ...one, cookie: '' } : one))
  return load(
    site,
    who.map((one) => reader(path(one), one, isFragment)),
    SECONDS
  )
}

const save = () => {
  return load(
    site,
    savers.map((one) => saver(one)),
    SECONDS
  )
}

async function measure(page: Page): Promise<string[]> {
  const [alone, beside, saves]: Load[][] = [[], [], []]
  await read(page, readers)
  for (let turn = 0; turn < TURNS; turn++) {
    alone.push(await read(page, readers))
    const [saved, one] = await Promise.all([save(), read(page, readers.slice(0, 1))])
    beside.push(one)
    saves.push(saved)
  }
  const of = (loads: Load[], key: keyof Load) => median(loads.map((one) => one[key]))
  return [
    page.name,
    whole(of(alone, 'perSecond')),
    tenth(of(alone, 'p50')),
    tenth(of(alone, 'p95')),
    tenth(of(beside, 'p95')),
    tenth(of(saves, 'p95')),
    whole([...alone, ...beside, ...saves].reduce((sum, one) => sum + one.failures, 0)),
  ]
}

const rows: string[][] = []
for (const page of PAGES) rows.push(await measure(page))
process.stdout.write(
  table(
    ['median of turns', 'pages/s', 'p50 ms', 'p95 ms', 'p95 beside', 'saves p95', 'failed'],
    rows
  )
)
process.stdout.write(`beside: while ${SAVERS} people save; the aim is a p95 of ${AIM} ms or less\n`)
