import { refusals } from '#exceptions/refusals'
import type Account from '#models/account'
import type { DeadlineNode } from '#models/report/deadline/dates'
import type { DeadlineTree } from '#models/report/deadline/tree'
import type { Level } from '#models/report/flow'

/** Whose dates are set: one manager's, those of a whole level, or the round's own. */
export type Target =
  { kind: 'one'; id: number } | { kind: 'level'; level: Level } | { kind: 'round' }

/** Whether this account sets the dates of this manager (D1): the nation right below it, a province for itself and below. */
export function isSettable(actor: Account, node: DeadlineNode, tree: DeadlineTree): boolean {
  if (actor.role === 'nation') return tree.superior(node) === null
  return actor.role === 'province' && isWithin(actor, node)
}

/** The managers whose dates this account sets by that; refuses what it does not see, or may not. */
export function targetsOf(actor: Account, target: Target, tree: DeadlineTree): DeadlineNode[] {
  if (target.kind === 'round') {
    if (actor.role !== 'nation') throw refusals.notForThisLevel('本年度的日程', '国家级管理机构')
    return []
  }
  const seen = tree.nodes.filter((node) => isWithin(actor, node) && isMeant(target, node))
  const settable = seen.filter((node) => isSettable(actor, node, tree))
  if (seen.length === 0) throw refusals.noSuchAccount()
  if (settable.length === 0) {
    throw refusals.notForThisLevel('各级的截止时间', '所在的省级管理机构')
  }
  return settable
}

function isMeant(target: Exclude<Target, { kind: 'round' }>, node: DeadlineNode): boolean {
  return target.kind === 'one' ? node.id === target.id : node.role === target.level
}

function isWithin({ path }: Account, node: DeadlineNode): boolean {
  return node.path === path || node.path.startsWith(`${path}.`)
}
