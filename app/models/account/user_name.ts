const DASHES = /[\p{Pd}\u00AD\u02D7\u2043\u2212\u2500\u30FC]/gu
const INVISIBLE = /[\s\u180E\u200B-\u200D\u2060\uFEFF]/g

/**
 * The user name somebody means (L5): half-width, without spaces, upper case, any dash as '-'.
 * Whatever was typed gives a text; whether an account has that name is another question.
 */
export function userName(typed: string): string {
  return typed.normalize('NFKC').replace(DASHES, '-').replace(INVISIBLE, '').toUpperCase()
}
