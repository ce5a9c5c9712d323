import { BREAK } from '#documents/breakable'
import { fontMetrics } from '#documents/font_metrics'

/** Stands for a character that the font lacks, so that nothing vanishes silently. */
const MISSING = '□'
const LINE_ENDS = /\r\n?|[\u0085\u2028\u2029]/g
const OTHER_SPACES = /\t|(?!\u3000)\p{Zs}/gu
const UNSEEN = /(?!\n)\p{Cc}|(?!\u200b)\p{Default_Ignorable_Code_Point}/gu

/**
 * A text as the documents can print it: composed, without control, bidi and other invisible
 * characters; what the font lacks becomes □.
 */
export function printable(text: string): string {
  const clean = text
    .toWellFormed()
    .normalize('NFC')
    .replace(LINE_ENDS, '\n')
    .replace(OTHER_SPACES, ' ')
    .replace(UNSEEN, '')
  return Array.from(clean, (character) => (isPrinted(character) ? character : MISSING)).join('')
}

function isPrinted(character: string): boolean {
  return character === '\n' || character === BREAK || fontMetrics().has(character.codePointAt(0)!)
}
