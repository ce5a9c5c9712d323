import { fork, type ChildProcess } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const SCRIPT = fileURLToPath(new URL('../../../bin/start.js', import.meta.url))
const OF_THE_TESTS = new Set(['NODE_ENV', 'HOST', 'PORT', 'DATABASE_URL', 'APP_KEY', 'LOG_LEVEL'])

/** What `npm start` says of itself when the site answers. */
export interface Announced {
  url: string
  databaseUrl: string
}

/** `npm start` in a process of its own, with an environment of its own. */
export class StartCommand {
  readonly ended: Promise<number | null>
  output = ''
  readonly #child: ChildProcess

  constructor(variables: Record<string, string>) {
    const inherited = Object.entries(process.env).filter(([name]) => !OF_THE_TESTS.has(name))
    this.#child = fork(SCRIPT, {
      env: { ...Object.fromEntries(inherited), HOST: '127.0.0.1', ...variables },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    })
    for (const stream of [this.#child.stdout!, this.#child.stderr!]) {
      stream.setEncoding('utf8').on('data', (text) => (this.output += text))
    }
    this.ended = new Promise((resolve) => this.#child.once('close', resolve))
  }

  /** Comes back when the site answers; fails with what the command said if it ends before. */
  async answers(): Promise<Announced> {
    const announced = new Promise<Announced>((resolve) =>
      // The framework has words of its own with whoever started it.
      this.#child.on('message', (said: Announced) => said.url && resolve(said))
    )
    const early = this.ended.then((code) => {
      throw new Error(`npm start ended with ${code}:\n${this.output}`)
    })
    return Promise.race([announced, early])
  }

  /** As a supervisor stops it; gives its exit code. */
  stop(): Promise<number | null> {
    this.#child.kill('SIGTERM')
    return this.ended
  }
}
