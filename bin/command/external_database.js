import pg from 'pg'
import { Refusal } from './refusal.js'

const OLDEST = 15
const REASONS = {
  'ECONNREFUSED': '没有服务在那里监听',
  'ENOTFOUND': '找不到这台主机',
  'EAI_AGAIN': '找不到这台主机',
  'ETIMEDOUT': '连接超时',
  'ECONNRESET': '连接被断开',
  '28000': '用户不被接受',
  '28P01': '密码不对',
  '3D000': '没有这个数据库，请先建好（CREATE DATABASE … ENCODING UTF8）',
  '53300': '连接数已满',
}

/**
 * Tries a PostgreSQL that is not ours.
 *
 * @param {string} url
 * @returns {Promise<string>} its version, such as 16.4
 * @throws {Refusal} unreachable, refused, too old, or not UTF8
 */
export async function checkDatabase(url) {
  const client = clientOf(url)
  try {
    await client.connect()
    const { rows } = await client.query(
      `SELECT current_setting('server_version') AS version, current_setting('server_encoding') AS encoding`
    )
    mustFit(rows[0])
    return rows[0].version.split(' ')[0]
  } catch (error) {
    throw error instanceof Refusal ? error : unreachable(url, error)
  } finally {
    await client.end().catch(() => {})
  }
}

function clientOf(url) {
  try {
    if (!/^postgres(ql)?:\/\/./.test(url)) throw new TypeError('not a URL')
    return new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  } catch {
    throw new Refusal(
      'DATABASE_URL 的格式不对，应为 postgres://用户:密码@主机:5432/数据库（密码里的特殊字符要用 % 编码）。',
      'DATABASE_URL must look like postgres://user:password@host:5432/database, special characters encoded.'
    )
  }
}

function mustFit({ version, encoding }) {
  if (Number.parseInt(version) < OLDEST) {
    throw new Refusal(
      `DATABASE_URL 的 PostgreSQL 是 ${version}，至少需要 ${OLDEST}。`,
      `PostgreSQL ${version} is too old, ${OLDEST} is needed.`
    )
  }
  if (encoding !== 'UTF8') {
    throw new Refusal(
      `DATABASE_URL 的数据库编码是 ${encoding}，必须是 UTF8。请重建：CREATE DATABASE … ENCODING 'UTF8' TEMPLATE template0。`,
      `The database is encoded in ${encoding}, it must be UTF8.`
    )
  }
}

function unreachable(url, error) {
  const cause = error.errors?.[0] ?? error
  return new Refusal(
    `连不上 DATABASE_URL 的数据库 ${withoutPassword(url)}：${REASONS[cause.code] ?? cause.message}。`,
    `Cannot connect to the database of DATABASE_URL: ${cause.message}`
  )
}

function withoutPassword(url) {
  return url.replace(/(:\/\/[^:@/]*):.*@/, '$1:***@')
}
