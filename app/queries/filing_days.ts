import { effectiveDeadline, type Day } from '#models/report/deadline'
import type { Level } from '#models/report/flow'
import { sql } from '#queries/sql'

/** By manager right below the nation: the day on which a report that moves there would close, by its date alone (D3). */
export async function filingDays(
  managerIds: readonly number[],
  rosterEntryId: number
): Promise<Map<number, Day>> {
  const rows = await sql<Row>(DAYS, [rosterEntryId, managerIds])
  return new Map(
    rows.map(({ id, name, role, filing, roundFiling, extendedTo }) => {
      const path = [{ name, role, filing, review: null }]
      return [id, effectiveDeadline({ roundFiling, path, extendedTo }).day]
    })
  )
}

interface Row {
  id: number
  name: string
  role: Level
  filing: Day | null
  roundFiling: Day
  extendedTo: Day | null
}

const DAYS = `
  SELECT a.id, a.name, a.role, d.filing_deadline AS filing, o.filing_deadline AS "roundFiling",
         r.extended_to AS "extendedTo"
    FROM reports r JOIN rounds o ON o.id = r.round_id CROSS JOIN accounts a
    LEFT JOIN deadlines d ON d.account_id = a.id AND d.round_id = o.id
   WHERE r.roster_entry_id = ? AND a.id = ANY(?)`
