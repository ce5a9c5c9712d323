import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { effectiveDeadline, type Day } from '#models/report/deadline'
import { deadlineLinksOf } from '#models/report/issuing/deadline_links_of'
import type Round from '#models/round'
import { sql } from '#queries/sql'

/** A report with the instant at which it closed before. */
export interface Moved {
  id: number
  was: string
}

interface Group {
  path: string
  extendedTo: Day | null
}

/**
 * Works out `closes_at` again for every report at or below a path, after a date, a manager or the
 * path itself has changed (D3). Six statements, however many reports; in the transaction of the
 * change. Gives the reports whose deadline moved. A return that was under way has by then
 * read the old dates and given an extension that the first pass did not see: a second one does.
 */
export async function keepDeadlines(
  round: Round,
  path: string,
  trx: TransactionClientContract
): Promise<Moved[]> {
  const moved = await pass(round, path, trx)
  return [...moved, ...(await pass(round, path, trx))]
}

async function pass(round: Round, path: string, trx: TransactionClientContract): Promise<Moved[]> {
  const groups = await sql<Group>(
    `SELECT DISTINCT path::text, extended_to AS "extendedTo" FROM reports
      WHERE round_id = ? AND path <@ ?::ltree`,
    [round.id, path],
    trx
  )
  const links = await deadlineLinksOf(
    groups.map((group) => group.path),
    round.id,
    trx
  )
  const closing = groups.map(({ path: of, extendedTo }) => {
    const facts = { roundFiling: round.filingDeadline, path: links.get(of) ?? [], extendedTo }
    return { path: of, extended: extendedTo, closes: effectiveDeadline(facts).endsAt }
  })
  return store(round, closing, trx)
}

function store(round: Round, closing: object[], trx: TransactionClientContract) {
  return sql<Moved>(
    `UPDATE reports SET closes_at = one.closes
       FROM json_to_recordset(?::json) AS one (path ltree, extended date, closes timestamptz), reports old
      WHERE old.id = reports.id AND reports.round_id = ? AND reports.path = one.path
        AND reports.extended_to IS NOT DISTINCT FROM one.extended AND reports.closes_at <> one.closes
      RETURNING reports.id, old.closes_at AS was`,
    [JSON.stringify(closing), round.id],
    trx
  )
}
