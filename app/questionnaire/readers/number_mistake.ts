import { quote } from '#questionnaire/characters'
import { chineseNumeral } from '#questionnaire/readers/chinese_numeral'
import { unitOf } from '#questionnaire/unit_of'
import type { Indicator } from '#questionnaire/types'

const NOTHING = /^(无|没有|未发生|不适用|[-/\\]+|N\/?A)$/iu

/**
 * Why a text is no number, and what to write instead: 「“3,5OO”里有字母 O」「“两人”请写 2」.
 * `text` is `shown` made half-width.
 */
export function numberMistake(indicator: Indicator, shown: string, text: string): string {
  const said = quote(shown)
  if (NOTHING.test(text)) return `${said}请写 0，不清楚就先空着`
  if (/^\(.*\)$/su.test(text)) return `${said}带括号，负数请写成 -5 这样，正数去掉括号`

  const inWords = chineseNumeral(withoutUnit(text, unitOf(indicator)))
  if (inWords !== null) return `${said}请写 ${inWords}`

  const letter = /[A-Za-z]/.exec(text)?.[0]
  if (letter !== undefined) return `${said}里有字母 ${letter}${unitNote(indicator)}`
  return (
    misplaced(text, said) ?? `${said}里有“${stranger(text)}”，请只写一个数字${unitNote(indicator)}`
  )
}

function withoutUnit(text: string, unit: string): string {
  const bare = text.replace(/\s/g, '')
  if (unit !== '' && bare.endsWith(unit)) return bare.slice(0, -unit.length)
  return bare.replace(/[个名位项件篇]$/u, '')
}

/** Nothing but digits and signs, in the wrong places. */
function misplaced(text: string, said: string): string | null {
  if (!/^[+-]?[\d.,'’ ]+$/u.test(text)) return null
  if (!/\d/.test(text)) return `${said}里没有数字`
  if (text.split('.').length > 2) return `${said}有不止一个小数点`
  if (text.includes(',')) return `${said}的逗号位置不对：千分位每 3 位一个，小数点写成 .`
  return `${said}中间断开了，请连着写`
}

/** The first character that has no business in a number. */
function stranger(text: string): string {
  const sign = [...text.replace(/^[+-]?[\d.,'’ ]+/u, '')][0] ?? [...text][0]
  return quote(sign).slice(1, -1)
}

function unitNote(indicator: Indicator): string {
  const unit = unitOf(indicator)
  return unit === '' ? '' : `（单位：${unit}）`
}
