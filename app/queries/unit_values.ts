/**
 * Pieces of SQL around the facts of one unit in its reports (W6). A text as typed is compared without
 * width, case and spaces, a number by its value.
 */
const TEXT = `upper(regexp_replace(normalize(coalesce(a.raw, ''), NFKC), '\\s', '', 'g'))`
const NUMBER = `replace(${TEXT}, ',', '')`

/** What is compared of answer a to fact f { code, numeric }. */
export const COMPARABLE = `CASE WHEN f.numeric AND ${NUMBER} ~ '^[0-9]{1,15}([.][0-9]{1,6}){0,1}$'
  THEN trim_scale(${NUMBER}::numeric)::text ELSE ${TEXT} END`

/** The facts f to compare: one JSON list { code, numeric } is bound. */
export const FACTS = `json_to_recordset(?::json) AS f (code text, numeric boolean)`

/** Report r of entry e has been handed over once: what it says can be held against others. */
export const COMPARED = `r.submitted_at IS NOT NULL AND r.state <> 'unreported'`

/** Of values v { id, value }: the same for the same reports with the same values. */
export const FINGERPRINT = `md5(string_agg(v.id || ':' || v.value, ',' ORDER BY v.id))`

/** That the values are still those that note n has explained; FACTS are bound. */
export const HOLDS = `n.fingerprint IS NOT DISTINCT FROM (SELECT ${FINGERPRINT} FROM (
  SELECT r.id, ${COMPARABLE} AS value FROM reports r CROSS JOIN ${FACTS}
    LEFT JOIN answers a ON a.report_id = r.id AND a.code = f.code
   WHERE f.code = n.code AND r.round_id = n.round_id AND r.org_code = n.org_code AND r.path <@ n.path AND ${COMPARED}) v)`

/** That note n was about all that is compared below a manager; its path is bound. */
export const COVERS = `NOT EXISTS (SELECT FROM reports r WHERE r.round_id = n.round_id AND r.org_code = n.org_code
  AND r.path <@ ?::ltree AND NOT r.path <@ n.path AND ${COMPARED})`

/**
 * Of report r: the same number for reports that say the same about their unit. Stored at the submission
 * (reports.unit_print); FACTS are bound.
 */
export const PRINT = `(SELECT ('x' || left(md5(string_agg(f.code || ':' || ${COMPARABLE}, ',' ORDER BY f.code)), 16))::bit(64)::bigint
  FROM ${FACTS} LEFT JOIN answers a ON a.report_id = r.id AND a.code = f.code)`
