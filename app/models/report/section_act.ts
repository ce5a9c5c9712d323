import type Account from '#models/account'
import type Report from '#models/report'
import { offerInPlace, takeOffer } from '#models/report/offer'
import { isRowAct, ReportRows } from '#models/report/rows'
import { UUID } from '#models/report/section_form'
import type { Section } from '#questionnaire/types'

/** What a button did: `at` is the row or code to look at then, `removed` a row that can be put back. */
export interface Done {
  at?: string
  removed?: string
}

/**
 * Does what a button of the form says, `act:subject`: add:JCT, copy|remove|restore|up|down:<row id>,
 * zero, offer:JE03, at:JC04. Unknown acts do nothing. Refuses what is not possible, with the reason.
 */
export async function performAct(
  act: string,
  section: Section,
  report: Report,
  actor: Account
): Promise<Done> {
  const [, verb, subject = ''] = /^(\w+)(?::([\w-]+))?$/.exec(act) ?? []
  if (verb === 'at') return { at: subject }
  if (verb === 'zero') await fillBlanks(section, report, actor)
  if (verb === 'offer') return takeTotal(subject, section, report, actor)

  const { table } = section
  if (!table) return {}
  const rows = new ReportRows(report.id, table, actor.id)
  if (verb === 'add' && subject === table.code) return { at: await rows.add([{}]) }
  if (!isRowAct(verb) || !UUID.test(subject)) return {}
  const at = await rows.act(verb, subject)
  return verb === 'remove' ? { removed: subject, at: table.code } : { at }
}

/** The numbers of a section that are blank now get a zero (F5). */
async function fillBlanks(section: Section, report: Report, actor: Account) {
  const standing = await report.standing()
  const { answers } = standing.facts
  const blank = section.indicators.filter(
    ({ type, readonly, code }) => type === 'number' && !readonly && !answers[code]?.raw.trim()
  )
  for (const { code } of blank) await takeOffer(standing, { code, raw: '0' }, actor)
}

async function takeTotal(code: string, section: Section, report: Report, actor: Account) {
  if (!section.indicators.some((one) => one.code === code)) return {}
  const standing = await report.standing()
  const offer = offerInPlace(standing, code)
  if (offer) await takeOffer(standing, offer, actor)
  return offer ? { at: code } : {}
}
