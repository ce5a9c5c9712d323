import type { Standing } from '#models/report/standing'

/** Where a code stands in the form. */
export interface Place {
  code: string
  label: string
  /** 表二. */
  ordinal: string
  /** 承担单位与参加单位. */
  name: string
  section: string
  href: string
}

/** The place of an indicator, column or table, with a link to its field. */
export function placeOf({ version, facts }: Standing, code: string): Place {
  const { indicators, columns, tables, sections } = version.questionnaire
  const field = indicators.get(code) ?? columns.get(code)
  const table = tables.get(field?.table ?? code)
  const section = sections.find((one) => one.code === (field ?? table)?.section)
  const [ordinal, ...name] = (section?.title ?? '').split(' ')

  return {
    code,
    label: field?.label ?? table?.title ?? code,
    ordinal,
    name: name.join(' ').replace(/（.*）$/, ''),
    section: section?.code ?? '',
    href: `/reports/${facts.id}/sections/${section?.code ?? ''}#${table?.code ?? code}`,
  }
}
