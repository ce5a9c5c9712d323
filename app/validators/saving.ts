import { unstorable } from '#validators/storable'

/** Longest text of one answer in UTF-16 units; the database holds the same limit. */
export const LONGEST_TEXT = 4000

/** A body longer than this, in bytes, can't be one answer. */
export const LONGEST_BODY = 32_768

/** No version comes near; a number beyond it would not fit its column. */
const LAST_VERSION = 2_000_000_000

const UTF8 = new TextDecoder('utf-8', { fatal: true })

export interface SavingBody {
  raw: string
  expected: number
}

/**
 * Reads the body of one save: {"raw": text, "expected": version}. Gives the sentence that refuses
 * it when it is not that, or holds what can't be stored as typed (NUL, half a character).
 */
export function savingBody(body: Buffer): SavingBody | string {
  const { raw, expected } = parsed(body) ?? {}
  if (typeof raw !== 'string' || !isVersion(expected)) {
    return '没有看懂要保存什么，请刷新页面后再试。'
  }
  return unstorable(raw, LONGEST_TEXT) ?? { raw, expected }
}

function isVersion(expected: unknown): expected is number {
  return Number.isInteger(expected) && Number(expected) >= 0 && Number(expected) < LAST_VERSION
}

function parsed(body: Buffer): { raw?: unknown; expected?: unknown } | null {
  try {
    return JSON.parse(UTF8.decode(body))
  } catch {
    return null
  }
}
