import { spawn, type ChildProcess } from 'node:child_process'
import { setTimeout as pause } from 'node:timers/promises'
import { freePort } from '../../../bin/command/ports.js'

/** The site in a process of its own, on the database of the tests, to be stopped and started again. */
export class OwnServer {
  static async start(): Promise<OwnServer> {
    const server = new OwnServer(await freePort())
    await server.again()
    return server
  }

  readonly url: string
  readonly #port: number
  #process: ChildProcess | null = null

  private constructor(port: number) {
    this.#port = port
    this.url = `http://127.0.0.1:${port}`
  }

  /** Comes back when it answers. */
  async again() {
    this.#process = spawn(process.execPath, ['--import', '@poppinss/ts-exec', 'bin/server.ts'], {
      env: { ...process.env, HOST: '127.0.0.1', PORT: String(this.#port) },
      stdio: 'ignore',
    })
    while (!(await this.#answers())) await pause(200)
  }

  async stop() {
    if (!this.#process) return
    const ended = new Promise((resolve) => this.#process!.once('exit', resolve))
    this.#process.kill('SIGKILL')
    this.#process = null
    await ended
  }

  async #answers() {
    return fetch(`${this.url}/login`).then(
      ({ ok }) => ok,
      () => false
    )
  }
}
