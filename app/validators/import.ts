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

/** Reads the address of a preview; `first` is shown where nothing sensible is chosen. */
export function importFilters(query: Record<string, unknown>, first: Shown): ImportFilters {
  const { show } = query
  return {
    show: typeof show === 'string' && Object.hasOwn(SHOWN, show) ? (show as Shown) : first,
    page: pageNumber(query),
  }
}
