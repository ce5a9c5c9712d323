import type { Domain } from '#demonstration/domains'
import type { ProgrammeCode } from '#demonstration/programmes'

const digits = (number: number, count: number) => String(number).padStart(count, '0')
const LETTERS = 'BFGEACDHJKLMNPQ'

/** 专项 of the major projects. */
const MAJOR: Record<string, string> = {
  资源环境: '07',
  新药创制: '09',
  先进制造: '04',
  信息技术: '03',
}

type Pattern = (serial: number, domain: Domain) => string

/** What follows the year, by programme (domain.md "Codes"); each has room for 10,000 and more a year. */
const PATTERNS: Record<ProgrammeCode, Pattern> = {
  '01': (n) => `CB${digits(100 + Math.floor(n / 6), 4)}0${1 + (n % 6)}`,
  '02': (n, { letters }) =>
    `AA${letters.highTech}${'A0123456789BCDE'[Math.floor(n / 999)]}${digits(1 + (n % 999), 3)}`,
  '03': (n, { letters }) => {
    const group = Math.floor(n / 9)
    return `BA${letters.support}${digits(group % 100, 2)}${LETTERS[Math.floor(group / 100)]}0${1 + (n % 9)}`
  },
  '04': (n, { field }) => {
    const group = Math.floor(n / 8)
    return `ZX${MAJOR[field]}${digits(group, 3)}-00${1 + (n % 8)}`
  },
  '05': (n, { letters }) => `YF${letters.key}${digits(100 + Math.floor(n / 6), 5)}0${1 + (n % 6)}`,
  '06': (n) => `DF${'AGR'[n % 3]}${digits(1 + Math.floor(n / 3), 5)}`,
  '07': (n) => `YQ${digits(1 + Math.floor(n / 8), 6)}0${1 + (n % 8)}`,
  '08': (n) => `FY${digits(1 + Math.floor(n / 9), 3)}${1 + (n % 9)}00`,
}

/** Gives out project numbers of the right pattern, none of them twice. */
export class ProjectNumbers {
  readonly #last = new Map<string, number>()

  next(programme: ProgrammeCode, year: number, domain: Domain): string {
    const family = `${year} ${PATTERNS[programme](0, domain)}`
    const serial = this.#last.get(family) ?? 0
    this.#last.set(family, serial + 1)
    return `${year}${PATTERNS[programme](serial, domain)}`
  }
}
