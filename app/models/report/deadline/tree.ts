import {
  effectiveDeadline,
  reviewDeadline,
  type Day,
  type DeadlineLink,
} from '#models/report/deadline'
import type { Level } from '#models/report/flow'

/** The two dates of a manager; null is inherited. */
export interface OwnDates {
  filing: Day | null
  review: Day | null
}

/** Which of the two. */
export type DateKind = keyof OwnDates

/** The dates of a round, the last source of all others. */
export interface RoundDates {
  opens: Day
  filing: Day
  provinceReview: Day
  nationalReview: Day
}

/** A manager below the nation with its dates. */
export interface DeadlineNode {
  id: number
  name: string
  role: Level
  /** Its place, as `accounts.path`. */
  path: string
  own: OwnDates
  /** What the nation has given it, to keep to (D1); null: what the round says. */
  ceiling: OwnDates
}

/** The dates that hold for a manager, and whose they are; null: those of the round. */
export interface Effective {
  filing: Day
  review: Day
  from: Record<DateKind, DeadlineNode | null>
}

/** The managers of a round with their dates (domain.md "Time"): pure, made anew for every change. */
export class DeadlineTree {
  readonly #byPath: Map<string, DeadlineNode>

  constructor(
    nodes: readonly DeadlineNode[],
    readonly round: RoundDates
  ) {
    this.#byPath = new Map(nodes.map((node) => [node.path, node]))
  }

  /** From the top downwards, as they were given. */
  get nodes(): DeadlineNode[] {
    return [...this.#byPath.values()]
  }

  effective(node: DeadlineNode): Effective {
    const line = this.lineOf(node.path)
    const path = line.map(linkOf)
    const { filing, provinceReview: roundProvince, nationalReview: roundNation } = this.round
    const source = (kind: DateKind) => line.find(({ own }) => own[kind] !== null) ?? null
    return {
      filing: effectiveDeadline({ roundFiling: filing, path, extendedTo: null }).day,
      review: reviewDeadline({ path, role: node.role, roundProvince, roundNation }),
      from: { filing: source('filing'), review: source('review') },
    }
  }

  /** The managers on a path, nearest first: what `effectiveDeadline` wants. */
  lineOf(path: string): DeadlineNode[] {
    const labels = path.split('.')
    return labels
      .map((_, i) => this.#byPath.get(labels.slice(0, labels.length - i).join('.')))
      .filter((node) => node !== undefined)
  }

  links(path: string): DeadlineLink[] {
    return this.lineOf(path).map(linkOf)
  }

  /** The nearest manager above; null: the nation. */
  superior(node: DeadlineNode): DeadlineNode | null {
    return this.lineOf(node.path)[1] ?? null
  }

  /** Another tree, in which each manager has the dates that `change` gives it, from the top downwards. */
  with(
    change: (node: DeadlineNode, soFar: DeadlineTree) => DeadlineNode,
    round: RoundDates = this.round
  ): DeadlineTree {
    const tree = new DeadlineTree(this.nodes, round)
    for (const node of this.nodes) tree.#byPath.set(node.path, change(node, tree))
    return tree
  }
}

export function linkOf({ name, role, own }: DeadlineNode): DeadlineLink {
  return { name, role, filing: own.filing, review: own.review }
}
