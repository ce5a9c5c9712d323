/** An instant typed as Beijing time, `2017-03-10 23:59:30`, seconds optional; null when it is none. */
export function clockTime(text: unknown): Date | null {
  if (typeof text !== 'string') return null
  const parts = /^(20\d\d-\d\d-\d\d)[T ](\d\d:\d\d)(:\d\d)?$/.exec(text.normalize('NFKC').trim())
  if (!parts) return null
  const [, day, minutes, seconds = ':00'] = parts
  const at = new Date(`${day}T${minutes}${seconds}+08:00`)
  const isReal =
    !Number.isNaN(at.getTime()) &&
    new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 19) ===
      `${day}T${minutes}${seconds}`
  return isReal ? at : null
}
