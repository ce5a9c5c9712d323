import type { Fact, Mending, TableFact } from '#audit/mending'
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
  return {
    lines: [...facts.map((fact) => answerLine(fact, questionnaire)), ...tables.map(tableLine)],
    hasPrevious: facts.some(({ previous }) => previous !== undefined),
    hasIssued: facts.some(({ issued }) => issued !== undefined),
  }
}

function answerLine(fact: Fact, { indicators }: Questionnaire): ValueLine {
  const { code, label, unit } = fact
  return {
    code,
    label,
    now: shown(fact.now, unit),
    previous: shown(fact.previous, unit),
    issued: shown(fact.issued, unit),
    isNumber: NUMBERS.has(indicators.get(code)?.type ?? ''),
  }
}

function shown(text: string | undefined, unit: string): string {
  if (text === undefined) return NOT_READ
  return text === '' ? BLANK : `${text} ${unit}`.trim()
}

function tableLine({ code, title, rows }: TableFact): ValueLine {
  const unread = { previous: NOT_READ, issued: NOT_READ }
  return { code, label: title, now: `${rows} 行`, ...unread, isNumber: true }
}
