import { refusals } from '#exceptions/refusals'
import type Refusal from '#exceptions/refusal'
import { dayBefore } from '#models/report/deadline'
import { lifterOf } from '#models/report/deadline/lifter'
import { latestFiling } from '#models/report/deadline/limits'
import { FILLABLE, STATES, transition } from '#models/report/flow'
import { moveRefusal } from '#models/report/move_refusal'
import type { Standing } from '#models/report/standing'
import type { ReportFacts } from '#queries/report_facts'

/** One condition of the submission gate (domain.md "Submission gate"), met or not. */
export interface Condition {
  key: 'deadline' | 'mandatory' | 'explained' | 'answered' | 'email' | 'cover'
  met: boolean
  sentence: string
  /** Which ones, in a few words. */
  detail: string | null
}

/** S2, S4: why the data can't be changed now; null when they can. The same for saving and submitting. */
export function closedBecause({ facts }: Standing): Refusal | null {
  if (facts.roundStatus === 'closed') return refusals.roundOver(facts.reportYear)
  if (facts.roundStatus !== 'open') return refusals.roundClosed()
  if (!FILLABLE.includes(facts.state)) {
    const holder = facts.waitingAtName ?? facts.superiorName ?? '上级管理机构'
    return refusals.notFillable(STATES[facts.state].label, holder)
  }
  if (!facts.beforeDeadline) return deadlinePassed(facts)
  return facts.hasOpened ? null : refusals.notOpenYet(facts.opensOn)
}

/** S2: names who can still move the filing deadline, which is seldom the manager next above. */
function deadlinePassed(facts: ReportFacts): Refusal {
  const { province } = facts
  const latest = latestFiling(province?.filingCeiling ?? null, facts)
  return refusals.deadlinePassed(dayBefore(facts.closesAt), lifterOf(province, latest, facts))
}

/** S4: why the report can't be submitted now, first things first; null when it can. */
export function submissionRefusal(standing: Standing): Refusal | null {
  const { state } = standing.facts
  const closed = closedBecause(standing)
  if (closed) return closed
  if (!transition(state, 'respondent', 'submit')) return moveRefusal('submit', 'respondent', state)
  const unmet = submissionConditions(standing).filter((condition) => !condition.met)
  return unmet.length > 0 ? refusals.conditionsOpen(unmet.length, unmet[0]) : null
}

/** The gate as a list: what is met and what is still to do. It holds when every condition is met. */
export function submissionConditions(standing: Standing): Condition[] {
  const mandatory = standing.mandatory.map((finding) => finding.message)
  const unexplained = standing.unexplained.map((one) => one.finding.message)
  const unanswered = standing.unanswered.map((check) => check.question)

  const conditions = [
    deadlineCondition(standing),
    noneOf('mandatory', mandatory, '没有强制性问题', '条强制性问题没改'),
    noneOf('explained', unexplained, '核实性问题都已说明', '条核实性问题没说清'),
    noneOf('answered', unanswered, '没有待答复的人工检查', '条人工检查没答复'),
    emailCondition(standing),
  ]
  const { coverNeededToSubmit } = standing.facts.settings
  return coverNeededToSubmit ? [...conditions, coverCondition(standing)] : conditions
}

function deadlineCondition(standing: Standing): Condition {
  const closed = closedBecause(standing)
  const open = `在填报期内，到 ${dayBefore(standing.facts.closesAt)} 24:00 截止`
  return { key: 'deadline', met: !closed, sentence: closed?.message ?? open, detail: null }
}

/** Met when nothing is open; the first few that are. */
function noneOf(key: Condition['key'], open: string[], none: string, some: string): Condition {
  const { length } = open
  const detail = length > 0 ? open.slice(0, 3).join('；') : null
  return { key, met: length === 0, sentence: length > 0 ? `${length} ${some}` : none, detail }
}

function emailCondition({ contents }: Standing): Condition {
  const email = contents.answers.JB03.value
  const sentence = email ? `E-mail 已填：${email}` : 'E-mail（JB03）没填'
  return { key: 'email', met: typeof email === 'string' && email !== '', sentence, detail: null }
}

function coverCondition({ cover }: Standing): Condition {
  const words = {
    none: '还没有上传盖章的封面',
    void: '封面已失效，数据在盖章后改过',
    valid: '封面有效',
  }
  return { key: 'cover', met: cover.state === 'valid', sentence: words[cover.state], detail: null }
}
