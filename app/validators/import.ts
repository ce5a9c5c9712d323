import { pageNumber } from '#validators/page_number'

/** What the rows of an import are looked at by. */
export const SHOWN = {
  refused: '不能导入',
  changed: '有变化',
  added: '新增',
  skipped: '没有变化',
  remarked: '有备注',
} as const

export type Shown = keyof typeof SHOWN

export interface ImportFilters {
  show: Shown
  /** From 1. */
  page: number
}

/** Looked at first, where there are any. */
const ORDER = ['refused', 'added', 'changed', 'skipped'] as const

/** Reads the address of a preview; where nothing sensible is chosen, the first of which there are rows. */
export function importFilters(
  query: Record<string, unknown>,
  counts: Readonly<Record<Shown, number>>
): ImportFilters {
  const first = ORDER.find((one) => counts[one] > 0) ?? 'added'
  const { show } = query
  return {
    show: typeof show === 'string' && Object.hasOwn(SHOWN, show) ? (show as Shown) : first,
    page: pageNumber(query),
  }
}
