import ExcelJS from 'exceljs'
import { layOutSheet } from '#exports/lay_out_sheet'
import { listPage, type ListFacts } from '#presenters/collection/list_page'

/** As many as a sheet is made of at once. */
export const MOST_LISTED = 20_000

const HEAD = 2

type Row = ReturnType<typeof listPage>['rows'][number]

const COLUMNS: { header: string; width: number; of: (row: Row) => string | number | null }[] = [
  { header: '项目编号', width: 18, of: ({ number }) => number },
  { header: '项目名称', width: 36, of: ({ title }) => title },
  { header: '承担单位', width: 26, of: ({ unit }) => unit },
  { header: '地区', width: 20, of: ({ region }) => region },
  { header: '状态', width: 11, of: ({ stateWords }) => stateWords },
  { header: '截止', width: 22, of: ({ due }) => due },
  { header: '退回次数', width: 9, of: ({ returnCount }) => returnCount },
  { header: '填表人', width: 10, of: ({ contact }) => contact },
  { header: '电话', width: 16, of: ({ phone }) => phone },
  { header: '邮箱', width: 26, of: ({ email }) => email },
  { header: '上次登录', width: 13, of: ({ lastLogin }) => lastLogin },
  { header: '上次催报', width: 13, of: ({ reminded }) => reminded },
  { header: '负责的机构', width: 30, of: ({ responsible }) => responsible },
]

/** Who has not submitted and whom to call, as an .xlsx file (P3); everything but counts is text. Gives its bytes. */
export async function unsubmittedWorkbook(facts: Omit<ListFacts, 'path'>): Promise<Buffer> {
  const page = listPage({ ...facts, path: '/reminders' })
  const workbook = new ExcelJS.Workbook()
  const sheet = workbook.addWorksheet('未上报名单')
  sheet.columns = COLUMNS.map(({ header }) => ({
    style: { numFmt: header === '退回次数' ? '0' : '@' },
  }))
  sheet.addRow([`${page.year} 年度跟踪调查未上报名单 · ${page.place.name}`])
  const isCut = facts.rows.length === MOST_LISTED
  sheet.addRow([`${page.title}，${page.total} 个${isCut ? '，更多的请按地区分开下载' : ''}`])
  sheet.addRow(COLUMNS.map(({ header }) => header))
  for (const row of page.rows) sheet.addRow(COLUMNS.map(({ of }) => of(row)))
  layOutSheet(
    sheet,
    HEAD,
    COLUMNS.map(({ width }) => width)
  )
  return Buffer.from(await workbook.xlsx.writeBuffer())
}
