/**
 * Saves per second through HTTP, next to the floor: the same UPDATE from bare node:http and pg, on
 * the same rows. Each connection is a respondent with a report of their own. The two take turns.
 */
import { percent, spread, table, tenth, whole } from './support/figures.js'
import { load, type Load } from './support/load.js'
import { saver } from './support/saver.js'
import { Server } from './support/server.js'
import { respondents } from './support/world.js'

const CONNECTIONS = 16
const TURNS = 7
const SECONDS = 3
const WARM_UP = 6
const AIM = 0.4

const people = await respondents(CONNECTIONS)
const floor = await Server.start('floor.ts')
const sites = [floor.url, process.env.SITE_URL!]
const turn = (site: string, seconds: number) => {
  return load(
    site,
    people.map((one) => saver(one)),
    seconds
  )
}

for (const site of sites) await turn(site, WARM_UP)
const turns: Load[][] = []
for (let at = 0; at < TURNS; at++) {
  turns.push([await turn(sites[0], SECONDS), await turn(sites[1], SECONDS)])
}
await floor.stop()

const row = (name: string, loads: Load[]) => [
  name,
  spread(
    loads.map((one) => one.perSecond),
    whole
  ),
  ...(['p50', 'p95', 'p99'] as const).map((key) =>
    spread(
      loads.map((one) => one[key]),
      tenth
    )
  ),
  whole(loads.reduce((sum, one) => sum + one.failures, 0)),
]
process.stdout.write(
  table(
    [
      `${CONNECTIONS} connections, ${TURNS} turns`,
      'saves/s',
      'p50 ms',
      'p95 ms',
      'p99 ms',
      'failed',
    ],
    [
      row(
        'floor',
        turns.map(([one]) => one)
      ),
      row(
        'site',
        turns.map(([, one]) => one)
      ),
    ]
  )
)
const ratios = turns.map(([bare, site]) => site.perSecond / bare.perSecond)
process.stdout.write(
  `site / floor: ${spread(ratios, percent)}; the aim is ${percent(AIM)} or more\n`
)
