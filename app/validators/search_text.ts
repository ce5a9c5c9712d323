/** What somebody looks for, in UTF-16 units at most. */
const LONGEST_TEXT = 50

/** The words of a search in an address, without what PostgreSQL can't hold; '' for none. */
export function searchText(text: unknown): string {
  return typeof text === 'string'
    ? text.replaceAll('\0', '').toWellFormed().trim().slice(0, LONGEST_TEXT)
    : ''
}
