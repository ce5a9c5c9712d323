/**
 * What each layer of a save costs: the same request to rungs from bare node:http up to the save path,
 * and to a route as it is usually written. Time of the server's processor for each request; the
 * database's comes on top.
 */
import { median, table, whole } from './support/figures.js'
import { load } from './support/load.js'
import { saver } from './support/saver.js'
import { Server } from './support/server.js'
import { respondents } from './support/world.js'

const CONNECTIONS = 16
const TURNS = 5
const SECONDS = 1
const WARM_UP = 2

interface Rung {
  name: string
  server: Server
  path: string
  perSecond: number[]
  cpu: number[]
}

const people = await respondents(CONNECTIONS)
const floor = await Server.start('floor.ts')
const site = await Server.start('layers_site.ts')
const rung = (name: string, server: Server, path: string): Rung => {
  return { name, server, path, perSecond: [], cpu: [] }
}

const rungs = [
  rung('node:http, a fixed answer', floor, '/fixed'),
  rung('  and the body', floor, '/body'),
  rung('  and the UPDATE: the floor', floor, '/update'),
  rung('AdonisJS route, a fixed answer', site, '/bare'),
  rung('  and session cookie and pass', site, '/passed'),
  rung('  and the body', site, '/read'),
  rung('  and statement, receipt: the save path', site, '/reports'),
  rung('AdonisJS route with all of a page', site, '/web'),
  rung('  and signed in, model, query builder', site, '/usual'),
]

async function turn({ server, path, perSecond, cpu }: Rung, seconds: number): Promise<void> {
  const before = await server.cpu()
  const result = await load(
    server.url,
    people.map((one) => saver(one, path)),
    seconds
  )
  if (result.failures > 0) throw new Error(`${path}: ${result.failures} requests failed`)
  perSecond.push(result.perSecond)
  cpu.push(((await server.cpu()) - before) / (result.perSecond * seconds))
}

for (const each of rungs) await turn({ ...each, perSecond: [], cpu: [] }, WARM_UP)
for (let at = 0; at < TURNS; at++) for (const each of rungs) await turn(each, SECONDS)
await Promise.all([floor.stop(), site.stop()])

const rows = rungs.map(({ name, perSecond, cpu }) => [
  name,
  whole(median(cpu)),
  whole(median(perSecond)),
])
process.stdout.write(
  table([`${CONNECTIONS} connections, median of ${TURNS}`, 'µs each', 'requests/s'], rows)
)
