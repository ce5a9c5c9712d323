import { EvidenceFileSchema } from '#database/schema'
import type { EvidenceKind } from '#audit/evidence_kinds'

/** The folder of all papers on the drive. */
export const EVIDENCE_FOLDER = 'evidence'

/** Where the original and the small picture of a paper lie on the drive; `storedAs`: shared with others. */
export function evidenceKeys(reportId: number, id: string, storedAs: string | null = null) {
  const original = storedAs ?? `${EVIDENCE_FOLDER}/${reportId}/${id}`
  return { original, thumbnail: `${original}.thumb.jpg` }
}

/** The id of the paper that a key of the drive belongs to; null when it is of no paper. */
export function evidenceIdOf(key: string): string | null {
  return /^evidence\/\d+\/([0-9a-f-]{36})(?:\.thumb\.jpg)?$/.exec(key)?.[1] ?? null
}

/** One paper that supports a finding, or a stamped cover (证明材料, 封面). */
export default class EvidenceFile extends EvidenceFileSchema {
  declare kind: EvidenceKind
  declare mediaType: 'image/jpeg' | 'image/png' | 'application/pdf'

  get keys() {
    return evidenceKeys(this.reportId, this.id, this.storedAs)
  }
}
