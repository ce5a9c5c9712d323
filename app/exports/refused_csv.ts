import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { gb18030 } from '#exports/gb18030'
import type { AnnotatedRow } from '#exports/refused_rows'
import type { CsvFile } from '#imports/csv/csv_file'
import type { Encoding } from '#imports/csv/text_encoding'

const MARK = '\uFEFF'

const ENCODERS: Record<Encoding, (text: string) => Buffer> = {
  'utf-8': (text) => Buffer.from(text, 'utf8'),
  'utf-16le': (text) => Buffer.from(text, 'utf16le'),
  'utf-16be': (text) => Buffer.from(text, 'utf16le').swap16(),
  'gb18030': gb18030,
}

/** Writes the rows as the .csv file was written that they come from: encoding, mark, separator. */
export async function writeRefusedCsv(
  filename: string,
  rows: AsyncIterable<AnnotatedRow>,
  { encoding, mark, delimiter }: CsvFile
): Promise<void> {
  const encode = ENCODERS[encoding]
  async function* bytes() {
    if (mark > 0) yield encode(MARK)
    for await (const { cells } of rows) {
      yield encode(`${cells.map((cell) => field(cell?.text ?? '', delimiter)).join(delimiter)}\r\n`)
    }
  }
  await pipeline(Readable.from(bytes()), createWriteStream(filename))
}

function field(text: string, delimiter: string): string {
  const isPlain = !text.includes(delimiter) && !/["\r\n]/.test(text)
  return isPlain ? text : `"${text.replaceAll('"', '""')}"`
}
