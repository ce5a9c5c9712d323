import { SideThread } from '#documents/side_thread'

export type ScanTask =
  | { name: 'inspectPdf'; bytes: Uint8Array }
  | { name: 'findCoverMark'; bytes: Uint8Array; budget: number }

/** Strangers' files are opened here. */
export const scanBench = new SideThread<ScanTask>(new URL('./scan_worker.ts', import.meta.url))
