import { parentPort } from 'node:worker_threads'
import { PRINTERS } from '#documents/printers'
import type { Printed, PrintTask } from '#documents/printing'

parentPort?.on('message', (task: PrintTask) => parentPort?.postMessage(printed(task)))

function printed({ name, args }: PrintTask): Printed {
  try {
    const printer: (...args: never[]) => Buffer = PRINTERS[name]
    return { pdf: printer(...(args as never[])) }
  } catch (error) {
    return { fault: String(error) }
  }
}
