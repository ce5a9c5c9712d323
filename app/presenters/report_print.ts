import type { ReportDocument, ReportSection } from '#documents/report_document'
import type { Standing } from '#models/report/standing'
import { answerSections, type AnswerSection } from '#presenters/answer_sections'
import { isDraft } from '#presenters/cover_page'
import { coverDocument } from '#presenters/cover_print'

/** The whole report as it is printed (C1). */
export function reportDocument(standing: Standing): ReportDocument {
  return {
    cover: coverDocument(standing),
    draft: isDraft(standing),
    sections: answerSections(standing).map(sectionOf),
    explanations: standing.explained.flatMap(({ finding, explanation }) =>
      explanation ? [{ rule: finding.rule, message: finding.message, text: explanation.text }] : []
    ),
  }
}

function sectionOf({ title, rows, table }: AnswerSection): ReportSection {
  const units = new Set(rows.filter(({ isNumber }) => isNumber).map(({ unit }) => unit))
  return {
    title,
    unitNote: units.size === 1 ? [...units][0] : undefined,
    rows: rows.map(({ isNumber, unit, ...row }) => ({ ...row, unit: isNumber ? unit : undefined })),
    table: table ?? undefined,
  }
}
