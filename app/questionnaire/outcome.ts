import type { GenericCheck, Reading, Value } from '#questionnaire/types'

/** A raw text that was understood. */
export function understood(raw: string, value: Value): Reading {
  return { raw, value, error: null }
}

/** A raw text that is not valid; `error` is the sentence for the person. */
export function refused(raw: string, error: string, generic: GenericCheck = 'A003'): Reading {
  return { raw, value: null, error, generic }
}
