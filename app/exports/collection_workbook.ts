import ExcelJS from 'exceljs'
import {
  listWords,
  ranked,
  rowName,
  type CollectionFacts,
} from '#presenters/collection/collection_page'
import { acceptanceOf, allWord, columns } from '#presenters/collection/columns'
import { rate } from '#presenters/collection/rates'
import { beijing } from '#presenters/time'
import { layOutSheet } from '#exports/lay_out_sheet'
import { totals } from '#queries/collection/collection_table'

/** Rows above the table: title, and what and when. */
const HEAD = 2
const PERCENT = '0.0%'

/** The collection status of one page as an .xlsx file (P1): numbers as numbers, codes as text. Gives its bytes. */
export async function collectionWorkbook(facts: CollectionFacts): Promise<Buffer> {
  const { place, table, filters, round } = facts
  const total = totals(table.rows)
  const shown = columns(
    place.role,
    total,
    table.rows.some(({ isDirect }) => !isDirect)
  )
  const { label, measure } = acceptanceOf(place.role)
  const workbook = new ExcelJS.Workbook()
  const sheet = workbook.addWorksheet('回收情况')

  sheet.addRow([`${round.reportYear} 年度跟踪调查回收情况 · ${place.name}`])
  sheet.addRow([`${beijing(table.now).slice(0, 16)} 的数据，计划类别：${programmeName(facts)}`])
  sheet.addRow([
    '代码',
    '地区或单位',
    '清单核实',
    ...shown.map(({ label: words, group }) => (group ? `${group}：${words}` : words)),
    '上报',
    '上报率',
    '上报率名次',
    `${label}验收率`,
    '验收率名次',
  ])
  for (const { row, ...one } of ranked(facts)) {
    sheet.addRow([
      row.code ?? '',
      rowName(row),
      listWords(row, facts.lists),
      ...shown.map((column) => row.counts[column.measure]),
      row.counts.submitted,
      one.submitted,
      one.submittedRank,
      one.accepted,
      one.acceptedRank,
    ])
  }
  sheet.addRow([
    '',
    allWord(place.role),
    '',
    ...shown.map((column) => total[column.measure]),
    total.submitted,
    rate(total.submitted, total.listed),
    null,
    rate(total[measure], total.listed),
    null,
  ]).font = { bold: true }

  const first = shown.length + 5
  for (const column of [first, first + 2]) sheet.getColumn(column).numFmt = PERCENT
  sheet.getColumn(1).numFmt = '@'
  layOutSheet(sheet, HEAD, [10, 28, 10, ...shown.map(() => 9), 8, 9, 8, 9, 8])
  workbook.title = `回收情况 ${filters.programme}`.trim()
  return Buffer.from(await workbook.xlsx.writeBuffer())
}

function programmeName({ programmes, filters }: CollectionFacts): string {
  return programmes.find(({ value }) => value === filters.programme)?.label ?? '全部'
}
