import FormRefusal from '#exceptions/form_refusal'
import { userName } from '#models/account/user_name'
import QuestionnaireVersion from '#models/questionnaire_version'
import Round from '#models/round'
import type { Questionnaire } from '#questionnaire/types'

/** The indicator or column of a table that somebody asks about, however it was typed (jd01, JD-01). Throws FormRefusal 422. */
export async function askedCode(typed: string): Promise<string> {
  const code = userName(typed).replaceAll('-', '')
  const round = await Round.runningOrLast()
  const version = round && (await QuestionnaireVersion.compiled(round.questionnaireVersionId))
  if (version && knows(version.questionnaire, code)) return code
  const sentence = `问卷里没有代码是 ${typed} 的指标，请核对，或者不填。`
  throw new FormRefusal([{ field: 'code', sentence }])
}

function knows({ indicators, columns }: Questionnaire, code: string): boolean {
  return indicators.has(code) || columns.has(code)
}
