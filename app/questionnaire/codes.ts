import { plainDashes } from '#questionnaire/characters'

const USCC_ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const ORG_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2]
const USCC_WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]

/** First two characters of a credit code → the legal nature they are given to. */
const LEGAL_NATURE = new Map([
  ['91', '1'],
  ['92', '1'],
  ['93', '1'],
  ['12', '2'],
  ['11', '3'],
  ['13', '4'],
  ['51', '4'],
  ['52', '5'],
])

/** Whether the check character of a 组织机构代码 is right (GB 11714). */
export function orgCheckOk(code: string): boolean {
  if (!/^[0-9A-Z]{8}[0-9X]$/.test(code)) return false
  const sum = ORG_WEIGHTS.reduce(
    (total, weight, i) => total + weight * Number.parseInt(code[i], 36),
    0
  )
  return code[8] === '0123456789X0'[11 - (sum % 11)]
}

/** Whether form and check character of a 统一社会信用代码 are right (GB 32100). */
export function usccOk(code: string): boolean {
  if (!/^[0-9A-HJ-NPQRTUWXY]{18}$/.test(code)) return false
  const sum = USCC_WEIGHTS.reduce(
    (total, weight, i) => total + weight * USCC_ALPHABET.indexOf(code[i]),
    0
  )
  return code[17] === USCC_ALPHABET[(31 - (sum % 31)) % 31]
}

/** Whether the first two characters fit the 法人性质; those of no known kind fit any. */
export function usccTypeFits(uscc: string, legalNature: string): boolean {
  const wanted = LEGAL_NATURE.get(uscc.slice(0, 2))
  return wanted === undefined || wanted === legalNature
}

/** The 组织机构代码 inside a credit code: characters 9–17; null when it has not 18. */
export function orgCodeOf(uscc: string): string | null {
  return /^[0-9A-Z]{18}$/.test(uscc) ? uscc.slice(8, 17) : null
}

/** A project number as it is stored and compared: half-width, upper case, no blanks, plain dashes. */
export function normaliseProjectNumber(text: string): string {
  return plainDashes(text.normalize('NFKC'))
    .replace(/[\s\u200B-\u200D\u2060\uFEFF]/g, '')
    .toUpperCase()
}
