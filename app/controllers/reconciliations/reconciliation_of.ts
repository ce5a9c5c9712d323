import { unitFactsOf } from '#controllers/reconciliations/unit_facts_of'
import { refusals } from '#exceptions/refusals'
import type Account from '#models/account'
import Round from '#models/round'
import type { ReconciliationFacts } from '#presenters/reconciliation_page'
import { unitComparison } from '#queries/unit_comparison'

/** The reports of one unit below the actor in the running round; without any there is no such unit. */
export async function reconciliationOf(
  actor: Account,
  orgCode: string
): Promise<ReconciliationFacts & { round: Round }> {
  const round = await Round.runningOrFail()
  const { questionnaire, codes, facts } = await unitFactsOf(round)
  const comparison = await unitComparison(actor, round.id, orgCode, facts)
  if (comparison.reports.length === 0) throw refusals.noSuchUnit()
  return { round, orgCode, comparison, questionnaire, codes }
}
