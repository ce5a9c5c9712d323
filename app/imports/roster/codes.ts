import type { Cell } from '#imports/cell'
import { plainDashes, quote } from '#questionnaire/characters'
import { orgCheckOk, usccOk } from '#questionnaire/codes'
import type { Regions } from '#questionnaire/regions'

/** Digits that the code of an organisation keeps at least when its leading zeros are lost. */
const LEAST_DIGITS = 3
const ORG_LENGTH = 9

/** A code without the point of a number, and an organisation's with its leading zeros again. */
export function codeText({ text }: Cell, key: string): string {
  const plain = plainDashes(text.normalize('NFKC')).replace(/^'/, '').replace(/\.0+$/, '').trim()
  if (key !== 'orgCode') return plain
  const digits = plain.replace(/[\s-]/g, '')
  return /^\d+X?$/i.test(digits) && digits.length >= LEAST_DIGITS
    ? digits.padStart(ORG_LENGTH, '0')
    : plain
}

/** A number of 18 digits has lost its last ones in a spreadsheet. */
export function isWornOut({ number }: Cell): boolean {
  return number !== undefined && Math.abs(number) > Number.MAX_SAFE_INTEGER
}

/** Why nobody can be in this region in the report year; null when somebody can. */
export function regionMistake(regions: Regions, code: string, year: number): string | null {
  if (regions.has(code)) return null
  const name = regions.name(code)
  if (code === '990000') return '990000 是境外，项目的承担单位要在境内的县（市、区）'
  if (name) return `${code} 是${quote(name)}这一层，不是地区。请写它下面县（市、区）的代码`
  return `${year} 年没有 ${code} 这个行政区划代码。可能已撤并，请按 ${year} 年的代码写 6 位`
}

/** Remarks on check characters and on codes that contradict each other; never a reason to refuse. */
export function codeRemarks(orgCode: string | undefined, uscc: string | undefined): string[] {
  return [
    ...(orgCode && !orgCheckOk(orgCode) ? [`组织机构代码 ${orgCode} 的校验位不对，请核对`] : []),
    ...(uscc && !usccOk(uscc) ? [`统一社会信用代码 ${uscc} 的校验位不对，请核对`] : []),
    ...(orgCode && uscc && uscc.slice(8, 17) !== orgCode
      ? [`统一社会信用代码里的组织机构代码是 ${uscc.slice(8, 17)}，与 ${orgCode} 不同`]
      : []),
  ]
}
