import type { Part } from '#queries/part'

/** Projects of list entries under this alias whose number, title or unit contains the text, in any case. */
export function projectMatch(text: string, entry = 'e'): Part {
  return { text: `${entry}.search LIKE lower(?)`, values: [`%${escaped(text)}%`] }
}

/** Any of these columns contains the text, in any case. */
export function columnMatch(text: string, columns: readonly string[]): Part {
  return {
    text: `(${columns.map((column) => `${column} ILIKE ?`).join(' OR ')})`,
    values: columns.map(() => `%${escaped(text)}%`),
  }
}

/** The text without what LIKE takes for anything else than itself. */
function escaped(text: string): string {
  return text.replaceAll(/[\\%_]/g, '\\$&')
}
