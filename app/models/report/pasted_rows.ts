import { readPaste, type Paste, type PastedRow } from '#questionnaire/paste'
import type { Table } from '#questionnaire/types'
import { LONGEST_TEXT } from '#validators/saving'
import { unstorable } from '#validators/storable'

/** A pasted block as understood, with what can't be stored among its errors; `existing` rows stay beside it. */
export function pastedRows(table: Table, block: string, existing: number): Paste {
  const paste = readPaste(table, block, existing)
  for (const row of paste.rows) {
    for (const [code, { raw }] of Object.entries(row.cells)) {
      const message = unstorable(raw, LONGEST_TEXT)
      if (message) row.errors.push({ code, message })
    }
  }
  return paste
}

/** The texts to store of the rows without error: as pasted, or the code where a label was recognised. */
export function textsOf({ rows }: Paste): Record<string, string>[] {
  return rows.filter(({ errors }) => errors.length === 0).map(texts)
}

function texts({ cells }: PastedRow): Record<string, string> {
  return Object.fromEntries(
    Object.entries(cells).map(([code, { raw, value }]) => [
      code,
      typeof value === 'string' ? value : raw,
    ])
  )
}
