import { plainDashes, quote } from '#questionnaire/characters'
import { refused, understood } from '#questionnaire/outcome'
import type { Indicator, Reading } from '#questionnaire/types'

const CONTACT_LENGTH = 254
/** Control characters, and two code points that no Excel file can hold. */
const FORBIDDEN = /[\p{Cc}\uFFFE\uFFFF]/u

/** One line of text. */
export function readText(indicator: Indicator, raw: string): Reading {
  const text = tidy(raw)
  if (/[\n\t]/.test(text)) return refused(raw, '这里只能写一行，请去掉换行和制表符')
  return checked(raw, text, text, indicator.maxLength ?? 200)
}

/** Text of several lines. */
export function readTextarea(indicator: Indicator, raw: string): Reading {
  const text = tidy(raw)
  return checked(raw, text, text.replace(/[\n\t]/g, ''), indicator.maxLength ?? 4000)
}

/** An address as typed, half-width; whether it is one is rule A005's. */
export function readEmail(_: Indicator, raw: string): Reading {
  const text = raw.normalize('NFKC').trim()
  return checked(raw, text, text, CONTACT_LENGTH)
}

/** A number as `0519-85130000` or `13800000000`; whether it is one is rule A006's. */
export function readPhone(_: Indicator, raw: string): Reading {
  const text = plainDashes(raw.normalize('NFKC'))
    .trim()
    .replace(/^(\+|00)86[- ]?(?=1\d{10}$|0\d{2})/, '')
    .replace(/^\((0\d{2,3})\)/, '$1-')
    .replace(/(转|ext\.?) *(?=\d+$)/iu, '-')
    .replace(/(?<=[\d-]) +(?=[\d-])/g, '')
  return checked(raw, text, text, CONTACT_LENGTH)
}

/** `watched` is the part of `text` in which no control character may stand. */
function checked(raw: string, text: string, watched: string, maxLength: number): Reading {
  if (FORBIDDEN.test(watched)) return refused(raw, '里面有看不见的控制字符，请删掉后重新输入')
  if (!text.isWellFormed()) return refused(raw, `${quote(text)}里有半个坏字，请重新输入`)

  const length = lengthOf(text)
  if (length > maxLength) {
    return refused(
      raw,
      `写了 ${length} 个字，最多 ${maxLength} 个字，请删去 ${length - maxLength} 个`
    )
  }
  return understood(raw, text)
}

function lengthOf(text: string): number {
  return text.length - (text.match(/[\u{10000}-\u{10FFFF}]/gu)?.length ?? 0)
}

function tidy(raw: string): string {
  return raw.replace(/\r\n?/g, '\n').normalize('NFC').trim()
}
