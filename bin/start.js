/*
 * `npm start`: PostgreSQL, migrations, demonstration data and the site, in one process.
 */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { useProjectNode } from './command/project_node.js'
import { projectRoot } from './command/project_root.js'

await useProjectNode()

const { buildAssets } = await import('./command/assets.js')
const { checkDatabase } = await import('./command/external_database.js')
const { fillEnvironment } = await import('./command/fill_environment.js')
const { holderOf, isFree, nextFreePort } = await import('./command/ports.js')
const { Refusal } = await import('./command/refusal.js')
const { run } = await import('./command/run.js')
const { Shutdown } = await import('./command/shutdown.js')
const { Site } = await import('./command/site.js')
const { step } = await import('./command/progress.js')
const { Postgres } = await import('./postgres.js')

const { env } = process
let isProduction
const say = (text) => process.stdout.write(`${text}\n`)
const site = new Site()
const shutdown = new Shutdown({ onSignal: () => say('\n正在停止 … Stopping') })

try {
  await start()
} catch (error) {
  await shutdown.fail(error)
}

async function start() {
  const begin = performance.now()
  fillEnvironment(projectRoot, { embeddedDatabase: false })
  isProduction = env.NODE_ENV === 'production'
  if (isProduction) mustBeComplete()
  const isEmbedded = !env.DATABASE_URL
  const assets = buildAssets(shutdown)
  await (isEmbedded ? startPostgres() : step('数据库 DATABASE_URL', useExternal))
  chooseMode(isEmbedded)
  await step('页面资源 Styles, scripts', async (note) => (await assets) && note('已生成'))
  await choosePort()
  await boot()
  await seed()
  await step('网站 Site', listen)
  announce((performance.now() - begin) / 1000)
}

function mustBeComplete() {
  if (env.DATABASE_URL) return
  throw new Refusal(
    'NODE_ENV=production 时必须设置 DATABASE_URL（自带的 PostgreSQL 只用于示范和开发）。',
    'Production needs DATABASE_URL: the embedded PostgreSQL is for demonstration and development.'
  )
}

async function startPostgres() {
  const postgres = new Postgres({ name: env.POSTGRES_FOLDER ?? 'postgres' })
  shutdown.add(() => postgres.stop())
  const { folder, isOutside } = await step('数据库 PostgreSQL', async (note) => {
    const started = await postgres.start()
    note(`${started.version} ${started.isNew ? '新建' : '就绪'}`)
    return started
  })
  if (isOutside) say(`  数据在 ${folder}（PostgreSQL 的用户进不了本目录）`)
  postgres.ended.then(() => {
    if (shutdown.isEnding) return
    shutdown.fail(
      new Refusal(`PostgreSQL 意外结束，日志：${folder}/log`, 'PostgreSQL ended unexpectedly.')
    )
  })
  env.DATABASE_URL = postgres.url
}

async function useExternal(note) {
  note(`${await checkDatabase(env.DATABASE_URL)} 就绪`)
}

/** The demonstration runs as in production too: views compiled once, errors without source. */
function chooseMode(isEmbedded) {
  env.DEMONSTRATION ||= String(isEmbedded)
  if (!isProduction) env.LOG_LEVEL ||= 'warn'
  env.NODE_ENV = 'production'
}

async function choosePort() {
  const wanted = Number(env.PORT || 3333)
  const host = env.HOST || '0.0.0.0'
  if (await isFree(wanted, host)) return (env.PORT = String(wanted))

  const holder = holderOf(wanted)
  const who = holder ? `进程 ${holder.pid}（${holder.command.slice(0, 80)}）` : '另一个程序'
  const other = isProduction ? undefined : await nextFreePort(wanted + 1, host)
  if (!other) {
    throw new Refusal(
      `端口 ${wanted} 被${who}占用。请停止它，或用 PORT=另一个端口 npm start。`,
      `Port ${wanted} is taken: stop the other program or set PORT.`
    )
  }
  say(`端口 ${wanted} 被${who}占用，改用 ${other}。Port ${wanted} is taken, using ${other}.`)
  env.PORT = String(other)
}

async function boot() {
  shutdown.add(() => site.close())
  await step('程序和表结构 Application, migrations', () => site.boot())
}

async function seed() {
  if (env.DEMONSTRATION !== 'true') return
  if (!(await site.hasCommand('demo:seed'))) return
  await step('示范数据 Demonstration data', async () => {
    const size = env.DEMONSTRATION_PROJECTS ? ['--projects', env.DEMONSTRATION_PROJECTS] : []
    const { code, output } = await run(['ace', 'demo:seed', ...size], { shutdown })
    if (code !== 0) throw new Refusal(`示范数据没有写成：\n${output}`, 'demo:seed failed.')
  })
}

async function listen(note) {
  await site.listen()
  const { status } = await fetch(siteUrl(), { redirect: 'manual' })
  if (status >= 500) note(`首页回答 ${status}，见上面的日志`)
}

function announce(seconds) {
  const url = siteUrl()
  say(`\n网站已就绪（${seconds.toFixed(1)} s）：${url}`)
  if (env.DEMONSTRATION === 'true') announceAccounts()
  if (!env.SMTP_URL) say(`邮件不发出，存在 ${join(projectRoot, 'tmp/mails')}（SMTP_URL 未设）`)
  say('停止：Ctrl-C')
  shutdown.codeOnSignal = 0
  process.send?.({ url, databaseUrl: env.DATABASE_URL, appKey: env.APP_KEY })
}

function siteUrl() {
  const isEverywhere = !env.HOST || ['0.0.0.0', '::'].includes(env.HOST)
  return `http://${isEverywhere ? 'localhost' : env.HOST}:${env.PORT}`
}

function announceAccounts() {
  const accounts = join(projectRoot, 'tmp/demonstration.txt')
  if (existsSync(accounts)) say(`\n${readFileSync(accounts, 'utf8').trim()}\n`)
}
