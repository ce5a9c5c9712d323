import type { Skipped } from '#audit/finding'
import type { Reads } from '#audit/reads'
import type { ReportData } from '#questionnaire/types'

function isEmpty(values: object | null): boolean {
  for (const code in values) if (Object.hasOwn(values, code)) return false
  return true
}

/** What keeps expressions from being judged: values that are not valid, lists that are not there. */
export class Obstacles {
  readonly #invalid: ReadonlySet<string>
  readonly #noIssued: boolean
  readonly #noPrevious: boolean

  constructor(data: ReportData) {
    this.#invalid = new Set(data.invalid?.map(({ code }) => code))
    this.#noIssued = isEmpty(data.issued)
    this.#noPrevious = isEmpty(data.previous)
  }

  /** Why an expression with these reads is skipped; null when nothing is in its way. */
  of(reads: Reads): Pick<Skipped, 'reason' | 'fields'> | null {
    if (this.#invalid.size > 0) {
      const read = [...reads.answers, ...Object.values(reads.tables).flat()]
      const fields = read.filter((code) => this.#invalid.has(code))
      if (fields.length > 0) return { reason: 'invalid', fields }
    }
    if (this.#noIssued && reads.issued.length > 0) {
      return { reason: 'noIssued', fields: [...reads.issued] }
    }
    if (this.#noPrevious && reads.previous.length > 0) {
      return { reason: 'noPrevious', fields: [...reads.previous] }
    }
    return null
  }
}
