import type { CoverMark } from '#documents/qr_search'
import { scanBench } from '#documents/scan_bench'

const BUDGET_MS = 1000
const LIMIT_MS = 1800

/**
 * Whose cover an uploaded one is (JPEG, PNG, WebP or PDF), and its check code; null when that can't
 * be read. Never throws; a search ends within 2 seconds (C2, C3).
 */
export async function readCoverMark(image: Buffer): Promise<CoverMark | null> {
  const result = await scanBench.run(
    { name: 'findCoverMark', bytes: image, budget: BUDGET_MS },
    LIMIT_MS
  )
  return isMark(result) ? result : null
}

function isMark(result: unknown): result is CoverMark {
  return typeof result === 'object' && result !== null && 'code' in result
}
