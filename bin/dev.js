/*
 * `npm run dev`: the database of `npm start`, and a server that reloads what is edited.
 */
import { useProjectNode } from './command/project_node.js'
import { projectRoot } from './command/project_root.js'

await useProjectNode()

const { fillEnvironment } = await import('./command/fill_environment.js')
const { Refusal } = await import('./command/refusal.js')
const { run } = await import('./command/run.js')
const { Shutdown } = await import('./command/shutdown.js')
const { step } = await import('./command/progress.js')
const { Postgres } = await import('./postgres.js')

const shutdown = new Shutdown()

try {
  await shutdown.end(await develop())
} catch (error) {
  await shutdown.fail(error)
}

async function develop() {
  fillEnvironment(projectRoot, { embeddedDatabase: false })
  if (!process.env.DATABASE_URL) await step('数据库 PostgreSQL', startPostgres)
  await step('表结构 Migrations', migrate)
  const { code } = await run(['ace', 'serve', '--hmr', ...process.argv.slice(2)], {
    shutdown,
    stdio: 'inherit',
  })
  return code
}

async function startPostgres() {
  const postgres = new Postgres()
  shutdown.add(() => postgres.stop())
  await postgres.start()
  process.env.DATABASE_URL = postgres.url
}

async function migrate() {
  const { code, output } = await run(['ace', 'migration:run'], { shutdown })
  if (code !== 0) throw new Refusal(`表结构没有更新：\n${output}`, 'migration:run failed.')
}
