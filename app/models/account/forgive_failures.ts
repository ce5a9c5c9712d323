import { MOST_FAILURES } from '#models/account/failure_counter'
import { sql } from '#queries/sql'

/** Bindings: names, names, names, most, most. Regular expressions cut the keys of FailureCounter. */
const FORGIVE = `
  WITH here AS (
    SELECT key, points, expire, cut[1] AS block, cut[2] AS name
      FROM rate_limits, regexp_match(key, 'password:here:([^ ]+) (.*)$') cut
     WHERE key LIKE '%password:here:%' AND expire > extract(epoch FROM clock_timestamp()) * 1000
  ), forgiven AS (
    DELETE FROM rate_limits WHERE key IN (SELECT key FROM here WHERE name = ANY(?))
       OR substring(key FROM 'password:account:(.*)$') = ANY(?)
  ), remaining AS (
    SELECT block, coalesce(sum(points) FILTER (WHERE NOT is_forgiven), 0) AS points,
           max(expire) FILTER (WHERE NOT is_forgiven) AS expire
      FROM (SELECT *, name = ANY(?) AS is_forgiven FROM here) one
     GROUP BY block HAVING bool_or(is_forgiven)
  )
  UPDATE rate_limits address SET points = least(address.points, r.points),
      expire = CASE WHEN r.points >= ? THEN address.expire ELSE coalesce(r.expire, 0) END
    FROM remaining r WHERE address.key LIKE '%password:address:' || r.block
  RETURNING r.points >= ? AS "isLocked"`

/**
 * Lets accounts try their passwords again at once, also from the addresses where they failed (L7,
 * L8); what an address did with other accounts counts on. False while one of the addresses is locked
 * by those others.
 */
export async function forgiveFailures(userNames: readonly string[]): Promise<boolean> {
  const rows = await sql<{ isLocked: boolean }>(FORGIVE, [
    ...[userNames, userNames, userNames],
    ...[MOST_FAILURES, MOST_FAILURES],
  ])
  return !rows.some(({ isLocked }) => isLocked)
}
