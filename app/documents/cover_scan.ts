import type { CoverMark } from '#documents/qr_search'
import { scanBench } from '#documents/scan_bench'

/** Milliseconds after which a search gives up by itself, and after which it is ended. Tests wait longer. */
export const PATIENCE = { budget: 1000, limit: 1800 }

/**
 * Whose cover an uploaded one is (JPEG, PNG, WebP or PDF), and its check code; null when that can't
 * be read. Never throws; a search ends within 2 seconds (C2, C3).
 */
export async function readCoverMark(image: Buffer, patience = PATIENCE): Promise<CoverMark | null> {
  const { budget, limit } = patience
  const result = await scanBench.run({ name: 'findCoverMark', bytes: image, budget }, limit)
  return isMark(result) ? result : null
}

function isMark(result: unknown): result is CoverMark {
  return typeof result === 'object' && result !== null && 'code' in result
}
