import type { Day } from '#models/report/deadline'
import type { DateKind, DeadlineNode } from '#models/report/deadline/dates'
import type { DeadlineTree } from '#models/report/deadline/tree'

/** The latest day that a date may be, and whose date says so. */
export interface Limit {
  day: Day
  /** Null: the nation's. */
  whose: DeadlineNode | null
}

/** Rules that a manager's dates can break (domain.md "Time"). */
export interface Breach {
  node: DeadlineNode
  kind: DateKind
  day: Day
  rule: 'afterSuperior' | 'afterOwnReview'
  limit: Limit
}

/** Not later than the superior's same date; right below the nation, than what the nation has given. */
export function superiorLimit(tree: DeadlineTree, node: DeadlineNode, kind: DateKind): Limit {
  const superior = tree.superior(node)
  if (superior) {
    const above = tree.effective(superior)
    return { day: above[kind], whose: superior }
  }
  const { round } = tree
  const { filing: roundFiling, provinceReview: roundProvince, nationalReview: roundNation } = round
  if (kind === 'filing')
    return { day: latestFiling(node.ceiling.filing, { roundFiling }), whose: null }
  return { day: latestReview(node.ceiling.review, { roundProvince, roundNation }), whose: null }
}

/** The latest filing date right below the nation: as `given` by it, never past the round's. */
export function latestFiling(given: Day | null, { roundFiling }: { roundFiling: Day }): Day {
  return given && given < roundFiling ? given : roundFiling
}

/** The latest review date right below the nation: as `given` by it (null: nothing of its own), else the round's. */
export function latestReview(
  given: Day | null,
  { roundProvince, roundNation }: { roundProvince: Day; roundNation: Day }
): Day {
  if (!given) return roundProvince
  return given < roundNation ? given : roundNation
}

/** Everything that is not as it should be, from the top downwards. */
export function breaches(tree: DeadlineTree): Breach[] {
  return tree.nodes.flatMap((node) => breachesOf(tree, node))
}

export function breachesOf(tree: DeadlineTree, node: DeadlineNode): Breach[] {
  return [
    ...pastSuperior(tree, node, 'filing'),
    ...pastSuperior(tree, node, 'review'),
    ...pastReview(tree, node),
  ]
}

/** Tells the breaches that these dates do not have yet: what was wrong before refuses nothing. */
export function isNewSince(before: DeadlineTree): (breach: Breach) => boolean {
  const known = new Set(breaches(before).map(breachKey))
  return (breach) => !known.has(breachKey(breach))
}

/** Tells two breaches apart; with other days it is another one. */
function breachKey({ node, kind, rule, day, limit }: Breach): string {
  return `${node.id} ${kind} ${rule} ${day} ${limit.day}`
}

function pastSuperior(tree: DeadlineTree, node: DeadlineNode, kind: DateKind): Breach[] {
  const day = node.own[kind]
  if (day === null) return []
  const limit = superiorLimit(tree, node, kind)
  return day > limit.day ? [{ node, kind, day, rule: 'afterSuperior', limit }] : []
}

/** The respondents must have filed when the decisions end. */
function pastReview(tree: DeadlineTree, node: DeadlineNode): Breach[] {
  const { filing, review } = tree.effective(node)
  if (filing <= review) return []
  return [
    {
      node,
      kind: 'filing',
      day: filing,
      rule: 'afterOwnReview',
      limit: { day: review, whose: node },
    },
  ]
}
