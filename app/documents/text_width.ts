import { BREAK } from '#documents/breakable'
import { fontMetrics } from '#documents/font_metrics'

/** The typesetter parts Han and Latin by a quarter em; this is the first Han-like code point. */
const FIRST_WIDE = 0x2e80
const SPACE_BETWEEN_SCRIPTS = 0.25

/** Width of a text on one line, in em of the documents' font; never less than it is set. */
export function textWidth(text: string): number {
  let width = 0
  let wasWide: boolean | undefined
  for (const character of text) {
    if (character === BREAK) continue
    const code = character.codePointAt(0)!
    const isWide = code >= FIRST_WIDE
    if (wasWide !== undefined && wasWide !== isWide) width += SPACE_BETWEEN_SCRIPTS
    width += fontMetrics().get(code) ?? 1
    wasWide = isWide
  }
  return width
}
