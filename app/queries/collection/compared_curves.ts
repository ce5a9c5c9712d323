import type { Day } from '#models/report/deadline'
import type Round from '#models/round'
import { curve, listed, type CurvePoint } from '#queries/collection/curves'
import type { Place } from '#queries/collection/place'
import { sql } from '#queries/sql'

/** How the reports of one round came in, against its filing deadline. */
export interface RoundCurve {
  filing: Day
  listed: number
  points: CurvePoint[]
}

interface LastRound {
  id: number
  filing: Day
}

/** This round's curve and last year's, of the same part of the tree. */
export async function comparedCurves(
  { id, filing, reportYear }: { id: number; filing: Day } & Pick<Round, 'reportYear'>,
  place: Place,
  programme: string
): Promise<{ now: RoundCurve; last: RoundCurve | null }> {
  const [last] = await sql<LastRound>(
    `SELECT id, filing_deadline AS filing FROM rounds WHERE report_year = ? ORDER BY id DESC LIMIT 1`,
    [reportYear - 1]
  )
  const [now, before] = await Promise.all([
    roundCurve({ id, filing }, place, programme),
    last ? roundCurve(last, place, programme) : null,
  ])
  return { now, last: before && before.listed > 0 ? before : null }
}

async function roundCurve(round: LastRound, place: Place, programme: string): Promise<RoundCurve> {
  const scope = { roundId: round.id, path: place.path, programme }
  const [points, all] = await Promise.all([curve(scope), listed(scope)])
  return { filing: round.filing, listed: all, points }
}
