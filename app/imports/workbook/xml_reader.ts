import { UnreadableFile } from '#imports/unreadable_file'
import { unescaped } from '#imports/workbook/xml_text'

/** What a document is told to; names come without their prefix. */
export interface XmlListener {
  /** `tag` is all between the angle brackets; `attribute` (xml_text.ts) reads it. */
  opened?: (name: string, tag: string) => void
  /** Text without references, in one or more pieces. */
  text?: (text: string) => void
  closed?: (name: string) => void
}

/** Characters; longer than any honest tag. */
const LONGEST_TAG = 64 * 1024
const LONGEST_REFERENCE = 12
const BROKEN = '这个文件里面已损坏，读到一半读不下去。请在 Excel 里打开、另存一份再传。'

/** Reads XML piece by piece, as much of it as workbooks use; no document type, no entities of its own. */
export class XmlReader {
  #rest = ''

  constructor(private readonly listener: XmlListener) {}

  write(piece: string): void {
    const text = this.#rest === '' ? piece : this.#rest + piece
    let at = 0
    for (;;) {
      const open = text.indexOf('<', at)
      if (open < 0) {
        this.#rest = text.slice(this.#tell(text, at, text.length))
        return
      }
      if (open > at) this.#tell(text, at, open)
      const end = endOf(text, open)
      if ((end < 0 ? text.length : end) - open > LONGEST_TAG) throw new UnreadableFile(BROKEN)
      if (end < 0) {
        this.#rest = text.slice(open)
        return
      }
      this.#markup(text.slice(open + 1, end))
      at = end + 1
    }
  }

  /** Says everything up to `end`, or up to a reference that may go on in the next piece; gives how far. */
  #tell(text: string, from: number, end: number): number {
    if (!this.listener.text) return end
    const reference = end === text.length ? text.lastIndexOf('&') : -1
    const isCut =
      reference >= from && end - reference < LONGEST_REFERENCE && !text.includes(';', reference)
    const to = isCut ? reference : end
    if (to > from) this.listener.text(unescaped(text.slice(from, to)))
    return to
  }

  #markup(tag: string): void {
    const first = tag.charCodeAt(0)
    if (first === SLASH) return this.listener.closed?.(localName(tag, 1))
    if (first === BANG) return this.#declared(tag)
    if (first === QUESTION) return

    const name = localName(tag, 0)
    this.listener.opened?.(name, tag)
    if (tag.endsWith('/')) this.listener.closed?.(name)
  }

  #declared(tag: string): void {
    if (tag.startsWith('![CDATA[')) return this.listener.text?.(tag.slice(8, -2))
    if (!tag.startsWith('!--')) throw new UnreadableFile(BROKEN)
  }
}

const SLASH = 47
const BANG = 33
const QUESTION = 63
const COLON = 58
const SPACE = 32
const CLOSE = 62
const DOUBLE_QUOTE = 34
const SINGLE_QUOTE = 39

/** Where the markup that begins here ends; -1 when it goes on in the next piece. */
function endOf(text: string, open: number): number {
  if (text.startsWith('<!--', open)) return after(text, '-->', open)
  if (text.startsWith('<![CDATA[', open)) return after(text, ']]>', open)
  return endOfTag(text, open)
}

/** The first `>` that stands in no attribute; each character is looked at once. */
function endOfTag(text: string, open: number): number {
  let quote = 0
  for (let at = open; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (quote !== 0) quote = code === quote ? 0 : quote
    else if (code === CLOSE) return at
    else if (code === DOUBLE_QUOTE || code === SINGLE_QUOTE) quote = code
  }
  return -1
}

function after(text: string, mark: string, open: number): number {
  const at = text.indexOf(mark, open)
  return at < 0 ? -1 : at + mark.length - 1
}

function localName(tag: string, from: number): string {
  let start = from
  let end = from
  for (; end < tag.length; end += 1) {
    const code = tag.charCodeAt(end)
    if (code === SLASH || code <= SPACE) break
    if (code === COLON) start = end + 1
  }
  return tag.slice(start, end)
}
