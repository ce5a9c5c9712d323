import { STATES, type State } from '#models/report/flow'

/** Audit filters of the queue, by what a manager asks first. */
export const AUDITS = {
  clean: '没有核实性问题',
  unread: '有没看的说明',
  cover: '封面没有或失效',
} as const

export type AuditFilter = keyof typeof AUDITS

/** `mine`: waiting at the actor; `others`: at another manager. */
export type StateFilter = 'mine' | 'others' | 'all' | Exclude<State, 'submitted'>

/** What the queue shows; all of it stands in the address. */
export interface QueueFilters {
  state: StateFilter
  /** Region code of a province, city or county; empty for all. */
  region: string
  audit: AuditFilter | ''
  /** Code of the list `programme`; empty for all. */
  programme: string
  text: string
  /** From 1. */
  page: number
}

const LONGEST_TEXT = 50

/** Reads the filters of an address; what makes no sense counts as not chosen. */
export function queueFilters(query: Record<string, unknown>): QueueFilters {
  const { state, region, audit, programme, text, page } = query
  return {
    state: isState(state) ? state : 'mine',
    region: matching(region, /^\d{6}$/),
    audit: typeof audit === 'string' && Object.hasOwn(AUDITS, audit) ? (audit as AuditFilter) : '',
    programme: matching(programme, /^\w{1,8}$/),
    text:
      typeof text === 'string'
        ? text.replaceAll('\0', '').toWellFormed().trim().slice(0, LONGEST_TEXT)
        : '',
    page: Number(matching(page, /^[1-9]\d{0,4}$/)) || 1,
  }
}

/** The address of the same filters; what is not chosen is left out. */
export function queueQuery(filters: Partial<QueueFilters>): string {
  const chosen = Object.entries(filters).filter(
    ([name, value]) =>
      value !== '' && !(name === 'page' && value === 1) && !(name === 'state' && value === 'mine')
  )
  const query = new URLSearchParams(chosen.map(([name, value]) => [name, String(value)])).toString()
  return query && `?${query}`
}

function isState(state: unknown): state is StateFilter {
  if (typeof state !== 'string' || state === 'submitted') return false
  return ['mine', 'others', 'all'].includes(state) || Object.hasOwn(STATES, state)
}

function matching(value: unknown, pattern: RegExp): string {
  return typeof value === 'string' && pattern.test(value) ? value : ''
}
