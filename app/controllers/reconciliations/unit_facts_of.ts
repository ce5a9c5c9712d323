import QuestionnaireVersion from '#models/questionnaire_version'
import type Round from '#models/round'
import { unitFacts } from '#models/unit_facts'
import type { UnitFact } from '#queries/unit_differences'

/** What must be the same within a unit in this round, with its questionnaire. */
export async function unitFactsOf(round: Round) {
  const { questionnaire } = await QuestionnaireVersion.compiled(round.questionnaireVersionId)
  const codes = unitFacts(round.reportYear).filter((code) => questionnaire.indicators.has(code))
  const facts: UnitFact[] = codes.map((code) => ({
    code,
    numeric: questionnaire.indicators.get(code)!.type === 'number',
  }))
  return { questionnaire, codes, facts }
}
