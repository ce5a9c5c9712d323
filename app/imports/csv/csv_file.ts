import { beginningOf } from '#imports/beginning_of'
import { MOST_COLUMNS, type Sheet, type SheetRow } from '#imports/cell'
import { RecordReader } from '#imports/csv/record_reader'
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
  return { ...written, delimiter, sheet: { name: '', isHidden: false, rows } }
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
    .map((field) => (field === '' ? undefined : { text: withoutGuard(field) }))
  return { number, cells }
}

/** ="00123" keeps Excel from reading a number; only what is inside is meant. */
function withoutGuard(field: string): string {
  return field.startsWith('=') ? field.replace(/^="(.*)"$/s, '$1') : field
}

/** The one that gives the widest row of the first ten. */
function delimiterOf(head: string): string {
  const widths = DELIMITERS.map((delimiter) => {
    const rows = new RecordReader(delimiter).write(head).slice(0, HEAD_ROWS)
    return Math.max(
      1,
      ...rows.map(({ length }) => length),
      head.split('\n', 1)[0].split(delimiter).length
    )
  })
  return DELIMITERS[widths.indexOf(Math.max(...widths))]
}
