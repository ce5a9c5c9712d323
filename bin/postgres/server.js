import { spawn } from 'node:child_process'
import { closeSync, existsSync, openSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { commandLineOf, hasEnded, isAlive } from '../command/processes.js'
import { Refusal } from '../command/refusal.js'
import { settings } from './settings.js'

const START_LIMIT = 120_000
const STOP_LIMIT = 20_000

/** One running `postgres` on one data folder. */
export class Server {
  #child
  #ended
  #guard

  /** @param {import('./data_folder.js').DataFolder} data */
  constructor(data) {
    this.data = data
    this.log = join(data.home, 'log')
  }

  get pid() {
    return this.#child?.pid
  }

  /** Resolves when the server ends, however it does. */
  get ended() {
    return this.#ended
  }

  /**
   * @param {{ port: number, durable: boolean }} options
   * @returns {Promise<boolean>} false when the port was taken in the meantime
   * @throws {Refusal}
   */
  async start(options) {
    await this.#endOrphan()
    this.#spawn(options)
    this.#guard = guardOf(this.pid, this.data.identity)
    if (await this.#isReady()) return true

    await this.stop()
    if (/Address already in use/.test(this.#logText())) return false
    throw this.#reason()
  }

  /** Fast shutdown: open transactions are rolled back, everything committed is kept. */
  async stop() {
    if (!this.#child) return
    this.#child.kill('SIGINT')
    const force = setTimeout(() => this.#child.kill('SIGQUIT'), STOP_LIMIT)
    await this.#ended
    clearTimeout(force)
    this.#guard?.kill('SIGKILL')
  }

  #spawn(options) {
    if (existsSync(this.log)) renameSync(this.log, `${this.log}.previous`)
    const log = openSync(this.log, 'w', 0o600)
    const argv = ['-D', this.data.path, ...settings(options)]
    this.#child = spawn(join(this.data.binaries.folder, 'bin/postgres'), argv, {
      ...this.data.identity,
      cwd: '/',
      env: { PATH: process.env.PATH, LC_ALL: 'C' },
      stdio: ['ignore', log, log],
      // A session of its own: Ctrl-C must not reach it before the site has finished.
      detached: true,
    })
    closeSync(log)
    this.#ended = new Promise((resolve) => this.#child.on('error', resolve).on('exit', resolve))
  }

  async #isReady() {
    const end = Date.now() + START_LIMIT
    while (this.#child.exitCode === null && this.#child.signalCode === null && Date.now() < end) {
      if (this.#status() === 'ready') return true
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
    return false
  }

  /** The eighth line of postmaster.pid, which pg_ctl reads as well. */
  #status() {
    const lines = this.#pidFile()
    return Number(lines[0]) === this.pid ? lines[7]?.trim() : undefined
  }

  #pidFile() {
    const file = join(this.data.path, 'postmaster.pid')
    return existsSync(file) ? readFileSync(file, 'utf8').split('\n') : []
  }

  /** What a killed command left: a server without an owner, or the id of another process. */
  async #endOrphan() {
    const pid = Number(this.#pidFile()[0])
    if (!pid) return
    const isServer = isAlive(pid) && commandLineOf(pid).includes(this.data.path)
    if (!isServer) return rmSync(join(this.data.path, 'postmaster.pid'))
    process.kill(pid, 'SIGINT')
    if (await hasEnded(pid, STOP_LIMIT)) return
    throw new Refusal(
      `上次留下的 PostgreSQL（进程 ${pid}）停不下来。请结束它，再试一次。`,
      `A PostgreSQL left behind (process ${pid}) does not stop: end it and try again.`
    )
  }

  #logText() {
    return existsSync(this.log) ? readFileSync(this.log, 'utf8') : ''
  }

  #reason() {
    const text = this.#logText()
    if (text.includes('No space left')) {
      return new Refusal(
        '磁盘已满，PostgreSQL 启动不了。请先腾出空间。',
        'Disk full: PostgreSQL cannot start.'
      )
    }
    const line = text.split('\n').findLast((one) => /FATAL|PANIC|ERROR/.test(one)) ?? '没有说明'
    return new Refusal(
      `PostgreSQL 没有启动：${line.replace(/^.*?(FATAL|PANIC|ERROR):\s*/, '')}（全文见 ${this.log}）`,
      `PostgreSQL did not start; its log is ${this.log}`
    )
  }
}

/** Stops the server when this process is gone without a word (kill -9): the pipe closes then. */
function guardOf(pid, identity) {
  return spawn('/bin/sh', ['-c', 'read _; kill -INT "$0"', String(pid)], {
    ...identity,
    cwd: '/',
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  })
}
