import { halfWidth, plainDashes, quote } from '#questionnaire/characters'
import { refused, understood } from '#questionnaire/outcome'
import type { Indicator, Reading } from '#questionnaire/types'

const YEAR = /^(\d{4})年?$/u
const MONTH = /^(\d{4})(?:(\d{2})|[-./年](\d{1,2})月?)$/u
const DATE = /^(\d{4})(?:(\d{2})(\d{2})|([-./])(\d{1,2})\4(\d{1,2})|年(\d{1,2})月(\d{1,2})日?)$/u
const MIDNIGHT = /[ T]?0{1,2}:00(:00(\.0+)?)?$/

/** A year from 1900 to 2100. */
export function readYear(_: Indicator, raw: string): Reading {
  const year = Number(YEAR.exec(compact(raw))?.[1] ?? Number.NaN)
  return year >= 1900 && year <= 2100
    ? understood(raw, year)
    : refused(raw, `${quote(raw)}不是年份，请写 4 位数字，例如 2016`)
}

/** A month from 1949 to 2100 as YYYYMM; a whole date gives its month. */
export function readMonth(_: Indicator, raw: string): Reading {
  const text = compact(raw)
  const parts = MONTH.exec(text)
  if (!parts) {
    const day = calendarDay(text)
    return day
      ? monthOf(raw, day.year, day.month)
      : refused(raw, `${quote(raw)}不是年月，请写成 2012-01 或 201201`)
  }
  return monthOf(raw, Number(parts[1]), Number(parts[2] ?? parts[3]))
}

/** A real day of the calendar as YYYY-MM-DD. */
export function readDate(_: Indicator, raw: string): Reading {
  const text = compact(raw)
  if (!DATE.test(text)) return refused(raw, `${quote(raw)}不是日期，请写成 2016-03-05`)

  const day = calendarDay(text)
  if (!day) return refused(raw, `日历上没有${quote(raw)}这一天`)
  if (day.year < 1949 || day.year > 2100) return refused(raw, strangeYear(raw, day.year))
  return understood(raw, `${day.year}-${pad(day.month)}-${pad(day.day)}`)
}

function monthOf(raw: string, year: number, month: number): Reading {
  if (month < 1 || month > 12) return refused(raw, `${quote(raw)}里的月份应在 01–12 之间`)
  if (year < 1949 || year > 2100) return refused(raw, strangeYear(raw, year))
  return understood(raw, year * 100 + month)
}

function strangeYear(raw: string, year: number): string {
  return `${quote(raw)}里的年份是 ${year}，应在 1949–2100 之间`
}

function calendarDay(text: string): { year: number; month: number; day: number } | null {
  const parts = DATE.exec(text)
  if (!parts) return null
  const year = Number(parts[1])
  const month = Number(parts[2] ?? parts[5] ?? parts[7])
  const day = Number(parts[3] ?? parts[6] ?? parts[8])
  return month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month)
    ? { year, month, day }
    : null
}

function daysIn(year: number, month: number): number {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  return month === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31
}

function compact(raw: string): string {
  return plainDashes(halfWidth(raw))
    .trim()
    .replace(MIDNIGHT, '')
    .replaceAll('。', '.')
    .replace(/[\s\u200B-\u200D\u2060\uFEFF]/g, '')
}

function pad(number: number): string {
  return String(number).padStart(2, '0')
}
