import { plainDashes, quote } from '#questionnaire/characters'
import { refused, understood } from '#questionnaire/outcome'
import type { Indicator, Reading } from '#questionnaire/types'

const ORG_CODE = /^[0-9A-Z]{9}$/
const USCC = /^[0-9A-Z]{18}$/
const REGION = /^(\d{6})(?:0{6})?(?!\d)/

/** 组织机构代码: 9 characters; those inside an 18-character code are taken out of it. */
export function readOrgCode(_: Indicator, raw: string): Reading {
  const code = compactCode(raw)
  if (ORG_CODE.test(code)) return understood(raw, code)
  return USCC.test(code)
    ? understood(raw, code.slice(8, 17))
    : refused(raw, codeMistake(raw, code, [9], '组织机构代码'))
}

/** 统一社会信用代码: 18 characters; the check character is rule A008's. */
export function readUscc(_: Indicator, raw: string): Reading {
  const code = compactCode(raw)
  return USCC.test(code)
    ? understood(raw, code)
    : refused(raw, codeMistake(raw, code, [18], '统一社会信用代码'))
}

/** Either of the two. */
export function readOrganisation(_: Indicator, raw: string): Reading {
  const code = compactCode(raw)
  return ORG_CODE.test(code) || USCC.test(code)
    ? understood(raw, code)
    : refused(raw, codeMistake(raw, code, [9, 18], '代码'))
}

/** 行政区划代码: 6 digits, alone or before the name; whether it is in force is rule A010's. */
export function readRegion(_: Indicator, raw: string): Reading {
  const code = REGION.exec(raw.normalize('NFKC').trim())?.[1]
  return code === undefined
    ? refused(raw, `${quote(raw)}不是行政区划代码，请写 6 位数字，例如 320412`)
    : understood(raw, code)
}

function compactCode(raw: string): string {
  return plainDashes(raw.normalize('NFKC'))
    .replace(/[\s\u200B-\u200D\u2060\uFEFF-]/g, '')
    .toUpperCase()
}

function codeMistake(raw: string, code: string, lengths: number[], name: string): string {
  const stranger = /[^0-9A-Z]/u.exec(code)?.[0]
  const wanted = lengths.map((length) => `${length} 位`).join('或 ')
  return stranger === undefined
    ? `${name}要 ${wanted}，${quote(raw)}有 ${code.length} 位`
    : `${name}只有数字和字母，要 ${wanted}，${quote(raw)}里有${quote(stranger)}`
}
