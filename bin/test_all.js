/*
 * `npm test [-- arguments of japa]`: every test, on a fresh database that is dropped afterwards.
 */
import { rmSync } from 'node:fs'
import { useProjectNode } from './command/project_node.js'
import { projectRoot } from './command/project_root.js'

await useProjectNode()

const { AlreadyRunning } = await import('./command/already_running.js')
const { buildAssets } = await import('./command/assets.js')
const { checkDatabase } = await import('./command/external_database.js')
const { fillEnvironment } = await import('./command/fill_environment.js')
const { freePort } = await import('./command/ports.js')
const { run } = await import('./command/run.js')
const { Shutdown } = await import('./command/shutdown.js')
const { step } = await import('./command/progress.js')
const { TestDatabase } = await import('./command/test_database.js')
const { testSummary } = await import('./command/test_summary.js')
const { Postgres } = await import('./postgres.js')

const { env } = process
const shutdown = new Shutdown()

try {
  await shutdown.end(await testAll())
} catch (error) {
  await shutdown.fail(error)
}

async function testAll() {
  env.NODE_ENV = 'test'
  fillEnvironment(projectRoot)
  const assets = buildAssets(shutdown)
  await step('数据库 PostgreSQL', prepareDatabase)
  await step('页面资源 Styles, scripts', async (note) => (await assets) && note('已生成'))
  env.HOST ||= '127.0.0.1'
  env.PORT ||= String(await freePort())
  return runTests(process.argv.slice(2))
}

async function prepareDatabase(note) {
  const server = env.DATABASE_URL || (await startPostgres())
  note(`${await checkDatabase(server)} 就绪`)
  const database = new TestDatabase(server)
  shutdown.add(() => database.drop())
  await database.create()
  env.DATABASE_URL = database.url
}

async function startPostgres() {
  try {
    return await start('postgres-test')
  } catch (error) {
    if (!(error instanceof AlreadyRunning)) throw error
  }
  const name = `postgres-test-${process.pid}`
  let folder
  shutdown.add(() => folder && rmSync(folder, { recursive: true, force: true }))
  return start(name, (started) => (folder = started.folder))
}

async function start(name, onStart = () => {}) {
  const postgres = new Postgres({ name, durable: false })
  shutdown.add(() => postgres.stop())
  onStart(await postgres.start())
  return postgres.url
}

async function runTests(argv) {
  const { code, output } = await run(['--import', '@poppinss/ts-exec', 'bin/test.ts', ...argv], {
    shutdown,
    onText: (text) => process.stdout.write(text),
    env: process.stdout.isTTY ? { FORCE_COLOR: env.FORCE_COLOR ?? '1' } : {},
  })
  process.stdout.write(`\n${testSummary(output, code)}\n`)
  return code
}
