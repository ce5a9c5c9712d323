import type Round from '#models/round'
import { shownValue } from '#presenters/shown_value'
import { beijingShort } from '#presenters/time'
import type { EntryFacts } from '#queries/roster_entry_of'
import type { Indicator, Questionnaire, Value } from '#questionnaire/types'

/** One line of the list (R2): what was issued, who has verified it, what is remarked. */
export function rosterEntryPage(entry: EntryFacts, round: Round, questionnaire: Questionnaire) {
  const mine = entry.remarks.find(({ isMine }) => isMine)
  return {
    id: entry.id,
    year: round.reportYear,
    number: entry.number,
    title: entry.title,
    state: entry.state,
    facts: issued(entry, round, questionnaire),
    verified: entry.verified.map(({ name, at, isMine }) => ({
      met: at !== null,
      words: isMine ? `${name}（您）` : name,
      hint: at ? `${beijingShort(at)} 核实` : '还没核实',
    })),
    isMine: entry.verified.some(({ isMine, at }) => isMine && at !== null),
    remark: mine?.text ?? '',
    remarks: entry.remarks
      .filter(({ isMine }) => !isMine)
      .map(({ name, text, at }) => ({ name, text, at: beijingShort(at) })),
    transferId: entry.transferId,
  }
}

function issued({ facts }: EntryFacts, { reportYear }: Round, questionnaire: Questionnaire) {
  return [...questionnaire.indicators.values()].flatMap((indicator) => {
    const value = indicator.prefill?.startsWith('roster.')
      ? facts[indicator.prefill.slice('roster.'.length)]
      : null
    return value === null || value === undefined || value === ''
      ? []
      : [{ term: indicator.label, words: worded(value, indicator, reportYear) }]
  })
}

function worded(value: Value, indicator: Indicator, year: number): string {
  const known = indicator.options.find((option) => option.value === String(value))
  if (known) return known.label
  const text = shownValue(indicator, value, year)
  return indicator.unit ? `${text} ${indicator.unit}` : text
}
