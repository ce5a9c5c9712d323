import { isGeneric } from '#audit/is_generic'
import type { Standing } from '#models/report/standing'
import type { Trouble, Troubles } from '#models/report/section_form'
import { entryView, type EntryView } from '#presenters/entry_view'
import { tableView, type TableView } from '#presenters/table_view'
import { savedLine } from '#presenters/saved_line'
import { toc } from '#presenters/toc'
import { nextOpen } from '#questionnaire/completeness'
import type { Section } from '#questionnaire/types'

/** One section of the form as the screen shows it. */
export interface SectionPage {
  code: string
  title: string
  summary: string
  /** Why nothing can be changed; null when it can. */
  closed: string | null
  entries: EntryView[]
  table: TableView | null
  /** Texts that were not taken and whose row is no longer there. */
  lost: string[]
  toc: ReturnType<typeof toc>
  saved: string | null
  missing: number
  /** Where to go on: the first open item of this section, and of those behind it. */
  next: { here: string | null; beyond: string | null }
}

export function sectionPage(
  standing: Standing,
  section: Section,
  closed: string | null = null,
  troubles: Troubles = new Map()
): SectionPage {
  const { open } = standing.completeness.find((one) => one.section === section.code)!
  return {
    code: section.code,
    title: section.title,
    summary: summary(standing, section, open.length),
    closed,
    ...fieldsOf(standing, section, troubles),
    lost: lost(standing, section, troubles),
    toc: toc(standing),
    saved: savedLine(standing),
    missing: missing(standing),
    next: next(standing, section, open),
  }
}

function fieldsOf(standing: Standing, { indicators, table }: Section, troubles: Troubles) {
  return {
    entries: indicators.map((one) => entryView(standing, one, troubles.get(one.code))),
    table: table ? tableView(standing, table, troubles) : null,
  }
}

function missing({ completeness }: Standing): number {
  return completeness.reduce((sum, { open }) => sum + open.length, 0)
}

function next({ version, completeness, facts }: Standing, section: Section, open: string[]) {
  const codes = [...section.indicators.map(({ code }) => code), section.table?.code ?? '']
  const here = codes.find((code) => open.includes(code)) ?? null
  const last = section.table?.code ?? section.indicators.at(-1)!.code
  const beyond = nextOpen(version.questionnaire, completeness, last)
  const path = (one: { section: string; code: string }) =>
    `/reports/${facts.id}/sections/${one.section}#${one.code}`
  return {
    here: here && path({ section: section.code, code: here }),
    beyond: beyond && path(beyond),
  }
}

function summary({ audit }: Standing, section: Section, open: number): string {
  const codes = new Set([...section.indicators.map((one) => one.code), section.table?.code])
  const here = audit.findings.filter(
    ({ rule, fields }) => !isGeneric(rule) && fields.some((code) => codes.has(code))
  )
  const mandatory = here.filter((finding) => finding.kind === 'mandatory').length
  const parts = [
    open > 0 && `还差 ${open} 项`,
    mandatory > 0 && `${mandatory} 处必须改`,
    here.length > mandatory && `${here.length - mandatory} 处要说明`,
  ].filter(Boolean)
  return parts.length ? parts.join('，') : '齐了'
}

function lost({ contents }: Standing, { table }: Section, troubles: Troubles): string[] {
  const rows = new Set(table && contents.tables[table.code].map(({ id }) => id))
  const gone = ([name]: [string, Trouble]) => name.includes('/') && !rows.has(name.split('/')[0])
  return [...troubles].filter(gone).map(([name, { mine }]) => {
    const column = table?.columns.find(({ code }) => name.endsWith(`/${code}`))
    return `${column?.label ?? ''}“${mine}”`
  })
}
