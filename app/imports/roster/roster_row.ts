import type { Value } from '#questionnaire/types'

/** What is wrong with one cell of a row: what is there, and what is wanted. */
export interface RowMistake {
  /** Label of the column (docs/roster.md). */
  column: string
  found: string
  message: string
}

/** One project of a list as read, before anybody has looked whether it is in the round. */
export interface RosterRow {
  sheet: string
  /** As the spreadsheet counts it. */
  row: number
  /** Normalised (L5); empty where the cell is. */
  number: string
  title: string
  /** By name; null where the column is there and the cell is blank. */
  facts: Record<string, Value>
  mistakes: RowMistake[]
  remarks: string[]
}
