/** UTF-16, marked or not: beside digits, commas and line ends stands a zero, always on the same side. */
export function wideEncoding(head: Buffer): 'utf-16le' | 'utf-16be' | null {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le'
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be'
  const zeros = [0, 0]
  for (const [i, byte] of head.entries()) if (byte === 0) zeros[i % 2] += 1
  const [less, more] = zeros.toSorted((a, b) => a - b)
  if (more <= head.length / 64 || less > more / 8) return null
  return zeros[1] === more ? 'utf-16le' : 'utf-16be'
}
