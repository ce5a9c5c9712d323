import type Account from '#models/account'
import type { Day, DeadlineLink } from '#models/report/deadline'
import type { Level } from '#models/report/flow'
import { isStalled } from '#models/report/review_gate'
import { sql } from '#queries/sql'

/** A manager at which reports wait, with what its review deadline follows from. */
interface Holder {
  id: number
  role: Level
  enabled: boolean
  links: DeadlineLink[]
  now: string
  roundProvince: Day
  roundNation: Day
}

/** Ids of the managers below that hold reports longer than they may: the actor can act for them (W1). */
export async function stalledHolders(actor: Account, roundId: number): Promise<number[]> {
  const holders = await sql<Holder>(
    `SELECT h.id, h.role, h.enabled, survey_now() AS now, rounds.province_review_deadline AS "roundProvince",
        rounds.national_review_deadline AS "roundNation",
        (SELECT json_agg(json_build_object('name', a.name, 'role', a.role, 'filing', d.filing_deadline,
             'review', d.review_deadline) ORDER BY nlevel(a.path) DESC, a.id)
           FROM accounts a LEFT JOIN deadlines d ON d.account_id = a.id AND d.round_id = rounds.id
          WHERE a.path @> h.path AND a.role NOT IN ('respondent', 'nation')) AS links
       FROM rounds, accounts h
      WHERE rounds.id = ? AND h.path <@ ?::ltree AND h.role NOT IN ('respondent', 'nation') AND h.id <> ?
        AND EXISTS (SELECT FROM reports WHERE waiting_at = h.id AND round_id = rounds.id)`,
    [roundId, actor.path, actor.office]
  )
  return holders.filter((holder) => isStalled(holder, holder)).map(({ id }) => id)
}
