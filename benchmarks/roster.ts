import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { writeList } from './support/roster_list.js'
import { table, tenth, whole } from './support/figures.js'
import { TestDatabase } from '../bin/command/test_database.js'

/** Projects of the list, and what importing them may take (R1). */
const ROWS = 100_000
const MOST_SECONDS = 60
const MOST_MEGABYTES = 512

interface Run {
  seconds: number
  megabytes: number
  outcome: { added: string[]; skipped: string[]; refused: unknown[] }
}

const folder = await mkdtemp(join(tmpdir(), 'roster-'))
const database = new TestDatabase(process.env.DATABASE_URL!)
await database.create()
try {
  const file = join(folder, 'list.xlsx')
  await writeList(file, ROWS)
  await ace(['migration:run', '--force'])
  await ace(['demo:seed'])
  const words = ['roster:import', file, '--round', '2016']
  const runs: [string, Run][] = [
    ['look at the list', await ace(words)],
    ['import it', await ace([...words, '--confirm'])],
    ['import it again', await ace([...words, '--confirm'])],
  ]
  process.stdout.write(table(['', 's', 'MB', 'added', 'skipped', 'refused'], runs.map(line)))
  process.stdout.write(`at most ${MOST_SECONDS} s and ${MOST_MEGABYTES} MB wanted\n`)
} finally {
  await database.drop()
  await rm(folder, { recursive: true })
}

function line([name, { seconds, megabytes, outcome }]: [string, Run]): string[] {
  const { added, skipped, refused } = outcome
  return [
    name,
    tenth(seconds),
    ...[megabytes, added.length, skipped.length, refused.length].map(whole),
  ]
}

/** Runs a command in a process of its own, which says at its end how much memory it had at most. */
async function ace(command: string[]): Promise<Run> {
  const tell = `process.on('exit',()=>process.stderr.write('maxRSS='+process.resourceUsage().maxRSS))`
  const start = performance.now()
  const child = spawn(
    process.execPath,
    ['--import', `data:text/javascript,${tell}`, 'ace.js', ...command],
    {
      env: { ...process.env, DATABASE_URL: database.url, DEMONSTRATION: 'true' },
      stdio: ['ignore', 'pipe', 'pipe'],
    }
  )
  const [out, err] = await Promise.all([
    textOf(child.stdout),
    textOf(child.stderr),
    once(child, 'exit'),
  ])
  const kilobytes = /maxRSS=(\d+)/.exec(err)?.[1]
  if (!kilobytes || child.exitCode !== 0)
    throw new Error(`${command[0]} failed: ${err}${out.slice(-500)}`)
  return {
    seconds: (performance.now() - start) / 1000,
    megabytes: Number(kilobytes) / 1024,
    outcome: out.startsWith('{') ? JSON.parse(out) : { added: [], skipped: [], refused: [] },
  }
}

async function textOf(stream: NodeJS.ReadableStream): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of stream) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}
