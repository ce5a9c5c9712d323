import type Account from '#models/account'
import { acceptanceConditions, acceptanceRefusal } from '#models/report/acceptance_gate'
import { dayBefore } from '#models/report/deadline'
import { PROVINCE_UP, STATES, acceptWord } from '#models/report/flow'
import { extensionBy, returnRefusal, turnRefusal } from '#models/report/review_gate'
import type { Standing } from '#models/report/standing'
import { answerSections } from '#presenters/answer_sections'
import { coverFields } from '#presenters/cover_fields'
import { coverView } from '#presenters/cover_page'
import { checkView, findingView, type FindingView } from '#presenters/finding_view'
import { deadlineChain } from '#presenters/deadlines/deadline_chain'
import { historyView } from '#presenters/history_view'
import { returnDraft } from '#presenters/return_draft'
import { reviewChanges } from '#presenters/review_changes'
import { reviewStops } from '#presenters/review_stops'
import { weakWords } from '#presenters/weak_words'
import { beijing } from '#presenters/time'
import type { SetBy } from '#queries/deadline_tree'
import type { LastDecision } from '#queries/last_decision'
import type { HistoryLine } from '#queries/report_history'
import type { QueuePlace } from '#queries/review_queue'
import type { WeakExplanation } from '#queries/weak_explanations'
import type { ReviewWay } from '#queries/review_way'

/** Everything that is known when a manager looks at one report. */
export interface ReviewFacts {
  standing: Standing
  actor: Account
  way: ReviewWay
  /** Ids of the explanations that the actor has opened. */
  read: Set<number>
  history: HistoryLine[]
  last: LastDecision | null
  weak: WeakExplanation[]
  place: QueuePlace
  /** Who set the dates of the deadline's chain. */
  setters: (SetBy | null)[]
  /** Query of the queue's filters, with its question mark. */
  query: string
}

/** One explained finding with the actor's mark. */
export interface ReadableFinding {
  finding: FindingView
  explanation: { id: number; version: number; isRead: boolean; weak: string[] } | null
}

/** One report before a manager (W2–W4, E4). */
export function reviewPage(facts: ReviewFacts) {
  const { standing, way, history, last, place, query } = facts
  const { facts: report } = standing
  const verification = explainedFindings(facts)
  return {
    id: report.id,
    number: report.projectNumber,
    word: acceptWord(facts.actor.role),
    title: report.projectTitle,
    unit: coverFields(standing).unitName,
    units: report.issued.orgCode ? `/reconciliations/${report.issued.orgCode}` : null,
    returned: report.returnCount > 0 ? `退回 ${report.returnCount} 次` : null,
    state: report.state,
    stateWords: waitingWords(facts) ?? STATES[report.state].label,
    seen: way.latest?.id ?? 0,
    conditions: conditions(facts),
    acceptance: acceptanceRefusal(standing, facts.actor, way, facts.read)?.message ?? null,
    returning: returning(facts),
    draft: returnDraft(report.id, facts.actor),
    mandatory: standing.mandatory.map((finding) => findingView(standing, finding)),
    verification,
    unread: verification.flatMap(({ explanation }) =>
      explanation && !explanation.isRead ? [explanation] : []
    ),
    checks: report.checks.map((check) => checkView(standing, check)),
    changes: reviewChanges(standing, last, facts.actor.role),
    sections: answerSections(standing),
    cover: coverView(standing),
    deadline: deadlineChain({ ...way, path: way.links }, facts.setters),
    stops: STATES[report.state].holder === 'respondent' ? [] : reviewStops(way, history),
    history: historyView(history),
    firstUse: report.firstUse && {
      at: beijing(report.firstUse.at),
      address: report.firstUse.address ?? '未知地址',
    },
    place,
    query,
  }
}

export type ReviewPage = ReturnType<typeof reviewPage>

function explainedFindings({ standing, read, weak }: ReviewFacts): ReadableFinding[] {
  return standing.explained.map(({ finding, explanation }) => ({
    finding: findingView(standing, finding),
    explanation: explanation && {
      id: explanation.id,
      version: explanation.version,
      isRead: read.has(explanation.id),
      weak: weakWords(weak.find(({ id }) => id === explanation.id)),
    },
  }))
}

/** At whom it waits; null where it does not. */
function waitingWords({ actor, way: { holder } }: ReviewFacts): string | null {
  if (!holder) return null
  return `等${holder.id === actor.office ? '您' : holder.name}${acceptWord(holder.role)}`
}

function conditions({ standing, actor, way, read }: ReviewFacts) {
  const turn = turnRefusal(actor, way)
  return [
    { met: turn === null, words: turn?.message ?? turnWords(actor, way) },
    ...acceptanceConditions(standing, actor, way, read).map(({ met, sentence }) => ({
      met,
      words: sentence,
    })),
  ]
}

/** What the decision would be, and in the place of another level what comes of it. */
function turnWords({ office, role }: Account, { holder }: ReviewWay): string {
  if (!holder || holder.id === office) return `等您${acceptWord(role)}`
  const after = PROVINCE_UP.includes(holder.role)
    ? `办了就是${STATES.province_accepted.label}`
    : '之后转到它的上一级'
  return `${holder.name}没有按时办，您可以代为办理，${after}`
}

/** What a return would do, said before it is done (D2). */
function returning({ standing, actor, way }: ReviewFacts) {
  const { day } = extensionBy(actor, way)
  const now = dayBefore(standing.facts.closesAt)
  return {
    reason: returnRefusal(actor, way)?.message ?? null,
    extension:
      day === now
        ? `退回后，基层单位要在 ${day} 24:00 前改好并重新上报，截止时间不变。`
        : `退回后，截止时间由 ${now} 24:00 自动延长到 ${day} 24:00（${actor.name}的审核截止）。`,
  }
}
