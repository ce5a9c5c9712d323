import { MANAGERS, type Level } from '#models/report/flow'
import { pageNumber } from '#validators/page_number'
import { searchText } from '#validators/search_text'

/** What about an account is asked for, beside its place. */
export const ACCOUNT_STATES = {
  unused: '没用过',
  disabled: '已停用',
  locked: '锁定中',
  totp: '用动态码',
} as const

export type AccountState = keyof typeof ACCOUNT_STATES

/** What the page of accounts shows; all of it stands in the address. */
export interface AccountFilters {
  /** User name of a manager: it and everybody below; empty for all. */
  under: string
  /** Empty for all managers. */
  level: Level | ''
  state: AccountState | ''
  text: string
  /** From 1. */
  page: number
}

/** Reads the filters of an address; what makes no sense counts as not chosen. */
export function accountFilters(query: Record<string, unknown>): AccountFilters {
  const { under, level, state, text } = query
  const levels: readonly unknown[] = ['respondent', ...MANAGERS]
  const isState = typeof state === 'string' && Object.hasOwn(ACCOUNT_STATES, state)
  return {
    under: typeof under === 'string' && /^[\dA-Z]{8,20}$/.test(under) ? under : '',
    level: levels.includes(level) ? (level as Level) : '',
    state: isState ? (state as AccountState) : '',
    text: searchText(text),
    page: pageNumber(query),
  }
}

/** The address of the same filters; what is not chosen is left out. */
export function accountQuery(filters: Partial<AccountFilters>): string {
  const chosen = Object.entries(filters).filter(
    ([name, value]) => value !== '' && !(name === 'page' && value === 1)
  )
  const query = new URLSearchParams(chosen.map(([name, value]) => [name, String(value)])).toString()
  return query && `?${query}`
}
