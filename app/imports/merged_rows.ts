import type { Cell, Merge, SheetRow } from '#imports/cell'

/** Where a mark may be merged over several rows. */
export interface Marks {
  places: readonly number[]
  /** The row of the header: it begins below. */
  under: number
  /** Whether a cell says something that would matter in the rows below, too. */
  matters: (cell: Cell) => boolean
}

/**
 * Rows in which the cells of these places have what a merged cell says that covers them. Merged cells are
 * looked for (a whole reading of the sheet) from the first row on that says something that matters.
 */
export async function* mergedRows(
  rows: AsyncIterable<SheetRow>,
  merges: () => Promise<readonly Merge[]>,
  { places, under, matters }: Marks
): AsyncGenerator<SheetRow> {
  let columns: MergedColumn[] | null = null
  for await (const row of rows) {
    if (!columns && row.cells.some((cell) => cell && matters(cell))) {
      const found = await merges()
      columns = places.map((place) => new MergedColumn(place, found, under))
    }
    if (!columns) yield row
    else {
      const cells = [...row.cells]
      for (const column of columns) cells[column.place] = column.cellOf(row.number, row.cells)
      yield { number: row.number, cells }
    }
  }
}

/** One column from the top to the bottom: rows come in their order. */
class MergedColumn {
  readonly #merges: readonly Merge[]
  #next = 0
  #cell: Cell | undefined

  constructor(
    readonly place: number,
    merges: readonly Merge[],
    under: number
  ) {
    this.#merges = merges.filter(
      ({ top, left, right }) => top > under && left <= place && place <= right
    )
  }

  cellOf(row: number, cells: SheetRow['cells']): Cell | undefined {
    while (this.#merge && this.#merge.bottom < row) {
      this.#next += 1
      this.#cell = undefined
    }
    const merge = this.#merge
    if (!merge || row < merge.top) return cells[this.place]
    if (row === merge.top) this.#cell = cells[merge.left]
    return cells[this.place] ?? this.#cell
  }

  get #merge(): Merge | undefined {
    return this.#merges[this.#next]
  }
}
