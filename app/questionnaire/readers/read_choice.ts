import { quote } from '#questionnaire/characters'
import { refused, understood } from '#questionnaire/outcome'
import { OptionIndex } from '#questionnaire/readers/option_index'
import type { Indicator, Option, Reading } from '#questionnaire/types'

const SHOWN = 6

/** One option, by code or label; what is not in the list is reported by A002. */
export function readChoice(indicator: Indicator, raw: string): Reading {
  const value = OptionIndex.of(indicator.options).find(raw.trim())
  return value === null
    ? refused(raw, notThere(raw, indicator.options), 'A002')
    : understood(raw, value)
}

/**
 * Several options, separated by commas, 顿号 or blanks, as codes in the order of the list.
 * How many may be chosen is a rule's business.
 */
export function readChoices(indicator: Indicator, raw: string): Reading {
  const index = OptionIndex.of(indicator.options)
  const chosen = new Set<string>()
  for (const piece of pieces(raw, index)) {
    const value = index.find(piece)
    if (value === null) return refused(raw, notThere(piece, indicator.options), 'A002')
    chosen.add(value)
  }
  const values = indicator.options.map(({ value }) => value).filter((value) => chosen.has(value))
  return values.length === 0
    ? refused(raw, `${quote(raw)}里没有选项`, 'A002')
    : understood(raw, values)
}

/** A label may hold a separator itself, so the larger piece is tried before it is cut. */
function pieces(raw: string, index: OptionIndex): string[] {
  return [/[,，;；|\n]/u, /、/u, /\s+/u].reduce<string[]>(
    (parts, separator) =>
      parts
        .flatMap((part) => (index.find(part.trim()) === null ? part.split(separator) : [part]))
        .map((part) => part.trim())
        .filter((part) => part !== ''),
    [raw]
  )
}

function notThere(text: string, options: readonly Option[]): string {
  const shown = options.slice(0, SHOWN).map(({ value, label }) => `${value} ${label}`)
  const rest = options.length > SHOWN ? `等 ${options.length} 项` : ''
  return `没有${quote(text)}这个选项，可选：${shown.join('、')}${rest}`
}
