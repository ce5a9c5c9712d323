/** The longest path at or above all of these; at least one is given. */
export function commonPath(paths: readonly string[]): string {
  const [first, ...others] = [...new Set(paths)].map((path) => path.split('.'))
  const isShared = (label: string, i: number) => others.every((labels) => labels[i] === label)
  const end = first.findIndex((label, i) => !isShared(label, i))
  return first.slice(0, end < 0 ? first.length : end).join('.')
}
