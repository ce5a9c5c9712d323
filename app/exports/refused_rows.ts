import type { Cell } from '#imports/cell'
import { withSecrecy, type SheetOutline } from '#imports/roster/roster_file'
import type { TableFile } from '#imports/table_file'

/** A row to be written: what stood above the list, its header, or a refused row with its reason behind it. */
export interface AnnotatedRow {
  sheet: string
  cells: (Cell | undefined)[]
}

/** Why a row was refused; undefined when it was not. */
export type ReasonOf = (sheet: string, row: number) => string | undefined

const HEADING = '未导入的原因'

/** The file again with nothing but its refused rows, and a column that says why (R1). */
export async function* refusedRows(
  file: TableFile,
  outlines: readonly SheetOutline[],
  reasonOf: ReasonOf
): AsyncGenerator<AnnotatedRow> {
  for (const [i, sheet] of file.sheets.entries()) {
    const { name } = sheet
    const outline = outlines[i]
    if (outline?.skipped !== null) continue
    const { headerRow } = outline
    let width = 0
    for await (const { number, cells } of withSecrecy(sheet, outline, sheet.rows())) {
      if (number <= headerRow) width = Math.max(width, cells.length)
      const said = number === headerRow ? HEADING : reasonOf(name, number)
      if (number <= headerRow || said) yield { sheet: name, cells: annotated(cells, width, said) }
    }
  }
}

function annotated(cells: (Cell | undefined)[], width: number, said: string | undefined) {
  const all = Array.from({ length: width }, (_, place) => cells[place])
  return said ? [...all, { text: said }] : all
}
