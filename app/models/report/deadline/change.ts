import { endOfDay, type Day } from '#models/report/deadline'
import { breaches, breachesOf, isNewSince, type Breach } from '#models/report/deadline/limits'
import type { DateKind, DeadlineNode, OwnDates, RoundDates } from '#models/report/deadline/dates'
import type { DeadlineTree } from '#models/report/deadline/tree'

/** What somebody wants: undefined leaves a date as it is, null makes it inherited again. */
export interface Wanted {
  filing?: Day | null
  review?: Day | null
}

/** One setting of dates: for some managers, or for the round itself. */
export interface Setting {
  /** Ids of the managers whose own dates are set. */
  targets: ReadonlySet<number>
  wanted: Wanted
  /** Of the round; only the nation sets them. */
  round?: RoundDates
  /** The setter is the nation: what it gives becomes the ceiling of who gets it. */
  byNation: boolean
  /** Whether own dates below that would be later are brought forward with it. */
  bringForward: boolean
}

/** What a setting would make of the dates. */
export interface Outcome {
  after: DeadlineTree
  /** What was asked for and can't be. */
  refused: Breach[]
  /** Managers below whose own dates stand in the way: named, or brought forward when asked. */
  followers: Breach[]
  /** New dates that are over already. */
  over: { node: DeadlineNode | null; field: DateKind | keyof RoundDates; day: Day }[]
}

const KINDS: readonly DateKind[] = ['filing', 'review']

/** Works out a setting by the rules (D1); stores nothing. `now` is the database's. */
export function outcomeOf(before: DeadlineTree, setting: Setting, now: Date): Outcome {
  const isNew = isNewSince(before)
  const set = before.with((node) => wished(node, setting), setting.round)
  const fresh = breaches(set).filter(isNew)
  const refused = fresh.filter(({ node }) => setting.targets.has(node.id))
  // Who inherits both dates follows by itself.
  const followers = fresh.filter(({ node }) => !setting.targets.has(node.id) && hasOwn(node))
  const after = setting.bringForward && !refused.length ? broughtForward(set, isNew) : set
  return { after, refused, followers, over: overDates(before, after, now) }
}

function hasOwn({ own }: DeadlineNode): boolean {
  return own.filing !== null || own.review !== null
}

function wished(node: DeadlineNode, { targets, wanted, byNation }: Setting): DeadlineNode {
  if (!targets.has(node.id)) return node
  const own = merged(node.own, wanted)
  return { ...node, own, ceiling: byNation ? merged(node.ceiling, wanted) : node.ceiling }
}

function merged(dates: OwnDates, { filing = dates.filing, review = dates.review }: Wanted) {
  return { filing, review }
}

/** Moves own dates that are too late to their limit; what stands above is settled first. */
function broughtForward(tree: DeadlineTree, isNew: (breach: Breach) => boolean): DeadlineTree {
  return tree.with((node, soFar) => {
    let moved = node
    for (const { kind, limit } of breachesOf(soFar, node).filter(isNew)) {
      const now = moved.own[kind]
      const day = now && now < limit.day ? now : limit.day
      moved = { ...moved, own: { ...moved.own, [kind]: day } }
    }
    return moved
  })
}

function overDates(before: DeadlineTree, after: DeadlineTree, now: Date): Outcome['over'] {
  const isOver = (day: Day) => endOfDay(day) <= now
  const earlier = new Map(before.nodes.map((node) => [node.id, node.own]))
  const ofNodes = after.nodes.flatMap((node) =>
    KINDS.map((field) => ({ node, field, day: node.own[field], old: earlier.get(node.id)![field] }))
  )
  const ofRound = (Object.keys(after.round) as (keyof RoundDates)[]).map((field) => ({
    node: null,
    field,
    day: after.round[field],
    old: before.round[field],
  }))
  return [...ofNodes, ...ofRound].flatMap(({ node, field, day, old }) =>
    day !== null && day !== old && isOver(day) ? [{ node, field, day }] : []
  )
}
