import { MOST_COLUMNS, type Cell, type SheetRow } from '#imports/cell'
import { CellText, textCell } from '#imports/cell_text'
import { columnOf } from '#imports/workbook/cell_reference'
import type { CellStyles } from '#imports/workbook/cell_styles'
import type { SharedStrings } from '#imports/workbook/shared_strings'
import { XmlReader } from '#imports/workbook/xml_reader'
import { attribute, withoutEscapes } from '#imports/workbook/xml_text'

const FORMULA_WITHOUT_RESULT = '这是公式，文件里没有它的结果。请在 Excel 里打开、保存一次再传'
const FORMULA_WITH_ERROR = '这是公式的错误值，请改成正确的内容'

/** The rows of a sheet's XML that hold anything, as they come. */
export async function* sheetRows(
  pieces: AsyncIterable<string>,
  strings: SharedStrings,
  styles: CellStyles
): AsyncGenerator<SheetRow> {
  const rows = new RowCollector(strings, styles)
  const reader = new XmlReader(rows)
  for await (const piece of pieces) {
    reader.write(piece)
    yield* rows.take()
  }
}

/** Puts cells together out of what the XML says; row and cell references may be missing. */
class RowCollector {
  #ready: SheetRow[] = []
  #row: SheetRow = { number: 0, cells: [] }
  #column = 0
  #tag = ''
  readonly #text = new CellText()
  #isText = false
  #isPhonetic = false
  #isFormula = false
  #hasValue = false

  constructor(
    private readonly strings: SharedStrings,
    private readonly styles: CellStyles
  ) {}

  take(): SheetRow[] {
    const rows = this.#ready
    this.#ready = []
    return rows
  }

  opened(name: string, tag: string) {
    if (name === 'row') this.#beginRow(tag)
    else if (name === 'c') this.#beginCell(tag)
    else if (name === 'f') this.#isFormula = true
    else if (name === 'rPh') this.#isPhonetic = true
    this.#isText = name === 'v' || (name === 't' && !this.#isPhonetic)
    if (this.#isText) this.#hasValue = true
  }

  text(piece: string) {
    if (this.#isText) this.#text.add(piece)
  }

  closed(name: string) {
    this.#isText = false
    if (name === 'rPh') this.#isPhonetic = false
    else if (name === 'c') this.#endCell()
    else if (name === 'row' && this.#row.cells.length > 0) this.#ready.push(this.#row)
  }

  #beginRow(tag: string) {
    const number = Number(attribute(tag, 'r') ?? this.#row.number + 1)
    this.#row = { number, cells: [] }
    this.#column = -1
  }

  #beginCell(tag: string) {
    this.#tag = tag
    this.#column = columnOf(attribute(tag, 'r')) ?? this.#column + 1
    this.#text.clear()
    this.#isFormula = false
    this.#hasValue = false
  }

  #endCell() {
    if (this.#column >= MOST_COLUMNS) return
    if (!this.#hasValue && !this.#isFormula) return
    const cell = this.#cell()
    if (cell.text !== '' || cell.trouble) this.#row.cells[this.#column] = cell
  }

  #cell(): Cell {
    const text = this.#text.toString()
    if (!this.#hasValue) return { text: '', trouble: FORMULA_WITHOUT_RESULT }
    switch (attribute(this.#tag, 't')) {
      case 's':
        return this.strings.at(Number(text))
      case 'str':
      case 'inlineStr':
        return textCell(withoutEscapes(text))
      case 'e':
        return { ...textCell(text), trouble: FORMULA_WITH_ERROR }
      case 'b':
        return { text: text === '1' ? 'TRUE' : 'FALSE' }
      case 'd':
        return { text: text.slice(0, 10) }
      default:
        return this.#number(text)
    }
  }

  #number(text: string): Cell {
    const number = Number(text)
    if (text === '' || Number.isNaN(number)) return textCell(text)
    return { text: this.styles.shown(number, Number(attribute(this.#tag, 's') ?? 0)), number }
  }
}
