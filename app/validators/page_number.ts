/** The page of a list that an address asks for, from 1; what makes no sense is the first. */
export function pageNumber({ page }: Record<string, unknown>): number {
  return typeof page === 'string' && /^[1-9]\d{0,4}$/.test(page) ? Number(page) : 1
}
