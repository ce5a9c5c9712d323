import { effectiveDeadline, reviewDeadline, type DeadlineLink } from '#models/report/deadline'
import type { DateKind, DeadlineNode, Effective, RoundDates } from '#models/report/deadline/dates'

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
