import { parentPort } from 'node:worker_threads'
import { inspectPdf } from '#documents/pdf_inspection'
import { findCoverMark } from '#documents/qr_search'
import type { ScanTask } from '#documents/scan_bench'

parentPort?.on('message', async (task: ScanTask) => {
  const result = await resultOf(task).catch(() => null)
  parentPort?.postMessage(result)
})

async function resultOf(task: ScanTask): Promise<unknown> {
  return task.name === 'inspectPdf'
    ? inspectPdf(task.bytes)
    : findCoverMark(task.bytes, task.budget)
}
