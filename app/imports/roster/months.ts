import type { Cell } from '#imports/cell'
import { halfWidth, plainDashes } from '#questionnaire/characters'
import { read } from '#questionnaire/reading'
import type { Indicator } from '#questionnaire/types'

/** Serial numbers of days from 1950 to 2099 in spreadsheets; YYYYMM is larger, a year smaller. */
const SERIAL = /^[1-6]\d{4}(\.\d+)?$/
const FIRST_SERIAL = 18_264
const DAY_MS = 86_400_000
/** 2012.1 in a cell with a number may have been typed as 2012.10. */
const UNSURE = /^\d{4}\.1$/

/** The text of a cell with a time: a serial number of a day becomes that day. */
export function timeText({ text }: Cell): string {
  const plain = halfWidth(text).trim()
  const serial = Number(plain)
  if (!SERIAL.test(plain) || serial < FIRST_SERIAL) return plain
  return new Date(Date.UTC(1899, 11, 30) + Math.floor(serial) * DAY_MS).toISOString().slice(0, 10)
}

/** What has to be looked at in a month that was read without error; null for nothing. */
export function unsureMonth({ text, number }: Cell): string | null {
  if (number === undefined || !UNSURE.test(text)) return null
  return `${text} 记为 ${text.slice(0, 4)} 年 1 月；如果是 10 月，请把单元格改成文本 ${text}0`
}

/** Both halves of 201201-201412, 2012.1—2014.12, 2012年1月至2014年12月; null when it is not so. */
export function bothMonths(month: Indicator, text: string): [string, string] | null {
  const plain = plainDashes(halfWidth(text))
    .replace(/\s/g, '')
    .replace(/[至到~～]/gu, '~')
  for (const mark of plain.matchAll(/[~-]+/g)) {
    const halves = [plain.slice(0, mark.index), plain.slice(mark.index + mark[0].length)]
    if (halves.every((half) => half !== '' && read(month, half).error === null)) {
      return halves as [string, string]
    }
  }
  return null
}
