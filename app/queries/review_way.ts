import db from '@adonisjs/lucid/services/db'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import type { Day, DeadlineLink } from '#models/report/deadline'
import {
  PLACINGS,
  type Action,
  type Level,
  type PlacingAction,
  type State,
} from '#models/report/flow'
import { sql } from '#queries/sql'

/** The latest event of a report: what a page has to have seen to act on it. */
export interface LatestEvent {
  id: number
  action: Action | PlacingAction
  actorId: number | null
  actor: string | null
  fromState: State
}

/** Who decides about a report, until when, and what has been decided last. */
export interface ReviewWay {
  id: number
  roundStatus: 'preparing' | 'open' | 'closed'
  state: State
  now: string
  holder: { id: number; name: string; role: Level; enabled: boolean } | null
  latest: LatestEvent | null
  /** The latest that somebody decided about it: not that the tree around it changed. */
  decided: LatestEvent | null
  roundFiling: Day
  roundProvince: Day
  roundNation: Day
  extendedTo: Day | null
  /** The managers on the path below the nation, nearest to the report first. */
  links: (DeadlineLink & { id?: number; enabled?: boolean; reviewCeiling?: Day | null })[]
}

const latest = (which: string) => `
    (SELECT json_build_object('id', e.id, 'action', e.action, 'actorId', e.actor_id,
              'actor', a.name, 'fromState', e.from_state)
       FROM report_events e LEFT JOIN accounts a ON a.id = e.actor_id
      WHERE e.report_id = reports.id ${which} ORDER BY e.id DESC LIMIT 1)`

const WAY = `
  SELECT reports.id, rounds.status AS "roundStatus", reports.state, survey_now() AS now, reports.extended_to AS "extendedTo",
    rounds.filing_deadline AS "roundFiling", rounds.province_review_deadline AS "roundProvince",
    rounds.national_review_deadline AS "roundNation",
    (SELECT json_build_object('id', id, 'name', name, 'role', role, 'enabled', enabled)
       FROM accounts WHERE id = reports.waiting_at) AS holder,
    ${latest('')} AS latest, ${latest(`AND e.action NOT IN (${PLACINGS.map((one) => `'${one}'`).join(', ')})`)} AS decided,
    coalesce((SELECT json_agg(json_build_object('id', a.id, 'name', a.name, 'role', a.role,
              'enabled', a.enabled, 'filing', d.filing_deadline, 'review', d.review_deadline,
              'reviewCeiling', d.review_ceiling) ORDER BY nlevel(a.path) DESC, a.id)
       FROM accounts a LEFT JOIN deadlines d ON d.account_id = a.id AND d.round_id = reports.round_id
      WHERE a.path @> reports.path AND a.role NOT IN ('respondent', 'nation')), '[]') AS links
  FROM reports JOIN rounds ON rounds.id = reports.round_id
  WHERE reports.id = ANY(?)`

/** Reads it in one statement; inside `client` when a transaction is given. */
export async function reviewWay(
  reportId: number,
  client: QueryClientContract = db.connection()
): Promise<ReviewWay> {
  const [way] = await reviewWays([reportId], client)
  return way
}

/** The same for many reports, in no order. */
export function reviewWays(
  reportIds: readonly number[],
  client: QueryClientContract
): Promise<ReviewWay[]> {
  return sql<ReviewWay>(WAY, [reportIds], client)
}
