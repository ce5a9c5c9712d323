import db from '@adonisjs/lucid/services/db'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import type { Day } from '#models/report/deadline'
import type { DeadlineNode } from '#models/report/deadline/dates'
import { DeadlineTree } from '#models/report/deadline/tree'
import type { Level } from '#models/report/flow'
import type Round from '#models/round'
import { sql } from '#queries/sql'

/** Who set a date and when, as an ISO 8601 text; null when nobody did. */
export interface SetBy {
  who: string
  at: string
}

/** A manager as its row of the table wants it. */
export interface DeadlineRow extends DeadlineNode {
  superiorId: number
  enabled: boolean
  set: { filing: SetBy | null; review: SetBy | null }
}

interface Row {
  id: number
  name: string
  role: Level
  path: string
  superiorId: number
  enabled: boolean
  filing: Day | null
  review: Day | null
  filingCeiling: Day | null
  reviewCeiling: Day | null
  filingBy: string | null
  filingAt: string | null
  reviewBy: string | null
  reviewAt: string | null
}

/**
 * The managers on a path and below it with their dates, from the top downwards, each before its own;
 * in one statement.
 */
export async function deadlineTree(
  round: Round,
  path: string,
  client: QueryClientContract = db.connection()
): Promise<{ tree: DeadlineTree; rows: DeadlineRow[] }> {
  const found = await sql<Row>(TREE, [round.id, path, path], client)
  const rows = found.map(rowOf)
  const tree = new DeadlineTree(rows, {
    opens: round.opensOn,
    filing: round.filingDeadline,
    provinceReview: round.provinceReviewDeadline,
    nationalReview: round.nationalReviewDeadline,
  })
  return { tree, rows }
}

function rowOf({ filing, review, filingCeiling, reviewCeiling, ...row }: Row): DeadlineRow {
  const { id, name, role, path, superiorId, enabled } = row
  const by = (who: string | null, at: string | null) => (who && at ? { who, at } : null)
  return {
    id,
    name,
    role,
    path,
    superiorId,
    enabled,
    own: { filing, review },
    ceiling: { filing: filingCeiling, review: reviewCeiling },
    set: { filing: by(row.filingBy, row.filingAt), review: by(row.reviewBy, row.reviewAt) },
  }
}

const TREE = `
  SELECT a.id, a.name, a.role, a.path::text, a.superior_id AS "superiorId", a.enabled,
         d.filing_deadline AS filing, d.review_deadline AS review,
         d.filing_ceiling AS "filingCeiling", d.review_ceiling AS "reviewCeiling",
         filing_by.name AS "filingBy", coalesce(d.filing_set_at, d.set_at) AS "filingAt",
         review_by.name AS "reviewBy", coalesce(d.review_set_at, d.set_at) AS "reviewAt"
    FROM accounts a
    LEFT JOIN deadlines d ON d.account_id = a.id AND d.round_id = ?
    LEFT JOIN accounts filing_by ON filing_by.id = coalesce(d.filing_set_by, d.set_by)
    LEFT JOIN accounts review_by ON review_by.id = coalesce(d.review_set_by, d.set_by)
   WHERE a.role NOT IN ('respondent', 'nation') AND (a.path <@ ?::ltree OR a.path @> ?::ltree)
   ORDER BY a.path, a.id`
