const LENGTH = 60

/** What stands in a cell, in one line that is short enough to be shown. */
export function shortened(text: string): string {
  const line = text
    .slice(0, 4 * LENGTH)
    .toWellFormed()
    .replaceAll(/[\s\p{Cc}]+/gu, ' ')
    .trim()
  return line.length > LENGTH ? `${line.slice(0, LENGTH).toWellFormed()}…` : line
}
