import { beginningOf } from '#imports/beginning_of'
import { MOST_COLUMNS, type Sheet, type SheetRow } from '#imports/cell'
import { textCell } from '#imports/cell_text'
import { RecordReader } from '#imports/csv/record_reader'
import { findHeader } from '#imports/roster/header'
import { decoded, textEncoding, type Written } from '#imports/csv/text_encoding'

/** A .csv file as it was found to be written. */
export interface CsvFile extends Written {
  delimiter: string
  sheet: Sheet
}

const HEAD_BYTES = 64 * 1024
const HEAD_ROWS = 10
const DELIMITERS = [',', ';', '\t']
/** Excel's own hint in the first line. */
const HINT = /^sep=(.)\r?\n/i

/** Throws UnreadableFile for text in no known encoding. */
export async function csvFile(path: string): Promise<CsvFile> {
  const head = await beginningOf(path, HEAD_BYTES)
  const written = await textEncoding(path, head)
  const text = new TextDecoder(written.encoding).decode(head)
  const delimiter = HINT.exec(text)?.[1] ?? delimiterOf(text)
  const rows = () => csvRows(path, written, delimiter)
  return {
    ...written,
    delimiter,
    sheet: { name: '', isHidden: false, rows, merges: async () => [] },
  }
}

async function* csvRows(
  path: string,
  written: Written,
  delimiter: string
): AsyncGenerator<SheetRow> {
  const reader = new RecordReader(delimiter)
  let number = 0
  for await (const piece of decoded(path, written)) {
    for (const record of reader.write(piece)) yield rowOf((number += 1), record)
  }
  for (const record of reader.end()) yield rowOf((number += 1), record)
}

function rowOf(number: number, record: string[]): SheetRow {
  const cells = record
    .slice(0, MOST_COLUMNS)
    .map((field) => (field === '' ? undefined : textCell(withoutGuard(field))))
  return { number, cells }
}

/** ="00123" keeps Excel from reading a number; only what is inside is meant. */
function withoutGuard(field: string): string {
  return field.startsWith('=') ? field.replace(/^="(.*)"$/s, '$1') : field
}

/** The one with which the header of a list is found; else the one that gives the widest row of the first ten. */
function delimiterOf(head: string): string {
  const parted = DELIMITERS.map((delimiter) => ({ delimiter, rows: headRows(head, delimiter) }))
  const asList = parted.find(({ rows }) => findHeader(rows.map((row, i) => rowOf(i + 1, row))))
  if (asList) return asList.delimiter
  const width = (rows: string[][]) => Math.max(...rows.map(({ length }) => length))
  return parted.toSorted((one, other) => width(other.rows) - width(one.rows))[0].delimiter
}

/** A quote that is not closed within the beginning ends it, and is named when all is read. */
function headRows(head: string, delimiter: string): string[][] {
  const rows = new RecordReader(delimiter).write(`${head}\n`).slice(0, HEAD_ROWS)
  return rows.length > 0 ? rows : [head.split('\n', 1)[0].split(delimiter)]
}
