import { UnreadableFile } from '#imports/unreadable_file'

/** Characters that one record may have. */
const LONGEST_RECORD = 1_000_000

/** Takes text with separators apart, piece by piece: quoted fields may hold separators and line ends. */
export class RecordReader {
  #rest = ''
  /** Where the search for the end of the record goes on, and whether that is inside quotes. */
  #at = 0
  #isQuoted = false
  #count = 0

  constructor(private readonly delimiter: string) {}

  /** The records that are complete with this piece. */
  write(piece: string): string[][] {
    this.#rest += piece
    const records: string[][] = []
    let start = 0
    for (; this.#at < this.#rest.length; this.#at += 1) {
      const code = this.#rest.charCodeAt(this.#at)
      if (code === QUOTE) this.#isQuoted = this.#isQuoted ? false : this.#opensHere(start)
      if (this.#isQuoted || (code !== LF && code !== CR)) continue
      if (code === CR && this.#at + 1 === this.#rest.length) break
      records.push(this.#record(start, this.#at))
      if (code === CR && this.#rest.charCodeAt(this.#at + 1) === LF) this.#at += 1
      start = this.#at + 1
    }
    this.#rest = this.#rest.slice(start)
    this.#at -= start
    if (this.#rest.length > LONGEST_RECORD) throw new UnreadableFile(this.#unclosed())
    return records
  }

  /** The last record, where the text does not end with a line end. */
  end(): string[][] {
    const last = this.#rest.replace(/\r$/, '')
    if (this.#isQuoted) throw new UnreadableFile(this.#unclosed())
    return last === '' ? [] : [this.#record(0, last.length)]
  }

  /** A quote opens a field at its beginning, or again right after it was closed ("" inside). */
  #opensHere(start: number): boolean {
    if (this.#at === start) return true
    const before = this.#rest[this.#at - 1]
    return before === this.delimiter || before === '"'
  }

  #record(start: number, end: number): string[] {
    this.#count += 1
    const line = this.#rest.slice(start, end)
    if (!line.includes('"')) return line.split(this.delimiter)
    return fieldsOf(line, this.delimiter)
  }

  #unclosed(): string {
    return `第 ${this.#count + 1} 行的引号没有成对，后面的内容分不出列。请补上引号，或另存为 .xlsx 再传。`
  }
}

const QUOTE = 34
const LF = 10
const CR = 13

function fieldsOf(line: string, delimiter: string): string[] {
  const fields: string[] = []
  let at = 0
  while (at <= line.length) {
    const { text, end } =
      line[at] === '"' ? quoted(line, at, delimiter) : plain(line, at, delimiter)
    fields.push(text)
    at = end + 1
  }
  return fields
}

function plain(line: string, at: number, delimiter: string) {
  const found = line.indexOf(delimiter, at)
  const end = found < 0 ? line.length : found
  return { text: line.slice(at, end), end }
}

/** What follows the closing quote up to the separator belongs to the field as it is. */
function quoted(line: string, at: number, delimiter: string) {
  let close = line.indexOf('"', at + 1)
  while (close >= 0 && line[close + 1] === '"') close = line.indexOf('"', close + 2)
  if (close < 0) return plain(line, at, delimiter)
  const { text, end } = plain(line, close + 1, delimiter)
  return { text: line.slice(at + 1, close).replaceAll('""', '"') + text, end }
}
