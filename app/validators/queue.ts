import { STATES, type State } from '#models/report/flow'
import { matching } from '#validators/matching'
import { pageNumber } from '#validators/page_number'
import { searchText } from '#validators/search_text'

/** What a manager asks first about the reports of the queue. */
export const FLAGS = {
  clean: '没有核实性问题',
  unread: '有没看的说明',
  weak: '有弱说明',
  cover: '封面没有或失效',
  returned: '退回过',
} as const

/** In which order; first come, first served unless something else is chosen. */
export const SORTS = {
  submitted: '先上报的在前',
  newest: '后上报的在前',
  waiting: '等得久的在前',
  returned: '退回多的在前',
} as const

/** What the filter `stalled` is called (W1). */
export const STALLED_WORDS = '下级逾期，可代办'

/**
 * `mine`: waiting at the actor; `stalled`: at a level below that has let its deadline pass; `others`:
 * at another manager; `overdue`: with the respondent, whose deadline has passed.
 */
const OWN_STATES = ['mine', 'stalled', 'others', 'overdue', 'all'] as const

export type Flag = keyof typeof FLAGS
export type Sort = keyof typeof SORTS
export type StateFilter = (typeof OWN_STATES)[number] | Exclude<State, 'submitted'>

/** What the queue shows; all of it stands in the address. */
export interface QueueFilters {
  state: StateFilter
  /** Region code of a province, city or county; empty for all. */
  region: string
  audit: Flag | ''
  /** Code of the list `programme`; empty for all. */
  programme: string
  text: string
  sort: Sort
  /** From 1. */
  page: number
}

/** What is not written into the address. */
const USUAL: Partial<QueueFilters> = { state: 'mine', sort: 'submitted', page: 1 }

/** Reads the filters of an address; what makes no sense counts as not chosen. */
export function queueFilters(query: Record<string, unknown>): QueueFilters {
  const { state, region, audit, programme, text, sort } = query
  return {
    state: isState(state) ? state : 'mine',
    region: matching(region, /^\d{6}$/),
    audit: oneOf(audit, FLAGS) ?? '',
    programme: matching(programme, /^\w{1,8}$/),
    text: searchText(text),
    sort: oneOf(sort, SORTS) ?? 'submitted',
    page: pageNumber(query),
  }
}

/** The address of the same filters; what is not chosen is left out. */
export function queueQuery(filters: Partial<QueueFilters>): string {
  const chosen = Object.entries(filters).filter(
    ([name, value]) => value !== '' && USUAL[name as keyof QueueFilters] !== value
  )
  const query = new URLSearchParams(chosen.map(([name, value]) => [name, String(value)])).toString()
  return query && `?${query}`
}

function isState(state: unknown): state is StateFilter {
  if (typeof state !== 'string' || state === 'submitted') return false
  return (OWN_STATES as readonly string[]).includes(state) || Object.hasOwn(STATES, state)
}

function oneOf<T extends object>(value: unknown, choices: T): keyof T | null {
  return typeof value === 'string' && Object.hasOwn(choices, value) ? (value as keyof T) : null
}
