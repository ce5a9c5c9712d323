/** The middle one, or the upper of the two in the middle. */
export function median(numbers: number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)]
}

/** "51 % (48–55 %)": the median and what the turns lie between. */
export function spread(numbers: number[], show: (number: number) => string): string {
  return `${show(median(numbers))} (${show(Math.min(...numbers))} to ${show(Math.max(...numbers))})`
}

export const whole = (number: number) => Math.round(number).toLocaleString('en')
export const tenth = (number: number) => number.toFixed(1)
export const percent = (number: number) => `${(number * 100).toFixed(0)} %`
export const kilobytes = (bytes: number) => (bytes / 1000).toFixed(1)

/** Rows of texts under their headings; all columns but the first stand to the right. */
export function table(head: string[], rows: string[][]): string {
  const widths = head.map((_, i) => Math.max(...[head, ...rows].map((row) => row[i].length)))
  const line = (row: string[]) =>
    row.map((text, i) => (i ? text.padStart(widths[i]) : text.padEnd(widths[i]))).join('  ')
  return [head, ...rows].map((row) => `${line(row)}\n`).join('')
}
