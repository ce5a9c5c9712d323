import type BulkDecision from '#models/bulk_decision'
import { ACCEPTED, STATES, acceptWord, type Level } from '#models/report/flow'
import type { Decision } from '#models/report/verdicts'
import {
  LINES_SHOWN,
  type BulkLine,
  type BulkOutcome,
  type RefusedLine,
} from '#queries/bulk_outcome'

/** What stands over the reports of each reason. */
const REASONS: Record<string, string> = {
  explanations: '核实说明还没看',
  cover: '没有有效的封面',
  notWaitingHere: '不在您这里等',
  notStalledYet: '下级还在办，没过审核截止',
  notPossibleNow: '现在的状态不能办',
  changedMeanwhile: '预览以后又有了变动',
  reviewDeadlinePassed: '您的审核截止已过',
  roundClosed: '不在填报期内',
}

export interface BulkSurroundings {
  role: Level
  /** Id of the account at which reports wait for the actor. */
  office: number
  days: { review: string }
  /** Why the work has broken off; null otherwise. */
  broken: string | null
}

/** The words over a group of refused reports. */
export function refusalWords(refusal: string): string {
  return REASONS[refusal] ?? '现在不能办'
}

/** A bulk decision before its confirmation, and what has become of it after (W5). */
export function bulkPage(bulk: BulkDecision, outcome: BulkOutcome, around: BulkSurroundings) {
  const verb = verbOf(bulk.action, around.role)
  const isPreview = bulk.state === 'examined'
  return {
    id: bulk.id,
    isPreview,
    isReturn: bulk.action === 'return',
    title: isPreview ? `批量${verb}：预览` : `批量${verb}：结果`,
    words: wordsOf(bulk, verb, outcome, around),
    press: `${verb} ${outcome.passing} 份`,
    canConfirm: isPreview && outcome.passing > 0,
    broken: around.broken,
    done: outcome.done,
    reason: bulk.reason,
    extension: `退回后，基层单位可以改到 ${around.days.review} 24:00（您的审核截止），原来更晚的不变。`,
    groups: outcome.refused.map(({ refusal, count }) => {
      const lines = outcome.lines.filter((line) => line.refusal === refusal)
      return groupOf(refusal, count, lines, around.office)
    }),
    passing: outcome.passingLines.map((line) => ({
      ...lineView(line, around.office),
      warning: isPreview ? warning(line, bulk.action, around.office) : null,
    })),
    passingTitle: `${isPreview ? `可以${verb}` : `已${verb}`} ${isPreview ? outcome.passing : outcome.done} 份`,
    morePassing: more(outcome.passing),
    refusedCount: outcome.total - outcome.passing,
    origin: bulk.origin,
  }
}

function verbOf(action: Decision, role: Level): string {
  return action === 'accept' ? acceptWord(role) : '退回'
}

function wordsOf(
  { state }: BulkDecision,
  verb: string,
  outcome: BulkOutcome,
  { broken }: BulkSurroundings
): string {
  if (state === 'examined') return previewWords(verb, outcome)
  return state === 'deciding' && !broken ? `正在${verb}，还没有办完。` : resultWords(verb, outcome)
}

function previewWords(verb: string, { total, passing }: BulkOutcome): string {
  if (passing === total) return `选了 ${total} 份，都可以${verb}。`
  if (passing === 0) return `选了 ${total} 份，现在没有一份可以${verb}。`
  return `选了 ${total} 份，其中 ${passing} 份可以${verb}，${total - passing} 份不行。`
}

function resultWords(verb: string, { total, done }: BulkOutcome): string {
  return done === total
    ? `${verb}了 ${done} 份，全部办好。`
    : `${verb}了 ${done} 份，${total - done} 份没有办。`
}

function groupOf(refusal: string, count: number, lines: RefusedLine[], office: number) {
  return {
    key: refusal,
    words: refusalWords(refusal),
    count,
    more: more(count),
    lines: lines.map((line) => lineView(line, office)),
  }
}

function lineView<Line extends BulkLine>(line: Line, office: number) {
  const { id, state, holder, holderId } = line
  const waits = holderId === office ? '等您' : `等${holder}`
  return {
    ...line,
    href: `/reports/${id}/review`,
    stateWords: holder ? waits : STATES[state].label,
  }
}

/** What is out of the ordinary about a report that can be decided. */
function warning({ state, holderId }: BulkLine, action: Decision, office: number): string | null {
  if (ACCEPTED.includes(state)) return '已经验收过，退回后从头逐级再办'
  if (holderId === office) return null
  return action === 'accept' ? '下级逾期，由您代办' : '还在等下级办'
}

function more(count: number): number {
  return Math.max(0, count - LINES_SHOWN)
}
