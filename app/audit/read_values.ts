import { isBlank } from '#audit/facts'
import type { Parameters } from '#audit/facts'
import type { ReadValues } from '#audit/finding'
import type { Reads } from '#audit/reads'
import type { ReportData, Value } from '#questionnaire/types'

type Values = Record<string, Value>

const blankAsNull = (value: Value | undefined): Value => (isBlank(value) ? null : value!)

function pick(values: Values, codes: readonly string[]): Values {
  return Object.fromEntries(codes.map((code) => [code, blankAsNull(values[code])]))
}

function pickRows(data: ReportData, tables: Reads['tables']): Record<string, Values[]> {
  return Object.fromEntries(
    Object.entries(tables).map(([table, columns]) => [
      table,
      (data.tables[table] ?? []).map((row) => pick(row, columns)),
    ])
  )
}

/** The values an expression read, as findings carry them. */
export function readValues(reads: Reads, data: ReportData, parameters: Parameters): ReadValues {
  const has = (codes: readonly string[]) => codes.length > 0
  return {
    answers: pick(data.answers, reads.answers),
    ...(has(reads.issued) && { issued: pick(data.issued, reads.issued) }),
    ...(has(reads.previous) && { previous: pick(data.previous ?? {}, reads.previous) }),
    ...(has(Object.keys(reads.tables)) && { tables: pickRows(data, reads.tables) }),
    ...(reads.attachments && { attachments: [...data.attachments].sort() }),
    ...(has(reads.parameters) && {
      parameters: Object.fromEntries(
        reads.parameters.map((name) => [name, parameters[name as keyof Parameters]])
      ),
    }),
  }
}
