import type { Day } from '#models/report/deadline'
import { named } from '#queries/named'

/** How many reports were submitted, and accepted by the province, at the end of a Beijing day. */
export interface CurvePoint {
  day: Day
  submitted: number
  accepted: number
}

/** Whose reports: all at or below a path, of one programme (empty for all). */
export interface CurveScope {
  roundId: number
  path: string
  programme: string
}

/** The days on which something changed, first to last; what was returned or withdrawn counts down again. */
export function curve({ roundId, path, programme }: CurveScope): Promise<CurvePoint[]> {
  return named<CurvePoint>(DAYS, { round: roundId, path, programme })
}

/** How many reports there are. */
export async function listed({ roundId, path, programme }: CurveScope): Promise<number> {
  const [{ n }] = await named<{ n: number }>(LISTED, { round: roundId, path, programme })
  return n
}

const SETTLED = 'round_id = :round AND path = :path::ltree AND programme = :programme'
const UNSETTLED = `round_id = :round AND path <@ :path::ltree AND (:programme = '' OR programme = :programme)`

const DAYS = `
  SELECT day::text, (sum(sum(submitted)) OVER (ORDER BY day))::int AS submitted,
         (sum(sum(accepted)) OVER (ORDER BY day))::int AS accepted
    FROM (SELECT day, submitted, accepted FROM collection_days WHERE ${SETTLED}
          UNION ALL
          SELECT day, submitted, accepted FROM day_changes WHERE ${UNSETTLED}) changed
   GROUP BY day ORDER BY day`

const LISTED = `
  SELECT coalesce(sum(n), 0)::int AS n
    FROM (SELECT n FROM collection_counts WHERE ${SETTLED}
          UNION ALL SELECT n FROM count_changes WHERE ${UNSETTLED}) counted`
