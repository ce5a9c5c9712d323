/**
 * How long a bulk acceptance of 1,000 reports takes, pages and work behind them included: from the
 * press to its preview, and from the confirmation to its result. Each report is audited anew twice.
 * Then the pages on this way by themselves.
 */
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { Person } from '#tests/support/person'
import { median, table, tenth, whole } from './support/figures.js'
import { buildReports, PASSWORD } from './support/world.js'

const TURNS = 3
const AIM = 60
const LOOK_MS = 100

/** How often the preview and the result are looked at, and how long a page may take. */
const LOOKS = 30
const AIM_PAGE_MS = 100
const MANAGER = 'BENCH0XM'

/** All of the benchmark's reports wait at the one manager. */
const WAITING = `
    WITH manager AS (SELECT id, path FROM accounts WHERE user_name = $1)
    UPDATE reports SET state = 'submitted', waiting_at = manager.id, path = manager.path,
        submitted_at = survey_now(), receipt_number = coalesce(receipt_number, 'BENCH' || reports.id)
      FROM manager, projects WHERE projects.id = reports.project_id AND projects.number LIKE 'BENCH%'`

/** As the other benchmarks need them. */
const BACK = `
    UPDATE reports SET state = 'filling', waiting_at = NULL, path = accounts.path
      FROM accounts WHERE accounts.id = reports.account_id AND accounts.user_name LIKE 'BENCH%'`

const COUNTS = `
    SELECT count(event_id) AS accepted, count(refusal) AS refused FROM bulk_items WHERE bulk_id = $1`

const db = new pg.Client(process.env.DATABASE_URL)
await db.connect()
await buildReports(db)
const person = await new Person(process.env.SITE_URL).signIn(MANAGER, PASSWORD)

const pages: Record<'press' | 'preview' | 'confirmation' | 'result', number[]> = {
  press: [],
  preview: [],
  confirmation: [],
  result: [],
}
const turns: Awaited<ReturnType<typeof decide>>[] = []
for (let turn = 0; turn < TURNS; turn++) {
  await db.query(WAITING, [MANAGER])
  await person.get('/queue')
  turns.push(await decide())
}
await db.query(BACK)
await db.end()

const seconds = (key: 'preview' | 'decision') => median(turns.map((one) => one[key])) / 1000
process.stdout.write(
  table(
    ['median of turns', 'reports', 'preview s', 'decision s', 'refused'],
    [
      [
        'bulk acceptance',
        whole(turns[0].accepted),
        tenth(seconds('preview')),
        tenth(seconds('decision')),
        whole(Math.max(...turns.map(({ refused }) => refused))),
      ],
    ]
  )
)
process.stdout.write(`the aim is ${AIM} s or less for both together\n\n`)
process.stdout.write(table(['page', 'looks', 'p50 ms', 'p95 ms'], Object.entries(pages).map(line)))
process.stdout.write(`the aim is ${AIM_PAGE_MS} ms or less at p95\n`)
if (seconds('preview') + seconds('decision') > AIM) process.exitCode = 1

function line([name, times]: [string, number[]]): string[] {
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share: number) => sorted[Math.floor((sorted.length - 1) * share)]
  return [name, whole(times.length), tenth(at(0.5)), tenth(at(0.95))]
}

async function decide() {
  const began = performance.now()
  const begun = await timed('press', () =>
    person.post('/bulk_decisions', { action: 'accept', scope: 'all' })
  )
  const preview = await outcome(begun.location!)
  const shown = performance.now()
  await look('preview', preview)
  const pressed = performance.now()
  const confirmed = await timed('confirmation', () => person.post(`${preview}/confirmations`))
  const result = await outcome(confirmed.location!)
  const ended = performance.now()
  await look('result', result)
  const { rows } = await db.query<{ accepted: string; refused: string }>(COUNTS, [
    preview.split('/').at(-1),
  ])
  return {
    preview: shown - began,
    decision: ended - pressed,
    accepted: Number(rows[0].accepted),
    refused: Number(rows[0].refused),
  }
}

async function look(page: 'preview' | 'result', path: string) {
  for (let i = 0; i < LOOKS; i++) await timed(page, () => person.get(path))
}

async function timed<Answer>(page: keyof typeof pages, ask: () => Promise<Answer>) {
  const began = performance.now()
  const answer = await ask()
  pages[page].push(performance.now() - began)
  return answer
}

/** Looks at the task until it leads on; gives where. */
async function outcome(path: string): Promise<string> {
  for (;;) {
    const { location, words } = await person.get(path)
    if (location) return location
    if (/没有办成/.test(words)) throw new Error(words)
    await pause(LOOK_MS)
  }
}
