import ExcelJS from 'exceljs'
import type { Person } from '#tests/support/person'

export type Row = (string | number | Date | null)[]

export const HEADERS = [
  '项目编号',
  '项目名称',
  '承担单位',
  '组织机构代码',
  '行政区划代码',
  '计划类别',
  '起始年月',
  '计划完成年月',
  '总预算（万元）',
  '密级',
]

/** A row that is right in every column; `changes` by place. */
export function row(number: string, changes: Record<number, Row[0]> = {}): Row {
  const right: Row = [
    number,
    `永磁电机研究 ${number}`,
    '常州某电机厂',
    '467300226',
    '320412',
    '863 计划',
    '201201',
    '201412',
    395.5,
    '公开',
  ]
  return right.map((value, place) => (place in changes ? changes[place] : value))
}

/** A workbook of these rows under the usual headers. */
export async function workbook(rows: Row[], headers: Row = HEADERS): Promise<Buffer> {
  const book = new ExcelJS.Workbook()
  const sheet = book.addWorksheet('清单')
  for (const one of [headers, ...rows]) sheet.addRow(one)
  return Buffer.from(await book.xlsx.writeBuffer())
}

/** The same as text with commas. */
export function csv(rows: Row[], headers: Row = HEADERS): string {
  return [headers, ...rows]
    .map((one) => one.map((cell) => String(cell ?? '')).join(','))
    .join('\r\n')
}

/** Sends a form with a file, as a browser without scripts does. */
export async function sendList(
  person: Person,
  { name, bytes }: { name: string; bytes: Uint8Array | string },
  { path = '/roster/imports', field = 'list', fields = {} as Record<string, string> } = {}
) {
  const page = await person.get('/password')
  const body = new FormData()
  body.set('_csrf', /name='_csrf' value='([^']+)'/.exec(page.body)![1].replaceAll('&#x3D;', '='))
  for (const [key, value] of Object.entries(fields)) body.set(key, value)
  body.append(field, new Blob([bytes as BlobPart]), name)
  const cookie = [...person.cookies].map(([key, value]) => `${key}=${value}`).join('; ')
  const response = await fetch(`http://${process.env.HOST}:${process.env.PORT}${path}`, {
    method: 'POST',
    body,
    redirect: 'manual',
    headers: { cookie, accept: 'text/html' },
  })
  const text = await response.text()
  const location = response.headers.get('location')
  return { status: response.status, location, body: text, words: text.replace(/<[^>]+>/g, ' ') }
}
