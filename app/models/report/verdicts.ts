import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type Refusal from '#exceptions/refusal'
import type Account from '#models/account'
import QuestionnaireVersion from '#models/questionnaire_version'
import { acceptanceRefusal } from '#models/report/acceptance_gate'
import { returnRefusal, turnRefusal } from '#models/report/review_gate'
import { Standing } from '#models/report/standing'
import { readOfMany } from '#queries/explanation_reads'
import { reportFactsOf } from '#queries/report_facts'
import { reviewWays, type ReviewWay } from '#queries/review_way'

export type Decision = 'accept' | 'return'

/** What the gate says about one report, and what it was worked out from. */
export interface Verdict {
  way: ReviewWay
  /** Null: it may be decided so. */
  refusal: Refusal | null
}

/**
 * What the gates of acceptance and return say about many reports, by report: the same functions that
 * a single decision asks. Three statements, however many; the standing of each is worked out anew.
 */
export async function verdicts(
  action: Decision,
  ids: readonly number[],
  actor: Account,
  trx: TransactionClientContract
): Promise<Map<number, Verdict>> {
  const ways = await reviewWays(ids, trx)
  const found: [number, Verdict][] =
    action === 'return'
      ? ways.map((way) => [way.id, { way, refusal: returnRefusal(actor, way) }])
      : await acceptances(ways, actor, trx)
  return new Map(found)
}

async function acceptances(
  ways: ReviewWay[],
  actor: Account,
  trx: TransactionClientContract
): Promise<[number, Verdict][]> {
  // Whose turn it is not needs no audit.
  const ids = ways.filter((way) => turnRefusal(actor, way) === null).map(({ id }) => id)
  const read = await readOfMany(ids, actor.office, trx)
  const standings = new Map<number, Standing>()
  for (const facts of await reportFactsOf(ids, trx)) {
    const version = await QuestionnaireVersion.compiled(facts.versionId)
    standings.set(facts.id, new Standing(facts, version))
  }
  return ways.map((way) => {
    const standing = standings.get(way.id)
    const refusal = standing
      ? acceptanceRefusal(standing, actor, way, read)
      : turnRefusal(actor, way)
    return [way.id, { way, refusal }]
  })
}
