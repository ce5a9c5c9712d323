import type { DeadlineLink } from '#models/report/deadline'
import { sql } from '#queries/sql'
import { SHOWN_EVENTS, type HistoryLine, type Superior } from '#queries/report_history'

/** What stands around the report on its respondent's home: what happened, whom to ask, who set which date. */
export interface HomeFacts {
  /** Latest first. */
  history: HistoryLine[]
  superior: Superior | null
  /** Nearest first. */
  links: DeadlineLink[]
}

/** All of it in one statement: nearly everybody is at home on the last evening. */
export async function homeFacts(reportId: number): Promise<HomeFacts> {
  const [facts] = await sql<HomeFacts>(HOME, [reportId, reportId])
  return facts
}

const HOME = `
  WITH managers AS (
    SELECT a.*, nlevel(a.path) AS depth, d.filing_deadline, d.review_deadline
      FROM reports r JOIN accounts a ON a.path @> r.path AND a.role <> 'respondent'
      LEFT JOIN deadlines d ON d.account_id = a.id AND d.round_id = r.round_id
     WHERE r.id = ?
  ), history AS (
    SELECT e.id, e.action, e.to_state AS "toState", coalesce(a.name, '系统') AS actor, e.reason,
           e.created_at AS at, w.name AS "waitingAt"
      FROM ${SHOWN_EVENTS} e
      LEFT JOIN accounts a ON a.id = e.actor_id
      LEFT JOIN accounts w ON w.id = e.to_waiting_at
  )
  SELECT
    coalesce((SELECT json_agg(h ORDER BY h.id DESC) FROM history h), '[]') AS history,
    (SELECT json_build_object('name', name, 'contactName', contact_name, 'contactPhone', contact_phone)
       FROM managers WHERE enabled ORDER BY depth DESC, id LIMIT 1) AS superior,
    coalesce((SELECT json_agg(json_build_object('name', name, 'role', role,
        'filing', filing_deadline, 'review', review_deadline) ORDER BY depth DESC, id)
      FROM managers WHERE role <> 'nation'), '[]') AS links`
