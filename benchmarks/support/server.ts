import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

type Told = { url: string } | { cpu: number }

/** A server in a process of its own: tells its address when it is ready, and its use of the processor when asked. */
export class Server {
  /** @param file beside this one, ending in `.ts` */
  static async start(file: string): Promise<Server> {
    const child = fork(fileURLToPath(new URL(file, import.meta.url)), { env: process.env })
    const { url } = await told<{ url: string }>(child, 'url')
    return new Server(child, url)
  }

  private constructor(
    private readonly child: ChildProcess,
    readonly url: string
  ) {}

  /** Time of the processor it has used so far, in µs. */
  async cpu(): Promise<number> {
    this.child.send('cpu')
    const { cpu } = await told<{ cpu: number }>(this.child, 'cpu')
    return cpu
  }

  async stop(): Promise<void> {
    const ended = once(this.child, 'exit')
    this.child.kill('SIGKILL')
    await ended
  }
}

/** The next message of this kind; the framework sends others. */
async function told<T extends Told>(child: ChildProcess, key: string): Promise<T> {
  for (;;) {
    const [message] = await once(child, 'message')
    if (key in message) return message
  }
}
