import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { AlreadyRunning } from './command/already_running.js'
import { takeLock } from './command/folder_lock.js'
import { freePort, isFree } from './command/ports.js'
import { projectRoot } from './command/project_root.js'
import { Refusal } from './command/refusal.js'
import { usableBinaries } from './postgres/binaries.js'
import { DataFolder, OWNER } from './postgres/data_folder.js'
import { homeOf } from './postgres/home.js'
import { Server } from './postgres/server.js'

const ATTEMPTS = 5

/**
 * The embedded PostgreSQL of this checkout: real programs from npm, listening on 127.0.0.1 only.
 * While it runs, `tmp/NAME.json` (mode 0600) holds its URL and process id for other commands.
 */
export class Postgres {
  #lock
  #data
  #server
  #port

  /**
   * @param {{ name?: string, durable?: boolean, root?: string }} options `name` of the folder in
   *   tmp; `durable` false switches fsync off
   */
  constructor({ name = 'postgres', durable = true, root = projectRoot } = {}) {
    this.name = name
    this.durable = durable
    this.root = root
  }

  get url() {
    return this.urlOf(OWNER)
  }

  get pid() {
    return this.#server.pid
  }

  /** Resolves when the server ends, wanted or not. */
  get ended() {
    return this.#server.ended
  }

  /** The URL of another database of this cluster. */
  urlOf(database) {
    return `postgres://${OWNER}:${this.#data.password}@127.0.0.1:${this.#port}/${database}`
  }

  /**
   * @returns {Promise<{ folder: string, version: string, isNew: boolean, isOutside: boolean }>}
   * @throws {Refusal} in use, no room, no right, another version …
   */
  async start() {
    const { folder, identity, isOutside } = homeOf(this.name, this.root)
    this.#takeLock()
    const binaries = usableBinaries(identity)
    this.#data = new DataFolder(folder, identity, binaries)
    this.#server = new Server(this.#data)
    const isNew = await this.#data.prepare({ durable: this.durable })
    await this.#listen(folder)
    await this.#makeDatabase()
    this.#announce()
    return { folder, version: binaries.version, isNew, isOutside }
  }

  /** Works at any moment, and twice. */
  async stop() {
    this.#data?.stop()
    await this.#server?.stop()
    if (this.#lock) rmSync(this.#file('json'), { force: true })
    this.#lock?.release()
    this.#lock = undefined
  }

  #takeLock() {
    const lock = takeLock(this.#file('lock'))
    if (lock.holder) throw new AlreadyRunning(lock.holder)
    this.#lock = lock
  }

  async #listen(folder) {
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      this.#port = await choosePort(join(folder, 'port'))
      if (await this.#server.start({ port: this.#port, durable: this.durable })) return
    }
    throw new Refusal('找不到空闲的端口给 PostgreSQL。', 'Found no free port for PostgreSQL.')
  }

  async #makeDatabase() {
    const client = new pg.Client({ connectionString: this.urlOf('postgres') })
    await client.connect()
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [OWNER])
    if (rowCount === 0) await client.query(`CREATE DATABASE ${OWNER}`)
    await client.end()
  }

  #announce() {
    const draft = this.#file(`json.${process.pid}`)
    writeFileSync(draft, JSON.stringify({ pid: this.pid, url: this.url }), { mode: 0o600 })
    renameSync(draft, this.#file('json'))
  }

  #file(ending) {
    return join(this.root, 'tmp', `${this.name}.${ending}`)
  }
}

/** The port of last time if it is still free, so that saved connections keep working. */
async function choosePort(file) {
  const remembered = readPort(file)
  if (remembered && (await isFree(remembered))) return remembered
  const port = await freePort()
  writeFileSync(file, String(port))
  return port
}

function readPort(file) {
  try {
    return Number(readFileSync(file, 'utf8'))
  } catch {
    return 0
  }
}
