import ExcelJS from 'exceljs'
import type { AnnotatedRow } from '#exports/refused_rows'
import type { Cell } from '#imports/cell'

const WIDTH = 20

/** Writes the rows as an .xlsx file, a sheet for each of theirs: codes as text, amounts as numbers. */
export async function writeRefusedWorkbook(
  filename: string,
  rows: AsyncIterable<AnnotatedRow>
): Promise<void> {
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ filename, useSharedStrings: true })
  let sheet: ExcelJS.Worksheet | undefined
  let name: string | undefined
  for await (const row of rows) {
    if (!sheet || row.sheet !== name) {
      name = row.sheet
      sheet = workbook.addWorksheet(name, { properties: { defaultColWidth: WIDTH } })
    }
    sheet.addRow(row.cells.map(valueOf)).commit()
  }
  if (!sheet) workbook.addWorksheet('下发清单')
  await workbook.commit()
}

/** A number only where nothing is lost by it. */
function valueOf(cell: Cell | undefined): string | number | null {
  if (!cell) return null
  return cell.number !== undefined && String(cell.number) === cell.text ? cell.number : cell.text
}
