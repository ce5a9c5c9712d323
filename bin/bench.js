/*
 * `npm run bench [-- name …]`: the benchmarks, one after the other, against the site as it runs in
 * production, on a database of its own that keeps its data between runs.
 */
import { spawn } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { useProjectNode } from './command/project_node.js'
import { projectRoot } from './command/project_root.js'

await useProjectNode()

const { Refusal } = await import('./command/refusal.js')
const { run } = await import('./command/run.js')
const { Shutdown } = await import('./command/shutdown.js')

const shutdown = new Shutdown()

/** Those of the whole country: each number of projects has a database of its own. */
const NATIONWIDE = new Set(['deadlines', 'managers'])

try {
  await shutdown.end(await bench())
} catch (error) {
  await shutdown.fail(error)
}

/** @returns the exit code: 1 when one of them fails its target */
async function bench() {
  let code = 0
  let usual, countries
  for (const file of chosen(process.argv.slice(2))) {
    const name = basename(file, '.ts')
    const site = await (NATIONWIDE.has(name)
      ? (countries ??= startCountries())
      : (usual ??= startUsual()))
    process.stdout.write(`\n${name}\n`)
    const result = await run(['--import', '@poppinss/ts-exec', file], {
      shutdown,
      stdio: 'inherit',
      env: site,
    })
    code ||= result.code
  }
  return code
}

function startUsual() {
  return startSite({ POSTGRES_FOLDER: 'postgres-bench' })
}

/** The whole country with as many projects as BENCH_PROJECTS names, side by side. */
async function startCountries() {
  const sites = []
  for (const projects of (process.env.BENCH_PROJECTS || '15000').split(',')) {
    const site = await startSite({
      POSTGRES_FOLDER: `postgres-bench-${projects}`,
      DEMONSTRATION_PROJECTS: projects,
    })
    sites.push({ ...site, projects: Number(projects) })
  }
  const SITES = JSON.stringify(sites.map(({ projects, SITE_URL: url }) => ({ projects, url })))
  return { ...sites[0], projects: undefined, SITES }
}

function chosen(names) {
  const all = readdirSync(join(projectRoot, 'benchmarks'))
    .filter((name) => name.endsWith('.ts'))
    .sort()
  const unknown = names.find(
    (name) => !all.some((file) => basename(file, '.ts') === basename(name, '.ts'))
  )
  if (unknown) {
    const known = all.map((file) => basename(file, '.ts')).join('、')
    throw new Refusal(
      `没有名为 ${unknown} 的性能测试，现有：${known || '无'}。`,
      `No such benchmark: ${unknown}`
    )
  }
  return all
    .filter(
      (file) =>
        !names.length || names.some((name) => basename(name, '.ts') === basename(file, '.ts'))
    )
    .map((file) => join('benchmarks', file))
}

/** `npm start` in a process of its own, so that measuring does not slow what is measured. */
async function startSite(env) {
  const child = spawn(process.execPath, [join(projectRoot, 'bin/start.js')], {
    cwd: projectRoot,
    env: { ...process.env, ...env, HOST: '127.0.0.1' },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const ended = new Promise((resolve) => child.once('exit', resolve))
  shutdown.add(() => child.kill('SIGTERM') && ended)
  const ready = new Promise((resolve) =>
    child.on('message', (text) => text.databaseUrl && resolve(text))
  )
  const site = await Promise.race([ready, ended])
  if (!site?.url) throw new Refusal('网站没有启动，性能测试没有运行。', 'The site did not start.')
  return {
    NODE_ENV: 'production',
    APP_KEY: site.appKey,
    SITE_URL: site.url,
    DATABASE_URL: site.databaseUrl,
  }
}
