export interface Around {
  /** From 1. */
  page: number
  total: number
  perPage: number
  /** The address of a page. */
  to: (page: number) => string
}

/**
 * The pages before and after this one of a list; `back`: where an address past the end leads, null
 * within. A list that counts with its rows knows no total past the end: back to the first.
 */
export function pagesAround({ page, total, perPage, to }: Around) {
  const last = Math.max(1, Math.ceil(total / perPage))
  return {
    words: `第 ${page} 页，共 ${last} 页`,
    isOne: last === 1,
    previous: page > 1 ? to(page - 1) : null,
    next: page < last ? to(page + 1) : null,
    back: page > last ? to(last) : null,
  }
}
