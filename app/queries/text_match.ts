import type { Part } from '#queries/part'

/** Reports r whose project number, title or unit contains the text, in any case. */
export function projectMatch(text: string): Part {
  return { text: 'strpos(r.search, lower(?)) > 0', values: [text] }
}

/** Any of these columns contains the text, in any case. */
export function columnMatch(text: string, columns: readonly string[]): Part {
  const pattern = `%${text.replaceAll(/[\\%_]/g, '\\$&')}%`
  return {
    text: `(${columns.map((column) => `${column} ILIKE ?`).join(' OR ')})`,
    values: columns.map(() => pattern),
  }
}
