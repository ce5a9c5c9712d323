import { coverData } from '#documents/cover_document'
import { scalarsData } from '#documents/scalars_data'
import { repeatingData } from '#documents/repeating_data'
import { breakable } from '#documents/breakable'
import { typesetPdf } from '#documents/typst'
import type { CoverDocument } from '#documents/cover_document'

export interface ReportRow {
  code: string
  label: string
  /** Part of a total above (其中): set with an indent. */
  sub: boolean
  /** Rows with a unit are numbers and stand to the right. */
  unit?: string
  value: string
  previous: string
  issued: string
}

export interface ReportTable {
  title: string
  columns: { label: string; numeric: boolean }[]
  /** Cells in the order of the columns. */
  rows: string[][]
}

export interface ReportSection {
  title: string
  /** Unit that holds for the whole section, shown above its table: 万元. */
  unitNote?: string
  rows: ReportRow[]
  table?: ReportTable
}

/** One report for print; the caller formats the values. */
export interface ReportDocument {
  cover: CoverDocument
  draft: boolean
  sections: ReportSection[]
  explanations: { rule: string; message: string; text: string }[]
}

const RUNNING_TITLE_LENGTH = 36

/** The whole report as PDF: cover, sections as statistical tables, explanations (C1, C2). */
export function reportPdf(report: ReportDocument): Buffer {
  return typesetPdf('report.typ', {
    cover: coverData({ ...report.cover, draft: report.draft }),
    runningTitle: runningTitle(report.cover.projectName),
    sections: report.sections.map(sectionData),
    explanations: report.explanations.map(({ rule, message, text }) => ({
      rule,
      message: breakable(message),
      text: breakable(text),
    })),
  })
}

function runningTitle(name: string): string {
  const characters = Array.from(name.replace(/\s+/g, ' '))
  if (characters.length <= RUNNING_TITLE_LENGTH) return characters.join('')
  return `${characters.slice(0, RUNNING_TITLE_LENGTH - 1).join('')}…`
}

function sectionData({ title, unitNote, rows, table }: ReportSection) {
  return {
    title,
    unitNote: unitNote ?? '',
    scalars: rows.length > 0 ? scalarsData(rows) : null,
    repeating: table ? repeatingData(table) : null,
  }
}
