import type { Standing } from '#models/report/standing'

/** The answers that stand on the cover (domain.md, Cover), and on screens as who files the report. */
export const COVER_CODES = {
  statSerialNo: 'JB00',
  projectName: 'JB01',
  contactEmail: 'JB03',
  fillerName: 'JB04',
  fillerPhone: 'JB05',
  unitHeadName: 'JB06',
  unitName: 'JC01',
} as const

/** Their values; '' where there is none. */
export function coverFields({ contents }: Standing): Record<keyof typeof COVER_CODES, string> {
  const { answers } = contents.data
  const fields = Object.entries(COVER_CODES).map(([name, code]) => [
    name,
    String(answers[code] ?? ''),
  ])
  return Object.fromEntries(fields)
}
