import type Account from '#models/account'
import { isOver, type DeadlineLink } from '#models/report/deadline'
import type { Level } from '#models/report/flow'
import { isStalled, type ReviewDays } from '#models/report/review_gate'
import { below } from '#queries/below'
import { sql } from '#queries/sql'

/** A manager at which reports wait. */
interface Holder {
  id: number
  name: string
  role: Level
  enabled: boolean
  path: string
}

type RoundDays = Omit<ReviewDays, 'links'>

/** Ids of the managers below that hold reports longer than they may: the actor can act for them (W1). */
export async function stalledHolders(actor: Account, roundId: number): Promise<number[]> {
  const own = below(actor.path, 'h.path')
  const [dated, [days]] = await Promise.all([
    sql<DeadlineLink & { path: string }>(DATED, [roundId]),
    sql<RoundDays>(DAYS, [roundId]),
  ])
  // Elsewhere nobody can be late: most of the country need not be looked at.
  const late = dated.filter(({ review }) => review !== null && isOver(review, days))
  const holders = await sql<Holder>(holding(own.text), [
    ...[roundId, ...own.values, actor.office],
    ...[isOver(days.roundProvince, days), late.map(({ path }) => path)],
  ])
  const links = new Map(dated.map(({ path, ...link }) => [path, link]))
  return holders
    .filter((holder) => isStalled(holder, { ...days, links: linksOf(holder, links) }))
    .map(({ id }) => id)
}

/** Those on the way up from a manager that have a date of their own, itself first. */
function linksOf({ path, ...own }: Holder, links: Map<string, DeadlineLink>): DeadlineLink[] {
  const labels = path.split('.')
  const above = labels.slice(1).map((_, i) => labels.slice(0, -1 - i).join('.'))
  const itself = links.get(path) ?? { ...own, filing: null, review: null }
  return [itself, ...above.flatMap((one) => links.get(one) ?? [])]
}

const holding = (own: string) => `
  SELECT h.id, h.name, h.role, h.enabled, h.path::text
    FROM accounts h, LATERAL (SELECT FROM reports WHERE waiting_at = h.id AND round_id = ? LIMIT 1) held
   WHERE ${own} AND h.role <> 'respondent' AND h.role <> 'nation' AND h.id <> ?
     AND (NOT h.enabled OR ? OR h.path <@ ANY(?::ltree[]))`

const DATED = `
  SELECT a.path::text, a.name, a.role, d.filing_deadline AS filing, d.review_deadline AS review
    FROM deadlines d JOIN accounts a ON a.id = d.account_id
   WHERE d.round_id = ? AND a.role <> 'respondent' AND a.role <> 'nation'`

const DAYS = `
  SELECT survey_now() AS now, province_review_deadline AS "roundProvince", national_review_deadline AS "roundNation"
    FROM rounds WHERE id = ?`
