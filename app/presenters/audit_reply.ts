import type { Standing } from '#models/report/standing'
import type { AnswerTrouble } from '#presenters/answer_view'
import { auditPage } from '#presenters/audit_page'
import { reportFrame } from '#presenters/report_frame'

/** What the audit page, or the reply to one of its forms, is rendered from. */
export function auditReply(
  standing: Standing,
  {
    onlyOpen = false,
    anchor,
    trouble,
  }: { onlyOpen?: boolean; anchor?: string; trouble?: AnswerTrouble } = {}
) {
  const troubles = new Map(anchor && trouble ? [[anchor, trouble]] : [])
  const page = auditPage(standing, onlyOpen, troubles)
  const finding = page.groups
    .flatMap(({ findings }) => findings)
    .find((one) => one.anchor === anchor)
  return { page, finding, frame: reportFrame(standing) }
}
