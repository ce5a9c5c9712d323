import { UnreadableFile } from '#imports/unreadable_file'
import { readPart } from '#imports/workbook/read_part'
import { withoutEscapes } from '#imports/workbook/xml_text'
import type { ZipFile } from '#imports/workbook/zip_file'

/** Characters that all strings of a workbook may have: they are kept in memory. */
const MOST_CHARACTERS = 60_000_000

/** The strings that cells refer to by number: rich text in one piece, without its reading aids. */
export class SharedStrings {
  readonly #strings: string[] = []

  static async load(zip: ZipFile, part: string): Promise<SharedStrings> {
    const shared = new SharedStrings()
    await readPart(zip, part, shared.#listener())
    return shared
  }

  at(index: number): string {
    return this.#strings[index] ?? ''
  }

  #listener() {
    let text = ''
    let isText = false
    let isPhonetic = false
    let characters = 0
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
        characters += text.length
        if (characters > MOST_CHARACTERS) {
          throw new UnreadableFile('这个文件里的文字多得不正常，没有读。请分成几个文件再传。')
        }
        this.#strings.push(withoutEscapes(text))
      },
    }
  }
}
