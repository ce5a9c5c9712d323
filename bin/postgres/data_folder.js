import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statfsSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { Refusal } from '../command/refusal.js'

export const OWNER = 'survey'

const NEEDED_BYTES = 200 * 2 ** 20
const LOCALE = [
  '--encoding=UTF8',
  '--locale=C',
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
]

/**
 * The data of one cluster: made at first, checked later. Text sorts by code point and knows the
 * case of every letter, on every machine alike.
 */
export class DataFolder {
  #child

  /**
   * @param {string} home holds `data` and `password`
   * @param {{ uid?: number, gid?: number }} identity
   * @param {{ folder: string, version: string }} binaries
   */
  constructor(home, identity, binaries) {
    this.home = home
    this.identity = identity
    this.binaries = binaries
    this.path = join(home, 'data')
  }

  get password() {
    const file = join(this.home, 'password')
    if (existsSync(file)) return readFileSync(file, 'utf8').trim()
    throw new Refusal(
      `数据库的密码文件 ${file} 不见了，数据打不开。请恢复它，或删除 ${this.home} 重新开始。`,
      `The password file ${file} is missing: restore it, or delete ${this.home} to begin again.`
    )
  }

  /**
   * @param {{ durable: boolean }} options false: nobody minds losing the data in a power failure
   * @returns {Promise<boolean>} whether the data are new
   * @throws {Refusal} data of another version, disk full, or initdb failed
   */
  async prepare({ durable }) {
    this.#mustHaveSpace()
    if (existsSync(this.path)) {
      this.#mustBeOfThisVersion()
      return false
    }
    await this.#make(durable)
    return true
  }

  stop() {
    this.#child?.kill('SIGKILL')
  }

  #mustBeOfThisVersion() {
    const version = readFileSync(join(this.path, 'PG_VERSION'), 'utf8').trim()
    if (version === this.binaries.version.split('.')[0]) return
    throw new Refusal(
      `数据目录 ${this.path} 是 PostgreSQL ${version} 的，程序是 ${this.binaries.version}，读不了。请用原来的版本导出（pg_dump），或把它移走重新开始。`,
      `The data in ${this.path} are of PostgreSQL ${version}, the program is ${this.binaries.version}: dump them with the old version, or move them away.`
    )
  }

  #mustHaveSpace() {
    const { bavail, bsize } = statfsSync(this.home)
    if (bavail * bsize >= NEEDED_BYTES) return
    const free = Math.floor((bavail * bsize) / 2 ** 20)
    throw new Refusal(
      `磁盘快满了：${this.home} 所在的磁盘只剩 ${free} MB，至少需要 ${NEEDED_BYTES / 2 ** 20} MB。请先腾出空间。`,
      `Disk full: ${free} MB free for ${this.home}, ${NEEDED_BYTES / 2 ** 20} MB needed.`
    )
  }

  /** Made under another name first: what an interrupted run leaves is never taken for data. */
  async #make(durable) {
    const draft = join(this.home, 'data.new')
    const password = join(this.home, 'password')
    rmSync(draft, { recursive: true, force: true })
    mkdirSync(draft, { mode: 0o700 })
    rmSync(password, { force: true })
    writeFileSync(password, randomBytes(24).toString('base64url'), { mode: 0o600 })
    for (const path of [draft, password]) this.#give(path)
    await this.#initdb(['-D', draft, `--pwfile=${password}`, ...(durable ? [] : ['--no-sync'])])
    renameSync(draft, this.path)
  }

  #give(path) {
    const { uid, gid } = this.identity
    if (uid !== undefined) chownSync(path, uid, gid)
  }

  async #initdb(options) {
    const initdb = join(this.binaries.folder, 'bin/initdb')
    const argv = [...options, `--username=${OWNER}`, '--auth=scram-sha-256', ...LOCALE]
    this.#child = spawn(initdb, argv, {
      ...this.identity,
      cwd: '/',
      env: { PATH: process.env.PATH, LC_ALL: 'C' },
    })
    let output = ''
    for (const stream of [this.#child.stdout, this.#child.stderr])
      stream.on('data', (text) => (output += text))
    const code = await new Promise((resolve, reject) =>
      this.#child.on('error', reject).on('close', resolve)
    )
    this.#child = undefined
    if (code !== 0) throw cannotMake(output)
  }
}

function cannotMake(output) {
  if (output.includes('No space left')) {
    return new Refusal(
      '磁盘已满：建不成数据库。请先腾出空间。',
      'Disk full: could not make the database.'
    )
  }
  if (output.includes('could not look up effective user ID')) {
    return new Refusal(
      `当前用户（uid ${process.getuid()}）在 /etc/passwd 里没有名字，PostgreSQL 不肯为它建库。请换一个有名字的用户运行，或设置 DATABASE_URL。`,
      `User id ${process.getuid()} has no entry in /etc/passwd, which PostgreSQL demands: run as a named user, or set DATABASE_URL.`
    )
  }
  return new Refusal(`建不成数据库：${lastError(output)}`, 'initdb failed.')
}

function lastError(output) {
  const lines = output.trim().split('\n')
  return lines.findLast((line) => /error|fatal/i.test(line)) ?? lines.at(-1)
}
