import type { Finding } from '#audit/finding'
import { mending } from '#audit/mending'
import type Account from '#models/account'
import { save } from '#models/report/savable'
import type { Standing } from '#models/report/standing'
import { toRaw } from '#questionnaire/reading'

/** A value that a finding offers to take over at one click. */
export interface Offer {
  /** What the button sends: rule, code and text, A022:JC11:3. */
  key: string
  code: string
  raw: string
  words: string
  /** The words of the button beside the field itself; null when it is offered with its finding only. */
  inPlace: string | null
}

/** What a finding offers for the data as they are now; null when it offers nothing. */
export function offerOf({ version }: Standing, finding: Finding): Offer | null {
  const { fix } = mending(version.rules, finding)
  const indicator = fix && version.questionnaire.indicators.get(fix.code)
  if (!fix || !indicator || indicator.readonly) return null
  const { code, words, inPlace = null } = fix
  const raw = toRaw(indicator, fix.value)
  return { key: `${finding.rule}:${code}:${raw}`, code, raw, words, inPlace }
}

/** The offer that a button was pressed for, if it still holds. */
export function offerWith(standing: Standing, key: string): Offer | null {
  const rule = key.split(':', 1)[0]
  const finding = standing.audit.findings.find((one) => one.rule === rule)
  const offer = finding ? offerOf(standing, finding) : null
  return offer?.key === key ? offer : null
}

/** The offer beside a field (F5 "use the sum"), as the data are now. */
export function offerInPlace(standing: Standing, code: string): Offer | null {
  const offers = standing.audit.findings
    .filter(({ fields }) => fields.includes(code))
    .map((finding) => offerOf(standing, finding))
  return offers.find((offer) => offer?.inPlace && offer.code === code) ?? null
}

/** Saves what is offered; false when the answer has been changed or closed meanwhile. */
export async function takeOffer(
  { facts }: Standing,
  { code, raw }: Pick<Offer, 'code' | 'raw'>,
  actor: Account
): Promise<boolean> {
  const expected = facts.answers[code]?.v ?? 0
  const saving = { reportId: facts.id, code, row: null, raw, expected, source: 'offer' as const }
  const { outcome } = await save(saving, { accountId: actor.id })
  return outcome === 'saved'
}
