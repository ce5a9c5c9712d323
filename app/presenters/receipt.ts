import type { Saved } from '#models/report/savable'
import { stamp } from '#models/report/stamp'
import { clock } from '#presenters/time'
import { understood } from '#presenters/understood'
import { read } from '#questionnaire/reading'
import type { Indicator } from '#questionnaire/types'

/** What the form shows after a save: the time, how the text was understood, or the other value. */
export function receipt(
  indicator: Indicator,
  raw: string,
  saved: Exclude<Saved, { outcome: 'closed' }>,
  year: number
) {
  const at = clock(saved.savedAt)
  if (saved.outcome === 'conflict') {
    const { version, raw: theirs } = saved
    return { version, stamp: stamp(version, theirs), at, theirs }
  }

  const { value, error } = read(indicator, raw)
  return {
    version: saved.version,
    stamp: stamp(saved.version, raw),
    at,
    error,
    understood: understood(indicator, raw, value, year),
  }
}
