const NAMED = 5

/** 「第 2、5 行」 for 0-based rows, at most five of them by number. */
export function rowsInWords(rows: readonly number[]): string {
  const named = rows.slice(0, NAMED).map((row) => row + 1)
  return `第 ${named.join('、')} ${rows.length > NAMED ? `等 ${rows.length} 行` : '行'}`
}
