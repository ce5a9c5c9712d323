import { unstorable } from '#validators/storable'

/** Longest explanation and longest answer to a manager's question, in UTF-16 units. */
export const LONGEST_EXPLANATION = 2000
export const LONGEST_ANSWER = 1000

/** What a person wrote, as it can be kept, or why it can't; `text` is always what was sent. */
export interface Written {
  text: string
  version: string
  refused: string | null
}

/**
 * Reads `text` and `version` of a form. Line ends are those of the web form made plain; anything
 * that is not one text counts as nothing written.
 */
export function written(body: Record<string, unknown>, longest: number): Written {
  const text = typeof body.text === 'string' ? body.text.replaceAll('\r\n', '\n') : ''
  const version = typeof body.version === 'string' ? body.version : ''
  return { text, version, refused: unstorable(text, longest) }
}
