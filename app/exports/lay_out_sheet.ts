import type ExcelJS from 'exceljs'

const LINE = { style: 'thin' as const, color: { argb: 'FFDCE2E9' } }

/**
 * A sheet as it is printed: A4 across, one page wide, its head on every page. `head` rows stand above
 * the heading of the table; `widths` are of the columns, in characters.
 */
export function layOutSheet(sheet: ExcelJS.Worksheet, head: number, widths: readonly number[]) {
  const heading = head + 1
  widths.forEach((width, i) => (sheet.getColumn(i + 1).width = width))
  sheet.getRow(1).font = { bold: true, size: 14 }
  sheet.getRow(heading).font = { bold: true }
  sheet.eachRow((row, number) => {
    if (number < heading) return
    row.alignment = { vertical: 'middle', wrapText: true }
    row.border = { top: LINE, bottom: LINE }
  })
  sheet.views = [{ state: 'frozen', ySplit: heading }]
  sheet.autoFilter = {
    from: { row: heading, column: 1 },
    to: { row: heading, column: widths.length },
  }
  Object.assign(sheet.pageSetup, {
    paperSize: 9,
    orientation: 'landscape',
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 0,
    printTitlesRow: `${heading}:${heading}`,
    printArea: `A1:${sheet.getColumn(widths.length).letter}${sheet.rowCount}`,
  })
  sheet.headerFooter = { oddFooter: '第 &P 页，共 &N 页' }
}
