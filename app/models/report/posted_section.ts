import type Refusal from '#exceptions/refusal'
import { refusalOf } from '#exceptions/refusal_of'
import type Report from '#models/report'
import type { Move } from '#models/report/movable'
import { performAct, type Done } from '#models/report/section_act'
import { SectionForm, type Troubles } from '#models/report/section_form'
import type { Section } from '#questionnaire/types'

/** What became of a posted section. */
export interface Posted {
  troubles: Troubles
  /** Why nothing, or not the act, could be done. */
  refused: Refusal | null
  act: string
  done: Done
}

/** Saves everything that was touched, then does what the pressed button says (F9). */
export async function postSection(
  report: Report,
  section: Section,
  form: Record<string, unknown>,
  by: Move
): Promise<Posted> {
  const posted = new SectionForm(form, section)
  const { act } = posted
  const closed = await refusalOf(report.openForFilling(by))
  if (closed) return { troubles: posted.refused(closed.message), refused: closed, act, done: {} }

  const troubles = await posted.save(report.id, { accountId: by.actor.id })
  const acting = performAct(act, section, report, by.actor)
  const refused = await refusalOf(acting)
  return { troubles, refused, act, done: refused ? {} : await acting }
}
