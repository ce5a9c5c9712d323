import type { Part } from '#queries/part'

/** Projects of list entries under this alias whose number, title or unit contains the text, in any case. */
export function projectMatch(text: string, entry = 'e'): Part {
  return { text: `strpos(${entry}.search, lower(?)) > 0`, values: [text] }
}

/** Any of these columns contains the text, in any case. */
export function columnMatch(text: string, columns: readonly string[]): Part {
  const pattern = `%${text.replaceAll(/[\\%_]/g, '\\$&')}%`
  return {
    text: `(${columns.map((column) => `${column} ILIKE ?`).join(' OR ')})`,
    values: columns.map(() => pattern),
  }
}
