import type { Cell } from '#imports/cell'
import { CellText, textCell } from '#imports/cell_text'
import { UnreadableFile } from '#imports/unreadable_file'
import { readPart } from '#imports/workbook/read_part'
import { withoutEscapes } from '#imports/workbook/xml_text'
import type { ZipFile } from '#imports/workbook/zip_file'

/** Bytes that all strings of a workbook may have: they are kept in memory. */
const MOST_BYTES = 120_000_000
const FIRST_BYTES = 64 * 1024
/** How many: as many as the largest list has cells. */
const MOST_STRINGS = 4_000_000

/** The strings that cells refer to by number: rich text in one piece, without its reading aids. */
export class SharedStrings {
  // In one piece outside of the heap: texts cut out of what was read would keep all of it.
  #bytes = Buffer.allocUnsafe(FIRST_BYTES)
  #ends: number[] = []
  /** What is wrong with a string, by its number. */
  #troubles = new Map<number, string>()

  static async load(zip: ZipFile, part: string): Promise<SharedStrings> {
    const shared = new SharedStrings()
    await readPart(zip, part, shared.#listener(), Infinity)
    return shared
  }

  at(index: number): Cell {
    const end = this.#ends[index]
    if (end === undefined) return { text: '' }
    const text = this.#bytes.toString('utf8', this.#ends[index - 1] ?? 0, end)
    const trouble = this.#troubles.get(index)
    return trouble ? { text, trouble } : { text }
  }

  #add({ text, trouble }: Cell): void {
    const start = this.#ends.at(-1) ?? 0
    const end = start + Buffer.byteLength(text)
    if (end > MOST_BYTES || this.#ends.length === MOST_STRINGS) {
      throw new UnreadableFile('这个文件里的文字多得不正常，没有读。请分成几个文件再传。')
    }
    if (end > this.#bytes.length) {
      const larger = Buffer.allocUnsafe(Math.max(end, 2 * this.#bytes.length))
      this.#bytes.copy(larger, 0, 0, start)
      this.#bytes = larger
    }
    this.#bytes.write(text, start)
    if (trouble) this.#troubles.set(this.#ends.length, trouble)
    this.#ends.push(end)
  }

  #listener() {
    const text = new CellText()
    let isText = false
    let isPhonetic = false
    return {
      opened(name: string) {
        if (name === 'si') text.clear()
        if (name === 'rPh') isPhonetic = true
        isText = name === 't' && !isPhonetic
      },
      text(piece: string) {
        if (isText) text.add(piece)
      },
      closed: (name: string) => {
        isText = false
        if (name === 'rPh') isPhonetic = false
        if (name !== 'si') return
        this.#add(textCell(withoutEscapes(text.toString())))
      },
    }
  }
}
