/** What stands in one cell of a table file. */
export interface Cell {
  /** As it is shown: trimmed of nothing, dates as YYYY-MM-DD, numbers without separators. */
  text: string
  /** The number behind the text, where the file holds one. */
  number?: number
  /** Why what is there can't be used, such as a formula that ends with an error. */
  trouble?: string
}

/** A row of a sheet by its number as spreadsheets count it, from 1; blank cells are missing. */
export interface SheetRow {
  number: number
  cells: (Cell | undefined)[]
}

/** Cells joined to one: rows by number, columns by place from the left, 0 first; both ends belong to it. */
export interface Merge {
  top: number
  bottom: number
  left: number
  right: number
}

/** One table of a file, read from its beginning once. */
export interface Sheet {
  /** Empty for a file that has no sheets. */
  name: string
  isHidden: boolean
  rows: () => AsyncIterable<SheetRow>
  /** In their order from the top. */
  merges: () => Promise<Merge[]>
}

/** Columns read at most: what lies further right is nobody's list. */
export const MOST_COLUMNS = 256
