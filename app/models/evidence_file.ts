import { EvidenceFileSchema } from '#database/schema'
import type { EvidenceKind } from '#audit/evidence_kinds'

/** Where the original and the small picture of a paper lie on the drive. */
export function evidenceKeys(reportId: number, id: string) {
  const original = `evidence/${reportId}/${id}`
  return { original, thumbnail: `${original}.thumb.jpg` }
}

/** One paper that supports a finding, or a stamped cover (证明材料, 封面). */
export default class EvidenceFile extends EvidenceFileSchema {
  declare kind: EvidenceKind
  declare mediaType: 'image/jpeg' | 'image/png' | 'application/pdf'

  get keys() {
    return evidenceKeys(this.reportId, this.id)
  }
}
