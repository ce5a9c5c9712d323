import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import { RosterFile } from '#imports/roster/roster_file'
import type { RosterRow } from '#imports/roster/roster_row'
import { RowReader } from '#imports/roster/row_reader'
import { tableFile, type TableFile } from '#imports/table_file'
import { regionTable } from '#models/region_table'
import { questionnaire } from '#tests/fixtures/audit/survey'

export type CellValue = ExcelJS.CellValue

export interface ReadList {
  rows: RosterRow[]
  outlines: RosterFile['outlines']
}

/** What the importer makes of a file with these bytes. */
export async function readList(bytes: Uint8Array | string): Promise<ReadList> {
  return tableOf(bytes, async (table) => {
    const file = new RosterFile(table, new RowReader(questionnaire, regionTable(2016)))
    const rows: RosterRow[] = []
    for await (const row of file.rows()) rows.push(row)
    return { rows, outlines: file.outlines }
  })
}

/** A file with these bytes, opened for as long as `work` takes. */
export async function tableOf<T>(
  bytes: Uint8Array | string,
  work: (table: TableFile) => Promise<T>
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'list-'))
  try {
    const path = join(folder, 'list')
    await writeFile(path, bytes)
    return await work(await tableFile(path))
  } finally {
    await rm(folder, { recursive: true })
  }
}

/** A workbook of one sheet; `dress` may merge, style and hide. */
export async function bookOf(
  rows: CellValue[][],
  dress: (sheet: ExcelJS.Worksheet, book: ExcelJS.Workbook) => void = () => {}
): Promise<Buffer> {
  const book = new ExcelJS.Workbook()
  const sheet = book.addWorksheet('清单')
  for (const row of rows) sheet.addRow(row)
  dress(sheet, book)
  return Buffer.from(await book.xlsx.writeBuffer())
}

/** The facts of the only row of a list with the needed columns and these. */
export async function factsOf(columns: Record<string, CellValue>) {
  const headers = ['项目编号', '项目名称', '承担单位', ...Object.keys(columns)]
  const values = ['2012AA01A301', '永磁电机研究', '常州某电机厂', ...Object.values(columns)]
  const { rows } = await readList(await bookOf([headers, values]))
  return rows[0]
}
