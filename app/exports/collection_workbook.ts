import ExcelJS from 'exceljs'
import {
  inOrder,
  listWords,
  rowName,
  type CollectionFacts,
} from '#presenters/collection/collection_page'
import { acceptanceOf, allWord, columns, type Column } from '#presenters/collection/columns'
import type { CurveDay } from '#presenters/collection/curve_days'
import { rate } from '#presenters/collection/rates'
import { beijing } from '#presenters/time'
import { layOutSheet } from '#exports/lay_out_sheet'
import { totals, type Counts } from '#queries/collection/collection_table'

/** Rows above each table: title, and what and when. */
const HEAD = 2
const PERCENT = '0.0%'

/**
 * The collection status of one page as an .xlsx file (P1), in the order of the page, and the numbers
 * of its curve: numbers as numbers, codes as text. Gives its bytes.
 */
export async function collectionWorkbook(
  facts: CollectionFacts,
  days: readonly CurveDay[]
): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook()
  addStatus(workbook.addWorksheet('回收情况'), facts)
  addDays(workbook.addWorksheet('每天'), facts, days)
  workbook.title = `回收情况 ${facts.filters.programme}`.trim()
  return Buffer.from(await workbook.xlsx.writeBuffer())
}

function addStatus(sheet: ExcelJS.Worksheet, facts: CollectionFacts) {
  const { place, table, levels } = facts
  const total = totals(table.rows)
  const shown = columns(place.role, total, levels)
  addTitle(sheet, facts, '回收情况')
  sheet.addRow(headings(shown, place.role))
  for (const { row, ...one } of inOrder(facts)) {
    const { submitted, submittedRank, accepted, acceptedRank } = one
    const counts = [...countsOf(shown, row.counts), row.counts.submitted]
    const ranked = [submitted, submittedRank, accepted, acceptedRank]
    sheet.addRow([row.code ?? '', rowName(row), listWords(row, facts.lists), ...counts, ...ranked])
  }
  addTotal(sheet, shown, total, place.role)

  const first = shown.length + 5
  for (const column of [first, first + 2]) sheet.getColumn(column).numFmt = PERCENT
  sheet.getColumn(1).numFmt = '@'
  layOutSheet(sheet, HEAD, [10, 28, 10, ...shown.map(() => 9), 8, 9, 8, 9, 8])
}

function headings(shown: readonly Column[], role: CollectionFacts['place']['role']): string[] {
  const { label } = acceptanceOf(role)
  const counted = shown.map(({ label: words, group }) => (group ? `${group}：${words}` : words))
  const ranked = ['上报', '上报率', '上报率名次', `${label}率`, `${label}率名次`]
  return ['代码', '地区或单位', '清单核实', ...counted, ...ranked]
}

function addTotal(
  sheet: ExcelJS.Worksheet,
  shown: readonly Column[],
  total: Counts,
  role: CollectionFacts['place']['role']
) {
  const accepted = rate(total[acceptanceOf(role).measure], total.listed)
  const rates = [rate(total.submitted, total.listed), null, accepted, null]
  const counts = [...countsOf(shown, total), total.submitted]
  sheet.addRow(['', allWord(role), '', ...counts, ...rates]).font = { bold: true }
}

function addDays(sheet: ExcelJS.Worksheet, facts: CollectionFacts, days: readonly CurveDay[]) {
  addTitle(sheet, facts, '每天累计上报和验收')
  sheet.addRow(['日期', '上报', '上报率', '省级验收', '验收率', '去年同期上报', '去年同期上报率'])
  for (const { day, ...one } of days) {
    const { submitted, submittedRate, accepted, acceptedRate, last, lastRate } = one
    const date = new Date(`${day}T00:00:00Z`)
    sheet.addRow([date, submitted, submittedRate, accepted, acceptedRate, last, lastRate])
  }
  sheet.getColumn(1).numFmt = 'yyyy-mm-dd'
  for (const column of [3, 5, 7]) sheet.getColumn(column).numFmt = PERCENT
  layOutSheet(sheet, HEAD, [14, 10, 10, 10, 10, 14, 16])
}

function addTitle(sheet: ExcelJS.Worksheet, facts: CollectionFacts, what: string) {
  const { place, table, round } = facts
  sheet.addRow([`${round.reportYear} 年度跟踪调查${what} · ${place.name}`])
  sheet.addRow([`${beijing(table.now).slice(0, 16)} 的数据，计划类别：${programmeName(facts)}`])
}

function countsOf(shown: readonly Column[], counts: Counts): number[] {
  return shown.map(({ measure }) => counts[measure])
}

function programmeName({ programmes, filters }: CollectionFacts): string {
  return programmes.find(({ value }) => value === filters.programme)?.label ?? '全部'
}
