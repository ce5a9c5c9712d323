import QuestionnaireVersion from '#models/questionnaire_version'
import type Round from '#models/round'
import { unitFactsIn } from '#models/unit_facts'

/** What must be the same within a unit in this round, with its questionnaire. */
export async function unitFactsOf(round: Round) {
  const { questionnaire } = await QuestionnaireVersion.compiled(round.questionnaireVersionId)
  const facts = unitFactsIn(questionnaire)
  return { questionnaire, facts, codes: facts.map(({ code }) => code) }
}
