import { MEASURES, type Measure } from '#queries/collection/measures'
import { matching } from '#validators/matching'
import { pageNumber } from '#validators/page_number'
import { searchText } from '#validators/search_text'

/** What the collection status and its lists show; all of it stands in the address. */
export interface CollectionFilters {
  /** Id of the manager looked at; null for the actor. */
  at: number | null
  /** Code of the list `programme`; empty for all. */
  programme: string
  sort: 'code' | 'submitted' | 'accepted'
  show: Measure
  /** Only reports right below the manager. */
  direct: boolean
  text: string
  /** From 1. */
  page: number
}

/** What needs no place in the address. */
const USUAL = new Map<string, unknown>([
  ['sort', 'code'],
  ['page', 1],
])

const SORTS = ['code', 'submitted', 'accepted'] as const

/** Reads the filters of an address; what makes no sense counts as not chosen. */
export function collectionFilters(
  query: Record<string, unknown>,
  usual: Measure = 'listed'
): CollectionFilters {
  const { at, programme, sort, show, direct, text } = query
  return {
    at: Number(matching(at, /^[1-9]\d{0,14}$/)) || null,
    programme: matching(programme, /^\w{1,8}$/),
    sort: SORTS.find((one) => one === sort) ?? 'code',
    show: MEASURES.find((one) => one === show) ?? usual,
    direct: direct === '1',
    text: searchText(text),
    page: pageNumber(query),
  }
}

/** The address of the same filters; what is not chosen is left out. */
export function collectionQuery(filters: Partial<CollectionFilters>): string {
  const chosen = Object.entries(filters).filter(
    ([name, value]) => value && value !== USUAL.get(name)
  )
  const texts = chosen.map(([name, value]) => [name, value === true ? '1' : String(value)])
  return texts.length ? `?${new URLSearchParams(texts)}` : ''
}
