import { closedBecause } from '#models/report/submission_gate'
import { stamp } from '#models/report/stamp'
import type { Standing } from '#models/report/standing'
import type { Indicator, Option } from '#questionnaire/types'

interface Searched {
  text: string
  found: Option[]
  /** Id of the row whose cell is looked up; anything that is none is passed over. */
  row: unknown
}

/** The codes of a long list, to be taken over at one press even without scripts (F1, F9). */
export function codesPage(
  standing: Standing,
  indicator: Indicator,
  { text, found, row }: Searched
) {
  const rows = standing.contents.tables[indicator.table ?? '']?.map(({ id }) => id) ?? []
  const id = rows.find((one) => one === row) ?? null
  const path = `/reports/${standing.facts.id}/sections/${indicator.section}`
  const at = id ?? indicator.table ?? indicator.code

  return {
    label: `${id ? `第 ${rows.indexOf(id) + 1} 行 ` : ''}${indicator.label}`,
    text,
    found,
    row: id,
    current: stored(standing, indicator, id).raw,
    back: `${path}#${at}`,
    /** The form that takes a code over; null when it can't be taken. */
    take: isTakeable(standing, indicator, id)
      ? { path, at, ...field(standing, indicator, id) }
      : null,
  }
}

function field(standing: Standing, indicator: Indicator, row: string | null) {
  const { raw, v } = stored(standing, indicator, row)
  return { name: row ? `${row}/${indicator.code}` : indicator.code, stamp: stamp(v, raw) }
}

function stored({ facts }: Standing, { code }: Indicator, row: string | null) {
  const text = row ? facts.rows.find(({ id }) => id === row)!.cells[code] : facts.answers[code]
  return text ?? { raw: '', v: 0 }
}

function isTakeable(standing: Standing, { table, readonly }: Indicator, row: string | null) {
  return (row !== null || !table) && !readonly && !closedBecause(standing)
}
