import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type Account from '#models/account'
import type { Prepared } from '#models/report/deadline/setting'
import { sql } from '#queries/sql'

/** Writes the dates that are others now, each with who set it and when. */
export async function storeDates(
  actor: Account,
  prepared: Prepared,
  trx: TransactionClientContract
) {
  const { round, before, outcome } = prepared
  if (JSON.stringify(before.round) !== JSON.stringify(outcome.after.round)) {
    const { opens, filing, provinceReview, nationalReview } = outcome.after.round
    await sql(
      ROUND,
      [filing, actor.id, filing, opens, filing, provinceReview, nationalReview, actor.id, round.id],
      trx
    )
  }
  const changes = changedNodes(prepared).map(({ id, own, ceiling }) => ({
    id,
    ...own,
    filing_ceiling: ceiling.filing,
    review_ceiling: ceiling.review,
  }))
  await sql(UPSERT, [JSON.stringify(changes), round.id, actor.id], trx)
}

/** The managers whose dates are others now. */
export function changedNodes({ before, outcome }: Prepared) {
  const old = new Map(before.nodes.map((node) => [node.id, node]))
  const dates = (node?: { own: object; ceiling: object }) =>
    JSON.stringify([node?.own, node?.ceiling])
  return outcome.after.nodes.filter((node) => dates(node) !== dates(old.get(node.id)))
}

const ROUND = `
  UPDATE rounds SET
    filing_set_by = CASE WHEN filing_deadline = ?::date THEN filing_set_by ELSE ? END,
    filing_set_at = CASE WHEN filing_deadline = ?::date THEN filing_set_at ELSE survey_now() END,
    opens_on = ?, filing_deadline = ?, province_review_deadline = ?, national_review_deadline = ?,
    deadlines_set_by = ?, deadlines_set_at = survey_now() WHERE id = ?`

const UPSERT = `
  INSERT INTO deadlines AS d (account_id, round_id, filing_deadline, review_deadline, filing_ceiling,
    review_ceiling, set_by, filing_set_by, filing_set_at, review_set_by, review_set_at)
  SELECT one.id, r.id, one.filing, one.review, one.filing_ceiling, one.review_ceiling, a.id,
         a.id, survey_now(), a.id, survey_now()
    FROM rounds r, accounts a, json_to_recordset(?::json) AS one
      (id bigint, filing date, review date, filing_ceiling date, review_ceiling date)
   WHERE r.id = ? AND a.id = ?
  ON CONFLICT (account_id, round_id) DO UPDATE SET
    filing_deadline = excluded.filing_deadline, review_deadline = excluded.review_deadline,
    filing_ceiling = excluded.filing_ceiling, review_ceiling = excluded.review_ceiling,
    filing_set_by = CASE WHEN d.filing_deadline IS DISTINCT FROM excluded.filing_deadline
      THEN excluded.filing_set_by ELSE coalesce(d.filing_set_by, d.set_by) END,
    filing_set_at = CASE WHEN d.filing_deadline IS DISTINCT FROM excluded.filing_deadline
      THEN excluded.filing_set_at ELSE coalesce(d.filing_set_at, d.set_at) END,
    review_set_by = CASE WHEN d.review_deadline IS DISTINCT FROM excluded.review_deadline
      THEN excluded.review_set_by ELSE coalesce(d.review_set_by, d.set_by) END,
    review_set_at = CASE WHEN d.review_deadline IS DISTINCT FROM excluded.review_deadline
      THEN excluded.review_set_at ELSE coalesce(d.review_set_at, d.set_at) END`
