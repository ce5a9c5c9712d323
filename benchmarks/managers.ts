/**
 * How fast the pages of managers are in the demonstration of the whole country, for the nation, a
 * province and a city; with several numbers of projects side by side, taking turns: how they grow.
 */
import { median, table, tenth, whole } from './support/figures.js'
import { load, type Load } from './support/load.js'
import { manager } from './support/manager.js'
import { reader } from './support/reader.js'

const CONNECTIONS = Number(process.env.BENCH_CONNECTIONS || 4)
const TURNS = 3
const SECONDS = 2
const AIM = 100

const MANAGERS = { nation: '000000XM', province: '320000XM', city: '320100XM' }
const PAGES = {
  'home': '/manage',
  'collection': '/collection',
  '  of a programme': '/collection?programme=03',
  '  list of all': '/collection/reports',
  '  list of those waiting': '/collection/reports?show=waiting',
  'reminders': '/reminders',
  'queue': '/queue',
  '  all': '/queue?state=all',
  '  all, page 5': '/queue?state=all&page=5',
  '  of a region': '/queue?state=all&region=320100',
  '  all of a programme': '/queue?state=all&programme=03',
  '  explanations unread': '/queue?state=all&audit=unread',
  '  weak explanations': '/queue?state=all&audit=weak',
  '  without cover': '/queue?state=all&audit=cover',
  '  newest first': '/queue?state=all&sort=newest',
  '  overdue': '/queue?state=overdue',
  '  stalled': '/queue?state=stalled',
  '  with a word': `/queue?state=all&text=${encodeURIComponent('电池')}`,
  'reconciliation': '/reconciliations',
  'list': '/roster',
}

interface Site {
  projects: number
  url: string
}

const sites = JSON.parse(process.env.SITES!) as Site[]

async function measure(who: keyof typeof MANAGERS): Promise<string[][]> {
  const signedIn = await Promise.all(sites.map(({ url }) => manager(url, MANAGERS[who])))
  const ask = (at: number, path: string, connections: number, seconds: number) => {
    const callers = Array.from({ length: connections }, () => reader(path, signedIn[at]))
    return load(sites[at].url, callers, seconds)
  }

  const rows: string[][] = []
  for (const [name, path] of Object.entries(PAGES)) {
    const loads: Load[][] = sites.map(() => [])
    for (const at of sites.keys()) await ask(at, path, 1, 1)
    for (let turn = 0; turn < TURNS; turn++) {
      for (const at of sites.keys()) loads[at].push(await ask(at, path, CONNECTIONS, SECONDS))
    }
    rows.push([`${who} ${name}`, ...figures(loads)])
  }
  return rows
}

/** p50 and p95 of each site, what the last p95 is of the first, and failures. */
function figures(loads: Load[][]): string[] {
  const of = (list: Load[], key: keyof Load) => median(list.map((one) => one[key]))
  const p95 = loads.map((list) => of(list, 'p95'))
  return [
    ...loads.flatMap((list, at) => [tenth(of(list, 'p50')), tenth(p95[at])]),
    ...(loads.length > 1 ? [tenth(p95.at(-1)! / p95[0])] : []),
    whole(loads.flat().reduce((sum, one) => sum + one.failures, 0)),
  ]
}

const head = [
  `ms, ${CONNECTIONS} connections`,
  ...sites.flatMap(({ projects }) => [`p50 of ${whole(projects)}`, 'p95']),
  ...(sites.length > 1 ? ['growth'] : []),
  'failed',
]
for (const who of Object.keys(MANAGERS) as (keyof typeof MANAGERS)[]) {
  process.stdout.write(`${table(head, await measure(who))}\n`)
}
process.stdout.write(
  `the aim is a p95 of ${AIM} ms or less; of pages of one province, a growth of 2 or less\n`
)
