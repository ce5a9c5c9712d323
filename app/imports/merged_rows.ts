import type { Cell, Merge, SheetRow } from '#imports/cell'

/** Rows in which the cells of these places have what a merged cell says that covers them; it begins below row `under`. */
export async function* mergedRows(
  rows: AsyncIterable<SheetRow>,
  merges: readonly Merge[],
  { places, under }: { places: readonly number[]; under: number }
): AsyncGenerator<SheetRow> {
  const columns = places.map((place) => new MergedColumn(place, merges, under))
  for await (const { number, cells } of rows) {
    const filled = [...cells]
    for (const column of columns) filled[column.place] = column.cellOf(number, cells)
    yield { number, cells: filled }
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
