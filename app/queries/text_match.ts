import type { Level } from '#models/report/flow'
import type { Part } from '#queries/part'

const ENTRY =
  'FROM roster_entries one WHERE one.round_id = r.round_id AND one.id = r.roster_entry_id'
const FOUND = 'strpos(one.search, lower(?)) > 0'

/**
 * Reports r whose project number, title or unit contains the text, in any case. For the whole country
 * the entries are gone through in their index, for a part of it those of its reports are looked up.
 */
export function projectMatch(text: string, { role }: { role: Level }): Part {
  const isWhole = role === 'nation'
  return {
    text: isWhole ? `EXISTS (SELECT ${ENTRY} AND ${FOUND})` : `(SELECT ${FOUND} ${ENTRY})`,
    values: [text],
  }
}

/** Any of these columns contains the text, in any case. */
export function columnMatch(text: string, columns: readonly string[]): Part {
  const pattern = `%${text.replaceAll(/[\\%_]/g, '\\$&')}%`
  return {
    text: `(${columns.map((column) => `${column} ILIKE ?`).join(' OR ')})`,
    values: columns.map(() => pattern),
  }
}
