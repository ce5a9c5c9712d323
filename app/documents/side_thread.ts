import { once } from 'node:events'
import { Worker } from 'node:worker_threads'

const LOADER = import.meta.resolve('@poppinss/ts-exec')
const MAX_HEAP_MB = 512

/**
 * A worker thread beside the web server that does one task at a time. A task that takes too long, or too
 * much memory, ends with the thread; the next gets a new one.
 */
export class SideThread<Task> {
  #worker: Worker | null = null
  #queue: Promise<unknown> = Promise.resolve()

  /** @param file what runs in the thread: answers each message of a task with one of its result */
  constructor(private readonly file: URL) {}

  /** The task's result; null when it failed or took longer than `limit` milliseconds. */
  run(task: Task, limit: number): Promise<unknown> {
    const result = this.#queue.then(() => this.#perform(task, limit))
    this.#queue = result
    return result
  }

  async #perform(task: Task, limit: number): Promise<unknown> {
    const worker = (this.#worker ??= this.#start())
    worker.ref()
    try {
      worker.postMessage(task)
      const [result] = await once(worker, 'message', { signal: AbortSignal.timeout(limit) })
      return result
    } catch {
      await this.#dismiss(worker)
      return null
    } finally {
      worker.unref()
    }
  }

  #start(): Worker {
    const worker = new Worker(this.file, {
      execArgv: ['--import', LOADER],
      resourceLimits: { maxOldGenerationSizeMb: MAX_HEAP_MB },
    })
    // Without a listener an idle thread that fails would take the server with it.
    return worker.on('error', () => void this.#dismiss(worker))
  }

  async #dismiss(worker: Worker): Promise<void> {
    if (this.#worker === worker) this.#worker = null
    await worker.terminate()
  }
}
