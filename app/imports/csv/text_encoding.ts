import { createReadStream } from 'node:fs'
import { wideEncoding } from '#imports/csv/wide_encoding'
import { UnreadableFile } from '#imports/unreadable_file'

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030'

/** How a text file is written, and how many bytes of mark stand before it. */
export interface Written {
  encoding: Encoding
  mark: number
}

const MARKS: { bytes: number[]; encoding: Encoding }[] = [
  { bytes: [0xef, 0xbb, 0xbf], encoding: 'utf-8' },
  { bytes: [0xff, 0xfe], encoding: 'utf-16le' },
  { bytes: [0xfe, 0xff], encoding: 'utf-16be' },
]

/** By its mark, else by the zeros of UTF-16, else UTF-8 if all of it is, else GB18030. Throws UnreadableFile. */
export async function textEncoding(path: string, head: Buffer): Promise<Written> {
  const marked = MARKS.find(({ bytes }) => bytes.every((byte, i) => head[i] === byte))
  if (marked) return { encoding: marked.encoding, mark: marked.bytes.length }
  const wide = wideEncoding(head)
  if (wide) return { encoding: wide, mark: 0 }
  for (const encoding of ['utf-8', 'gb18030'] as const) {
    if (await isAll(path, encoding)) return { encoding, mark: 0 }
  }
  throw new UnreadableFile(
    '认不出这个文件的文字编码。请在 Excel 里打开，另存为 .xlsx 或“CSV UTF-8”再传。'
  )
}

/** The text of the file from behind its mark, in pieces. */
export async function* decoded(path: string, { encoding, mark }: Written): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { ignoreBOM: true })
  for await (const bytes of createReadStream(path, { start: mark })) {
    yield decoder.decode(bytes as Buffer, { stream: true })
  }
  yield decoder.decode()
}

async function isAll(path: string, encoding: Encoding): Promise<boolean> {
  const decoder = new TextDecoder(encoding, { fatal: true })
  try {
    for await (const bytes of createReadStream(path)) {
      decoder.decode(bytes as Buffer, { stream: true })
    }
    decoder.decode()
    return true
  } catch (error) {
    if (error instanceof TypeError) return false
    throw error
  }
}
