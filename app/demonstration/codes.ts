import { orgCheckOk, usccOk } from '#questionnaire/codes'

/** An organisation code from its first 8 characters (GB 11714). */
export function orgCode(body: string): string {
  return withCheck(body, '0123456789X', orgCheckOk)
}

/** The same with a check character that is wrong. */
export function wrongOrgCode(body: string): string {
  return withCheck(body, '1234567890X', (code) => !orgCheckOk(code))
}

/** A credit code (GB 32100) from its kind (91, 12, …), the region of registration and the organisation code. */
export function creditCode(kind: string, region: string, organisation: string): string {
  return withCheck(kind + region + organisation, '0123456789ABCDEFGHJKLMNPQRTUWXY', usccOk)
}

/**
 * A Chinese patent application number: year, kind (1 发明, 2 实用新型), serial (7), check digit
 * (ZC 0006: weights 2–9, 2–5, modulo 11).
 */
export function applicationNumber(year: number, kind: string, serial: number): string {
  const body = `${year}${kind}${String(serial).padStart(7, '0')}`
  const sum = [...body].reduce((total, digit, i) => total + Number(digit) * ((i % 8) + 2), 0)
  return `${body}.${'0123456789X'[sum % 11]}`
}

function withCheck(body: string, characters: string, isRight: (code: string) => boolean): string {
  return body + [...characters].find((character) => isRight(body + character))!
}
