/** Full-width letters, digits, punctuation and the wide space become half-width (F5). */
export function halfWidth(text: string): string {
  return text.replace(/[\uFF01-\uFF5E\u3000]/g, (sign) =>
    sign === '\u3000' ? ' ' : String.fromCharCode(sign.charCodeAt(0) - 0xfee0)
  )
}

/** Every dash and minus becomes `-`. */
export function plainDashes(text: string): string {
  return text.replace(/[\u2010-\u2015\u2212\u2E3A\u2E3B\uFE58\uFE63\uFF0D\u2500\u30FC]/g, '-')
}

/** Nothing but blanks, wide or narrow, seen or unseen. */
export function isBlank(text: string): boolean {
  return /^[\s\u00AD\u200B-\u200D\u2060\uFEFF]*$/u.test(text)
}

/** A short quotation for a sentence: 「“3,5OO”」, at most 20 characters, safe to show and store. */
export function quote(text: string): string {
  const shown = [
    ...text
      .slice(0, 64)
      .toWellFormed()
      .replace(/\p{Cc}+/gu, ' ')
      .trim(),
  ]
  return shown.length > 20 ? `“${shown.slice(0, 20).join('')}…”` : `“${shown.join('')}”`
}
