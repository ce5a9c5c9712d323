import ExcelJS from 'exceljs'
import type BulkDecision from '#models/bulk_decision'
import { STATES } from '#models/report/flow'
import { refusalWords } from '#presenters/bulk_page'
import { refusedLines, type RefusedLine } from '#queries/bulk_outcome'

const COLUMNS: { header: string; width: number; of: (line: RefusedLine) => string }[] = [
  { header: '项目编号', width: 22, of: ({ number }) => number },
  { header: '项目名称', width: 44, of: ({ title }) => title },
  { header: '承担单位', width: 32, of: ({ unit }) => unit ?? '' },
  {
    header: '状态',
    width: 24,
    of: ({ state, holder }) => (holder ? `等${holder}` : STATES[state].label),
  },
  { header: '为什么没有办', width: 22, of: ({ refusal }) => refusalWords(refusal) },
  { header: '说明', width: 60, of: ({ sentence }) => sentence },
]

/** The reports of a bulk decision that were refused, one line each with the reason, as .xlsx. */
export async function bulkRefusalsWorkbook({ id }: BulkDecision): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook()
  const sheet = workbook.addWorksheet('没有办的报表', { views: [{ state: 'frozen', ySplit: 1 }] })
  sheet.columns = COLUMNS.map(({ width }) => ({ width, style: { numFmt: '@' } }))
  sheet.addRow(COLUMNS.map(({ header }) => header)).font = { bold: true }
  for (const line of await refusedLines(id, Number.MAX_SAFE_INTEGER)) {
    sheet.addRow(COLUMNS.map(({ of }) => of(line))).alignment = { vertical: 'top', wrapText: true }
  }
  return Buffer.from(await workbook.xlsx.writeBuffer())
}
