import { STATES, FILLABLE } from '#models/report/flow'
import type { Standing } from '#models/report/standing'
import {
  submissionConditions,
  submissionRefusal,
  type Condition,
} from '#models/report/submission_gate'
import { withdrawalRefusal } from '#models/report/withdrawal_gate'
import { coverFields } from '#presenters/cover_fields'
import { coverView } from '#presenters/cover_page'
import { waitsFor } from '#presenters/waits_for'
import { timeLeft } from '#presenters/report_frame'
import { reviewStops } from '#presenters/review_stops'
import { beijing } from '#presenters/time'
import type { ReviewWay } from '#queries/review_way'
import type { HistoryLine, Superior } from '#queries/report_history'
import { groupsOfFour } from '#questionnaire/check_code'

/** Where each condition is met, and the words of the link there. */
const MENDING: Record<Condition['key'], { path: string; action: string } | null> = {
  deadline: null,
  mandatory: { path: '/audit', action: '去改' },
  explained: { path: '/audit#explain', action: '去写' },
  answered: { path: '/audit#answer', action: '去答复' },
  email: { path: '/sections/JB#JB03', action: '去填' },
  cover: { path: '/submission#cover', action: '看封面' },
}

/** The cover and the submission of a report (C2, C3, S1–S4). */
export function submitPage(
  standing: Standing,
  { way, superior, history }: { way: ReviewWay; superior: Superior | null; history: HistoryLine[] }
) {
  const { facts } = standing
  const isOpen = FILLABLE.includes(facts.state)
  return {
    id: facts.id,
    to: superior?.name ?? '上级管理机构',
    superior,
    cover: coverView(standing),
    gate: isOpen ? gate(standing) : null,
    receipt: isOpen ? null : receipt(standing),
    withdrawal: facts.state === 'submitted' ? withdrawal(standing, way) : null,
    stops: isOpen ? [] : reviewStops(way, history),
  }
}

function gate(standing: Standing) {
  const { facts } = standing
  const conditions = submissionConditions(standing)
  const unmet = conditions.filter(({ met }) => !met).length
  return {
    heading: unmet === 0 ? '可以上报了' : `还不能上报，差 ${unmet} 件事`,
    conditions: conditions.map((condition) => line(condition, facts.id)),
    reason: submissionRefusal(standing)?.message ?? null,
    isClosed: conditions.some(({ key, met }) => key === 'deadline' && !met),
    timeLeft: timeLeft(facts).words,
  }
}

function line({ key, met, sentence, detail }: Condition, id: number) {
  const mending = met ? null : MENDING[key]
  return {
    met,
    words: sentence,
    hint: detail,
    href: mending && `/reports/${id}${mending.path}`,
    action: mending?.action,
  }
}

function receipt(standing: Standing) {
  const { facts } = standing
  const { unitName, fillerName } = coverFields(standing)
  const heading =
    facts.state === 'submitted' ? `已上报，${waitsFor(facts)}` : STATES[facts.state].label
  return {
    heading,
    next: nextWords(standing),
    facts: facts.receiptNumber
      ? [
          { term: '回执号', words: facts.receiptNumber },
          { term: '上报时间', words: beijing(facts.submittedAt!) },
          { term: '校验码', words: groupsOfFour(facts.checkCode!) },
          { term: '项目', words: `${facts.projectNumber} ${facts.projectTitle}` },
          { term: '承担单位', words: unitName },
          { term: '填表人', words: fillerName },
        ]
      : [],
  }
}

/** What is left to do after the submission: the cover, where province acceptance needs it (C3). */
function nextWords({ facts, cover }: Standing): string {
  if (
    facts.state === 'submitted' &&
    facts.settings.coverNeededToAccept &&
    cover.state !== 'valid'
  ) {
    return '还差盖章的封面：省级验收要用。请打印封面，签字盖章，拍照上传到这一页。'
  }
  return '不用再做什么。有退回的话，首页会告诉您改哪里、改到几号。'
}

function withdrawal({ facts }: Standing, { decided }: ReviewWay) {
  const reason = withdrawalRefusal(facts, decided)?.message ?? null
  const until = timeLeft(facts).day
  return {
    reason,
    words: `${facts.waitingAtName}还没打开看，可以撤回来改，改完要重新上报。最晚到 ${until} 24:00。`,
  }
}
