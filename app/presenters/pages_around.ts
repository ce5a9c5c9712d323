export interface Around {
  /** From 1. */
  page: number
  total: number
  perPage: number
  /** The address of a page. */
  to: (page: number) => string
}

/** The pages before and after this one of a list; an address past the end leads back to the last. */
export function pagesAround({ page, total, perPage, to }: Around) {
  const last = Math.max(1, Math.ceil(total / perPage))
  return {
    words: `第 ${page} 页，共 ${last} 页`,
    isOne: last === 1 && page === 1,
    previous: page > 1 ? to(Math.min(page - 1, last)) : null,
    next: page < last ? to(page + 1) : null,
  }
}
