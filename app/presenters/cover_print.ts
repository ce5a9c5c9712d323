import type { CoverDocument } from '#documents/cover_document'
import { FILLABLE } from '#models/report/flow'
import type { Standing } from '#models/report/standing'
import { coverFields } from '#presenters/cover_fields'
import { isDraft } from '#presenters/cover_page'
import { beijing } from '#presenters/time'

/** The cover as it is printed (domain.md, Cover). */
export function coverDocument(standing: Standing): CoverDocument {
  const { facts, checkCode } = standing
  const fields = coverFields(standing)

  return {
    title: standing.version.questionnaire.title,
    roundTitle: `${facts.reportYear} 年度国家科技计划项目跟踪调查`,
    reportYear: facts.reportYear,
    ...fields,
    projectName: fields.projectName || facts.projectTitle,
    projectNumber: facts.projectNumber,
    filledOn: filledOn(standing),
    madeBy: '科学技术部',
    approvedBy: '国家统计局',
    approvalNumber: facts.settings.approvalNumber,
    validUntil: facts.settings.validUntil,
    lawText: facts.settings.lawText,
    checkCode,
    qr: `KJ${facts.reportYear}|${facts.projectNumber}|${checkCode}`,
    draft: isDraft(standing),
  }
}

/** The day of the submission; of a report that is being filled, today. */
function filledOn({ facts }: Standing): string {
  const isHandedOver = !FILLABLE.includes(facts.state) && facts.submittedAt !== null
  const day = beijing(isHandedOver ? facts.submittedAt! : facts.now).slice(0, 10)
  const [year, month, date] = day.split('-').map(Number)
  return `${year} 年 ${month} 月 ${date} 日`
}
