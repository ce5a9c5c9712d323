import { accountRefusals } from '#exceptions/account_refusals'
import { breaches, isNewSince, type Breach } from '#models/report/deadline/limits'
import { DATE_WORDS } from '#models/report/deadline/mistakes'
import { LEVEL_WORDS } from '#models/report/flow'
import type { DeadlineTree } from '#models/report/deadline/tree'

/** Refuses a new superior under whom a date of the moved managers would be too late (D1). */
export function refuseLaterDates(before: DeadlineTree, after: DeadlineTree): void {
  const fresh = breaches(after).find(isNewSince(before))
  if (!fresh) return
  const { node, kind, day } = fresh
  const what = `${node.name}的${DATE_WORDS[kind]} ${day} `
  throw accountRefusals.datesPastSuperior(what, limitWords(fresh), setterOf(node.id, before))
}

function limitWords({ rule, limit }: Breach): string {
  const whose = rule === 'afterOwnReview' ? '自己的审核截止' : `${limit.whose?.name ?? '国家'}的`
  return `${whose} ${limit.day}`
}

/** Who sets its dates where it stands now: the province, of a province the nation. */
function setterOf(id: number, tree: DeadlineTree): string {
  const node = tree.nodes.find((one) => one.id === id)
  const top = node && tree.lineOf(node.path).at(-1)
  return top && top.id !== id ? top.name : LEVEL_WORDS.nation
}
