import type { Mending } from '#audit/mending'
import type { Questionnaire } from '#questionnaire/types'

/** One line of the values that a finding is about. */
export interface ValueLine {
  code: string
  label: string
  now: string
  previous: string
  issued: string
  isNumber: boolean
}

export interface ValuesTable {
  lines: ValueLine[]
  hasPrevious: boolean
  hasIssued: boolean
}

const BLANK = '没有填'
const NOT_READ = '—'
const NUMBERS = new Set(['number', 'year', 'month'])

/** The values of a finding: this year's, last year's and the issued ones, side by side (A2, E4). */
export function valuesTable({ facts, tables }: Mending, questionnaire: Questionnaire): ValuesTable {
  const shown = (text: string | undefined, unit: string) => {
    if (text === undefined) return NOT_READ
    return text === '' ? BLANK : `${text} ${unit}`.trim()
  }
  const lines = facts.map(({ code, label, unit, now, previous, issued }) => ({
    code,
    label,
    now: shown(now, unit),
    previous: shown(previous, unit),
    issued: shown(issued, unit),
    isNumber: NUMBERS.has(questionnaire.indicators.get(code)?.type ?? ''),
  }))
  const counted = tables.map(({ code, title, rows }) => ({
    code,
    label: title,
    now: `${rows} 行`,
    previous: NOT_READ,
    issued: NOT_READ,
    isNumber: true,
  }))
  return {
    lines: [...lines, ...counted],
    hasPrevious: facts.some(({ previous }) => previous !== undefined),
    hasIssued: facts.some(({ issued }) => issued !== undefined),
  }
}
