import type { Counts } from '#queries/collection/collection_table'

/** The way of a report, light to dark, as parts of one bar. */
export const PARTS = [
  { style: 'p0', label: '未填报', of: (counts: Counts) => counts.not_started },
  { style: 'p1', label: '填报中', of: (counts: Counts) => counts.filling },
  { style: 'pr', label: '退回修改', of: (counts: Counts) => counts.returned },
  { style: 'p2', label: '待验收', of: (counts: Counts) => counts.waiting },
  {
    style: 'p3',
    label: '省级已验收',
    of: (counts: Counts) => counts.accepted_by_province - counts.accepted_by_nation,
  },
  { style: 'p4', label: '国家已验收', of: (counts: Counts) => counts.accepted_by_nation },
] as const

/** A bar of 100 %, parts one after the other; what is closed with a reason stays blank at its end. */
export function progressBar(counts: Counts) {
  let from = 0
  const parts = PARTS.map(({ style, label, of }) => {
    const share = counts.listed === 0 ? 0 : (of(counts) / counts.listed) * 100
    const part = { style, words: `${label} ${of(counts)}`, x: at(from), width: at(share), share }
    from += share
    return part
  })
  const closed = counts.unreported > 0 ? `，未报 ${counts.unreported}` : ''
  return {
    words: parts.map(({ words }) => words).join('，') + closed,
    parts: parts.filter(({ share }) => share > 0),
  }
}

function at(share: number): string {
  return `${share.toFixed(2)}%`
}
