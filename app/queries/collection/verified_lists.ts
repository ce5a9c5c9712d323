import type { Place } from '#queries/collection/place'
import { sql } from '#queries/sql'

/** How far a manager is with verifying its list (R2): lines verified, or whether the whole list is settled. */
export interface VerifiedList {
  id: number
  /** Null below the nation's page, where provinces settle their whole lists. */
  done: number | null
  settled: boolean
}

/** Of the managers right below. Nobody counts a hundred thousand lines to see that a province is through. */
export function verifiedLists({ id, role }: Place, roundId: number): Promise<VerifiedList[]> {
  if (role === 'nation') return sql(SETTLED, [roundId, id])
  return sql(COUNTED, [roundId, roundId, id])
}

const SETTLED = `
  SELECT a.id, NULL AS done, s.account_id IS NOT NULL AS settled
    FROM accounts a LEFT JOIN settlements s ON s.account_id = a.id AND s.round_id = ?
   WHERE a.superior_id = ? AND a.role <> 'respondent'`

const COUNTED = `
  SELECT a.id, s.account_id IS NOT NULL AS settled, (
      SELECT count(*) FROM roster_confirmations c JOIN reports r ON r.roster_entry_id = c.roster_entry_id
       WHERE c.account_id = a.id AND r.round_id = ? AND r.path <@ a.path) AS done
    FROM accounts a LEFT JOIN settlements s ON s.account_id = a.id AND s.round_id = ?
   WHERE a.superior_id = ? AND a.role <> 'respondent'`
