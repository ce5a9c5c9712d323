import type { StoredFile } from '#queries/report_facts'
import { canonical } from '#questionnaire/reading'
import type { Questionnaire, Value } from '#questionnaire/types'

export interface CoverStanding {
  state: 'none' | 'valid' | 'void'
  /** The cover in force, else the last one uploaded. */
  file: StoredFile | null
  /** Codes of the indicators changed since the void cover was stamped, where that is known. */
  changed: string[]
}

/**
 * A cover is valid by the data alone (C2): one whose check code is that of the data as it is now.
 * Changing the data makes it void, changing it back makes it valid again.
 */
export function coverStanding(
  questionnaire: Questionnaire,
  files: StoredFile[],
  answers: Record<string, Value>,
  checkCode: string
): CoverStanding {
  const covers = files.filter((file) => file.kind === 'cover')
  const valid = covers.findLast((file) => file.checkCode === checkCode)
  if (valid) return { state: 'valid', file: valid, changed: [] }

  const last = covers.at(-1) ?? null
  if (!last) return { state: 'none', file: null, changed: [] }
  return { state: 'void', file: last, changed: changedSince(questionnaire, last, answers) }
}

/** The answers of a report as canonical texts by code: what a cover was stamped for. */
export function canonicalAnswers(questionnaire: Questionnaire, answers: Record<string, Value>) {
  return Object.fromEntries(
    [...questionnaire.indicators.values()].map((indicator) => [
      indicator.code,
      canonical(indicator, answers[indicator.code] ?? null),
    ])
  )
}

function changedSince(
  questionnaire: Questionnaire,
  cover: StoredFile,
  answers: Record<string, Value>
) {
  const now = canonicalAnswers(questionnaire, answers)
  const then = cover.stampedValues ?? now
  return Object.keys(now).filter((code) => now[code] !== (then[code] ?? ''))
}
