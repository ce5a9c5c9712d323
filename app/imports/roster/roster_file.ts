import type { Sheet, SheetRow } from '#imports/cell'
import { mergedRows } from '#imports/merged_rows'
import { mayBeSecret } from '#imports/roster/secrecy'
import { findHeader, HEADER_WITHIN, secrecyPlaces, type Header } from '#imports/roster/header'
import { rowKind, type RowKind } from '#imports/roster/row_kind'
import type { RosterRow } from '#imports/roster/roster_row'
import type { RowReader } from '#imports/roster/row_reader'
import type { TableFile } from '#imports/table_file'
import { UnreadableFile } from '#imports/unreadable_file'

/** What became of one sheet. */
export interface SheetOutline {
  sheet: string
  /** Why it was not read; null when it was. */
  skipped: string | null
  /** Row of the header, and headers of columns that nobody knows. */
  headerRow: number
  ignored: string[]
  /** Columns that say whether a project is secret, 0 first; unknown of lists read before it was kept. */
  secrecy?: number[]
  /** Rows passed over by kind. */
  passed: Record<Exclude<RowKind, 'project'>, number>
}

/** Projects that one file may list. */
export const MOST_ROWS = 200_000

const NO_HEADER = '前 10 行里没有同时找到项目编号、项目名称、承担单位这三列'
const HIDDEN = '是隐藏的工作表'

/** The issued list in a file (R1): projects as they come, sheet by sheet; what was left out stands in `outlines`. */
export class RosterFile {
  readonly outlines: SheetOutline[] = []
  #count = 0

  constructor(
    private readonly file: TableFile,
    private readonly reader: RowReader
  ) {}

  /** Throws UnreadableFile when no sheet is a list, none has a project, or there are too many. */
  async *rows(): AsyncGenerator<RosterRow> {
    this.outlines.length = 0
    this.#count = 0
    for (const sheet of this.file.sheets) yield* this.#sheet(sheet)
    if (this.outlines.every(({ skipped }) => skipped !== null))
      throw new UnreadableFile(this.#none())
    if (this.#count === 0) {
      throw new UnreadableFile('找到了表头，下面没有项目。请看一下是不是传错了文件。')
    }
  }

  async *#sheet(sheet: Sheet): AsyncGenerator<RosterRow> {
    const outline = this.#begin(sheet.name)
    if (sheet.isHidden) {
      outline.skipped = HIDDEN
      return
    }
    const rows = sheet.rows()[Symbol.asyncIterator]()
    const first = await beginning(rows)
    const header = findHeader(first)
    outline.skipped = header ? null : NO_HEADER
    if (!header) return
    outline.headerRow = header.row
    outline.ignored = header.ignored
    outline.secrecy = secrecyPlaces(header)
    const below = first.filter(({ number }) => number > header.row)
    const all = withSecrecy(sheet, outline, chained(below, rows))
    yield* this.#projects(sheet.name, header, outline, all)
  }

  async *#projects(
    name: string,
    header: Header,
    { passed }: SheetOutline,
    rows: AsyncIterable<SheetRow>
  ): AsyncGenerator<RosterRow> {
    let last = header.row
    for await (const row of rows) {
      const kind = rowKind(row, header)
      if (kind === 'blank') continue
      // Blank rows count where something follows: what is formatted below the table is no row of it.
      passed.blank += row.number - last - 1
      last = row.number
      if (kind !== 'project') passed[kind] += 1
      else yield this.#project(name, row, header)
    }
  }

  #project(name: string, row: SheetRow, header: Header): RosterRow {
    this.#count += 1
    if (this.#count > MOST_ROWS) {
      throw new UnreadableFile(
        `一次最多导入 ${MOST_ROWS} 个项目，这个文件更多。请分成几个文件再传。`
      )
    }
    return this.reader.read(name, row, header)
  }

  #begin(sheet: string): SheetOutline {
    const passed = { blank: 0, total: 0, note: 0 }
    const outline = { sheet, skipped: null, headerRow: 0, ignored: [], secrecy: [], passed }
    this.outlines.push(outline)
    return outline
  }

  #none(): string {
    const why = this.outlines.map(({ sheet, skipped }) =>
      sheet ? `工作表“${sheet}”${skipped}` : skipped
    )
    return `没有找到下发清单：${why.slice(0, 5).join('；')}。`
  }
}

/** A mark of secrecy over several rows says it of each of them (R1). */
export async function* withSecrecy(
  { merges }: Sheet,
  { secrecy = [], headerRow }: Pick<SheetOutline, 'secrecy' | 'headerRow'>,
  rows: AsyncIterable<SheetRow>
): AsyncGenerator<SheetRow> {
  if (secrecy.length === 0) yield* rows
  else yield* mergedRows(rows, merges, { places: secrecy, under: headerRow, matters: mayBeSecret })
}

/** The rows among which a header can be, and the one below them. */
async function beginning(rows: AsyncIterator<SheetRow>): Promise<SheetRow[]> {
  const first: SheetRow[] = []
  for (;;) {
    const { value, done } = await rows.next()
    if (done) return first
    first.push(value)
    if (value.number > HEADER_WITHIN) return first
  }
}

async function* chained(
  first: readonly SheetRow[],
  rest: AsyncIterator<SheetRow>
): AsyncGenerator<SheetRow> {
  yield* first
  yield* { [Symbol.asyncIterator]: () => rest }
}
