import { once } from 'node:events'
import { Worker } from 'node:worker_threads'

export type ScanTask =
  | { name: 'inspectPdf'; bytes: Uint8Array }
  | { name: 'findCoverMark'; bytes: Uint8Array; budget: number }

const LOADER = import.meta.resolve('@poppinss/ts-exec')
const MAX_HEAP_MB = 512

/**
 * Strangers' files are opened here: one worker thread beside the web server, one task at a time.
 * A task that takes too long, or too much memory, ends with the thread; the next gets a new one.
 */
class ScanBench {
  #worker: Worker | null = null
  #queue: Promise<unknown> = Promise.resolve()

  /** The task's result; null when it failed or took longer than `limit` milliseconds. */
  run(task: ScanTask, limit: number): Promise<unknown> {
    const result = this.#queue.then(() => this.#perform(task, limit))
    this.#queue = result
    return result
  }

  async #perform(task: ScanTask, limit: number): Promise<unknown> {
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
    const worker = new Worker(new URL('./scan_worker.ts', import.meta.url), {
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

export const scanBench = new ScanBench()
