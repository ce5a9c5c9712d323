import { beginningOf } from '#imports/beginning_of'
import type { Sheet } from '#imports/cell'
import { csvFile, type CsvFile } from '#imports/csv/csv_file'
import { wideEncoding } from '#imports/csv/wide_encoding'
import { UnreadableFile } from '#imports/unreadable_file'
import { workbookSheets } from '#imports/workbook/workbook_file'

/** A file with tables in it, opened by what it holds and not by how it is called (R1). */
export interface TableFile {
  kind: 'xlsx' | 'csv'
  sheets: Sheet[]
  /** How a .csv was written, so that it can be written back the same. */
  csv?: CsvFile
}

const HEAD_BYTES = 4096
const SAVE_AS = '请在 Excel 里打开，另存为 .xlsx 再传。'

/** Throws UnreadableFile with a sentence that says what the file is instead. */
export async function tableFile(path: string): Promise<TableFile> {
  const head = await beginningOf(path, HEAD_BYTES)
  if (startsWith(head, [0x50, 0x4b])) return { kind: 'xlsx', sheets: await workbookSheets(path) }
  const refused = whyNot(head)
  if (refused) throw new UnreadableFile(refused)
  const csv = await csvFile(path)
  return { kind: 'csv', sheets: [csv.sheet], csv }
}

function whyNot(head: Buffer): string | null {
  if (head.length === 0) return '这个文件是空的，没有内容。请看一下是不是传错了文件。'
  if (startsWith(head, [0xd0, 0xcf, 0x11, 0xe0])) return ofOldOffice(head)
  const text = head.toString('latin1').trimStart().toLowerCase()
  if (/^(\u00EF\u00BB\u00BF)?<(!doctype html|html|table|head|meta|script|div)/.test(text)) {
    return `这个文件其实是网页，只是名字像表格。${SAVE_AS}`
  }
  if (/^(\u00EF\u00BB\u00BF)?<\?xml/.test(text)) return `这个文件是 XML，不是表格。${SAVE_AS}`
  if (text.startsWith('%pdf-')) return '这个文件是 PDF，读不出表格。请传清单的 .xlsx 或 .csv。'
  return isBinary(head) ? '这个文件不是表格。请传 .xlsx，或用逗号、分号、制表符分隔的 .csv。' : null
}

/** Workbooks with a password and workbooks of Excel 97 share their first bytes. */
function ofOldOffice(head: Buffer): string {
  const isLocked = head.includes(Buffer.from('EncryptedPackage', 'utf16le'))
  if (isLocked) return '这个文件加了密码，打不开。请在 Excel 里去掉密码、另存一份再传。'
  return `这个文件是旧格式 .xls 或加了密码，不能直接读。${SAVE_AS}`
}

/** Known beginnings of pictures and archives, or characters that no text has. */
function isBinary(head: Buffer): boolean {
  if (startsWith(head, [0x89, 0x50]) || startsWith(head, [0xff, 0xd8, 0xff])) return true
  if (startsWith(head, [0x1f, 0x8b]) || startsWith(head, [0x52, 0x61, 0x72])) return true
  return !wideEncoding(head) && head.some((byte) => byte < 9)
}

function startsWith(head: Buffer, bytes: number[]): boolean {
  return bytes.every((byte, i) => head[i] === byte)
}
