import type { Finding } from '#audit/finding'
import { mending } from '#audit/mending'
import type { Standing } from '#models/report/standing'
import { toRaw } from '#questionnaire/reading'

/** A value that a finding offers to take over at one click. */
export interface Offer {
  /** What the button sends: rule, code and text, A022:JC11:3. */
  key: string
  code: string
  raw: string
  words: string
}

/** What a finding offers for the data as they are now; null when it offers nothing. */
export function offerOf({ version }: Standing, finding: Finding): Offer | null {
  const { fix } = mending(version.rules, finding)
  const indicator = fix && version.questionnaire.indicators.get(fix.code)
  if (!fix || !indicator || indicator.readonly) return null
  const raw = toRaw(indicator, fix.value)
  return { key: `${finding.rule}:${fix.code}:${raw}`, code: fix.code, raw, words: fix.words }
}

/** The offer that a button was pressed for, if it still holds. */
export function offerWith(standing: Standing, key: string): Offer | null {
  const rule = key.split(':', 1)[0]
  const finding = standing.audit.findings.find((one) => one.rule === rule)
  const offer = finding ? offerOf(standing, finding) : null
  return offer?.key === key ? offer : null
}
