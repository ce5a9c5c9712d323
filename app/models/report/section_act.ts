import type Account from '#models/account'
import type Report from '#models/report'
import { isRowAct, ReportRows } from '#models/report/rows'
import { save, type Saving } from '#models/report/savable'
import { UUID } from '#models/report/section_form'
import { offeredTotal } from '#models/report/totals_offer'
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
  if (verb === 'offer') return takeOffer(subject, section, report, actor)

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
  const { facts } = await report.standing()
  const blank = section.indicators.filter(
    ({ type, readonly, code }) => type === 'number' && !readonly && !facts.answers[code]?.raw.trim()
  )
  for (const { code } of blank) {
    await offer(
      { reportId: report.id, code, raw: '0', expected: facts.answers[code]?.v ?? 0 },
      actor
    )
  }
}

async function takeOffer(code: string, section: Section, report: Report, actor: Account) {
  if (!section.indicators.some((one) => one.code === code)) return {}
  const standing = await report.standing()
  const total = offeredTotal(standing, code)
  if (total === null) return {}
  const expected = standing.facts.answers[code]?.v ?? 0
  await offer({ reportId: report.id, code, raw: String(total), expected }, actor)
  return { at: code }
}

function offer(saving: Pick<Saving, 'reportId' | 'code' | 'raw' | 'expected'>, actor: Account) {
  return save({ ...saving, row: null, source: 'offer' }, { accountId: actor.id })
}
