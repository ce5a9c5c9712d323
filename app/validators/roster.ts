import { matching } from '#validators/matching'
import { pageNumber } from '#validators/page_number'
import { searchText } from '#validators/search_text'
/** Whether filling in has begun, as the roster is filtered by it. */
export const BEGUN = { no: '还没开始填', yes: '已开始填' } as const

/** What the roster page shows; all of it stands in the address. */
export interface RosterFilters {
  /** Region code of a province, city or county; empty for all. */
  region: string
  /** Code of the list `programme`; empty for all. */
  programme: string
  begun: keyof typeof BEGUN | ''
  text: string
  /** From 1. */
  page: number
}

/** Reads the filters of an address; what makes no sense counts as not chosen. */
export function rosterFilters(query: Record<string, unknown>): RosterFilters {
  const { region, programme, begun, text } = query
  return {
    region: matching(region, /^\d{6}$/),
    programme: matching(programme, /^\w{1,8}$/),
    begun: begun === 'no' || begun === 'yes' ? begun : '',
    text: searchText(text),
    page: pageNumber(query),
  }
}

/** The address of the same filters; what is not chosen is left out. */
export function rosterQuery(filters: Partial<RosterFilters>): string {
  const chosen = Object.entries(filters).filter(
    ([name, value]) => value !== '' && !(name === 'page' && value === 1)
  )
  const query = new URLSearchParams(chosen.map(([name, value]) => [name, String(value)])).toString()
  return query && `?${query}`
}
