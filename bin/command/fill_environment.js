import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseEnv } from 'node:util'
import { isAlive } from './processes.js'
import { Refusal } from './refusal.js'

/**
 * Fills in what a checkout without any configuration needs: NODE_ENV, APP_KEY and, while the
 * embedded PostgreSQL runs, DATABASE_URL. What the operator set, in the environment or in an env
 * file, is never changed. Starts nothing.
 *
 * @param {string} root the checkout
 * @param {{ env?: NodeJS.ProcessEnv, embeddedDatabase?: boolean }} options `embeddedDatabase`:
 *   false for commands that start their own, and for tests, which empty their database
 * @throws {Refusal} production without APP_KEY
 */
export function fillEnvironment(root, { env = process.env, embeddedDatabase = true } = {}) {
  readEnvFiles(root, env)
  env.NODE_ENV ||= 'development'
  env.APP_KEY ||= appKey(root, env)

  const mayUseEmbedded = embeddedDatabase && env.NODE_ENV === 'development'
  if (!env.DATABASE_URL && mayUseEmbedded) {
    const url = embeddedDatabaseUrl(root)
    if (url) env.DATABASE_URL = url
  }
}

/** The files that AdonisJS reads, in its order: the first to name a value wins. */
function readEnvFiles(root, env) {
  const kind = env.NODE_ENV
  const names = [
    kind && `.env.${kind}.local`,
    kind !== 'test' && '.env.local',
    kind && `.env.${kind}`,
    '.env',
  ]
  for (const name of names.filter(Boolean)) {
    for (const [key, value] of Object.entries(parseEnv(readIfThere(join(root, name))))) {
      env[key] ??= value
    }
  }
}

function appKey(root, env) {
  if (env.NODE_ENV === 'production') {
    throw new Refusal(
      'NODE_ENV=production 时必须设置 APP_KEY（至少 32 个字符，重启和多台服务器之间保持不变）。生成：openssl rand -base64 32',
      'Production needs APP_KEY, at least 32 characters. Make one with: openssl rand -base64 32'
    )
  }
  const file = join(root, 'tmp/app.key')
  return readIfThere(file).trim() || makeKey(root, file)
}

function makeKey(root, file) {
  const key = randomBytes(24).toString('base64url')
  try {
    mkdirSync(join(root, 'tmp'), { recursive: true })
    writeFileSync(file, `${key}\n`, { mode: 0o600, flag: 'wx' })
    return key
  } catch (error) {
    if (error.code === 'EEXIST') return readFileSync(file, 'utf8').trim() || key
    // A read-only checkout: commands that keep nothing still work.
    return key
  }
}

function embeddedDatabaseUrl(root) {
  const running = readIfThere(join(root, 'tmp/postgres.json'))
  if (!running) return undefined
  const { pid, url } = JSON.parse(running)
  return isAlive(pid) ? url : undefined
}

function readIfThere(file) {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if (error.code === 'ENOENT') return ''
    throw new Refusal(
      `读不了 ${file}（${error.code}）：它属于另一个用户。请用那个用户运行，或修改它的权限。`,
      `Cannot read ${file}: ${error.code}. Run as its owner or change its mode.`
    )
  }
}
