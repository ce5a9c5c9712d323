import { UnreadableFile } from '#imports/unreadable_file'
import { readPart } from '#imports/workbook/read_part'
import { withoutEscapes } from '#imports/workbook/xml_text'
import type { ZipFile } from '#imports/workbook/zip_file'

/** Bytes that all strings of a workbook may have: they are kept in memory. */
const MOST_BYTES = 120_000_000
const FIRST_BYTES = 64 * 1024

/** The strings that cells refer to by number: rich text in one piece, without its reading aids. */
export class SharedStrings {
  // In one piece outside of the heap: texts cut out of what was read would keep all of it.
  #bytes = Buffer.allocUnsafe(FIRST_BYTES)
  #ends: number[] = []

  static async load(zip: ZipFile, part: string): Promise<SharedStrings> {
    const shared = new SharedStrings()
    await readPart(zip, part, shared.#listener())
    return shared
  }

  at(index: number): string {
    const end = this.#ends[index]
    return end === undefined ? '' : this.#bytes.toString('utf8', this.#ends[index - 1] ?? 0, end)
  }

  #add(text: string): void {
    const start = this.#ends.at(-1) ?? 0
    const end = start + Buffer.byteLength(text)
    if (end > MOST_BYTES) {
      throw new UnreadableFile('这个文件里的文字多得不正常，没有读。请分成几个文件再传。')
    }
    if (end > this.#bytes.length) {
      const larger = Buffer.allocUnsafe(Math.max(end, 2 * this.#bytes.length))
      this.#bytes.copy(larger, 0, 0, start)
      this.#bytes = larger
    }
    this.#bytes.write(text, start)
    this.#ends.push(end)
  }

  #listener() {
    let text = ''
    let isText = false
    let isPhonetic = false
    return {
      opened(name: string) {
        if (name === 'si') text = ''
        if (name === 'rPh') isPhonetic = true
        isText = name === 't' && !isPhonetic
      },
      text(piece: string) {
        if (isText) text += piece
      },
      closed: (name: string) => {
        isText = false
        if (name === 'rPh') isPhonetic = false
        if (name !== 'si') return
        this.#add(withoutEscapes(text))
      },
    }
  }
}
