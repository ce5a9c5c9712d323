import type { Sort } from '#validators/queue'

/** Of report r: explanations but those whose finding was gone at the last submission. */
export const EXPLAINED = `FROM explanations x WHERE x.report_id = r.id AND x.stands`

/** Of those, the ones that the manager bound in this place has not opened in their present version (W4). */
export const unreadBy = (
  office: string
) => `${EXPLAINED} AND NOT EXISTS (SELECT FROM explanation_reads
  WHERE explanation_id = x.id AND version = x.version AND account_id = ${office})`

/** Other explanations y of the same text as x: in the same report, or in another of the same unit (E4). */
export const SAME_TEXT = `FROM explanations y WHERE y.unit = x.unit AND y.text_key = x.text_key AND y.id <> x.id`

/** Of report r: explanations that are used again, or like last year's. */
export const WEAK = `${EXPLAINED} AND ('E005' = ANY(x.codes) OR EXISTS (SELECT ${SAME_TEXT}))`

/** All reports r of the round bound here (twice, as the beginning of explanations.unit) that have some: found at once. */
export const ALL_WEAK = `r.id = ANY(ARRAY(
  SELECT unnest(array_agg(report_id) FILTER (WHERE stands)) FROM explanations
   WHERE unit ^@ ? GROUP BY unit, text_key HAVING count(*) > 1
  UNION ALL SELECT report_id FROM explanations WHERE stands AND 'E005' = ANY(codes) AND unit ^@ ?))`

const COVERS = `FROM evidence_files WHERE report_id = r.id AND kind = 'cover' AND removed_at IS NULL`
const VALID = `EXISTS (SELECT ${COVERS} AND check_code = r.check_code)`

export const NO_VALID_COVER = `NOT ${VALID}`
export const COVER = `CASE WHEN ${VALID} THEN 'valid' WHEN EXISTS (SELECT ${COVERS}) THEN 'void' ELSE 'none' END`

/**
 * The report of the id bound here with what ORDERS go by: as it is if it is in this queue, else as it
 * was before it was decided last, which has changed since when it waits and how often it was returned.
 */
export const asItStood = (queue: string) => `(
  SELECT one.id, submitted_at,
      CASE WHEN d.id IS NULL THEN waiting_since ELSE (SELECT max(e.created_at) FROM report_events e
        WHERE e.report_id = one.id AND e.id < d.id AND e.to_waiting_at = d.from_waiting_at
          AND e.from_waiting_at IS DISTINCT FROM e.to_waiting_at) END AS waiting_since,
      return_count - coalesce((d.action = 'return')::integer, 0) AS return_count
    FROM reports one LEFT JOIN LATERAL (
        SELECT id, action, from_waiting_at FROM report_events
         WHERE report_id = one.id AND action IN ('accept', 'return') ORDER BY id DESC LIMIT 1
      ) d ON NOT EXISTS (SELECT FROM ${queue} WHERE ${queue}.id = one.id)
   WHERE one.id = ?)`

/** Less an instant: the later, the smaller. */
const LATER = `timestamptz '3000-01-01 00:00+00'`

/** What each order goes by, ascending, of a report under this alias. Each has an index of the round. */
export const ORDERS: Record<Sort, (of: string) => string[]> = {
  submitted: (of) => [`coalesce(${of}.submitted_at, 'infinity')`, `${of}.id`],
  newest: (of) => [`(${LATER} - coalesce(${of}.submitted_at, 'epoch'))`, `-${of}.id`],
  waiting: (of) => [`coalesce(${of}.waiting_since, 'infinity')`, `${of}.id`],
  returned: (of) => [`-${of}.return_count`, `coalesce(${of}.submitted_at, 'infinity')`, `${of}.id`],
}
