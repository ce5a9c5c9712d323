import { effectiveDeadline, type DeadlineFacts } from '#models/report/deadline'
import { beijingShort } from '#presenters/time'
import type { SetBy } from '#queries/deadline_tree'

/** The deadline of a report and how it came about (D3): each date, whose, set by whom and when. */
export function deadlineChain(facts: DeadlineFacts, setters: readonly (SetBy | null)[]) {
  const { day, chain } = effectiveDeadline(facts)
  return {
    day,
    chain: chain.map((link, i) => ({
      term: link.who,
      day: link.day,
      set: setters[i] ? `${setters[i].who} ${beijingShort(setters[i].at)} 定` : '',
      inForce: link.inForce,
    })),
  }
}
