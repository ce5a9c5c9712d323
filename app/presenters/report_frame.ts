import { dayBefore } from '#models/report/deadline'
import { FILLABLE, STATES } from '#models/report/flow'
import type { Standing } from '#models/report/standing'
import { submissionConditions } from '#models/report/submission_gate'

export interface Step {
  key: 'fill' | 'audit' | 'explain' | 'cover' | 'submit' | 'review'
  label: string
  /** Where it stands, in a few characters. */
  standing: string
  href: string
}

const COVER = { none: '还没有', void: '已失效', valid: '有效' }

/** What stands around every page of a respondent's report: who, how long still, the six steps. */
export function reportFrame(standing: Standing) {
  const { facts } = standing
  return {
    id: facts.id,
    title: facts.projectTitle,
    projectNumber: facts.projectNumber,
    year: facts.reportYear,
    state: facts.state,
    deadline: timeLeft(facts),
    steps: steps(standing),
    open: openCount(standing),
  }
}

/** Required items that are there, of all that are required now. */
export function filledCount({ completeness }: Standing) {
  const total = (key: 'filled' | 'required') => completeness.reduce((sum, one) => sum + one[key], 0)
  return { filled: total('filled'), required: total('required') }
}

/** Everything that still keeps the report from being submitted, as one number. */
export function openCount(standing: Standing): number {
  return standing.mandatory.length + standing.unexplained.length + standing.unanswered.length
}

/** 离截止 9 天, 离截止 3 小时 20 分, or that it is over. */
export function timeLeft({ now, closesAt, beforeDeadline }: Standing['facts']) {
  const minutes = Math.floor((Date.parse(closesAt) - Date.parse(now)) / 60_000)
  const day = dayBefore(closesAt)
  if (!beforeDeadline) return { words: '已截止', urgent: true, day }
  const [days, hours] = [Math.floor(minutes / 1440), Math.floor(minutes / 60)]
  if (days >= 3) return { words: `离截止 ${days} 天`, urgent: false, day }
  const words = hours >= 24 ? `${days} 天 ${hours % 24} 小时` : `${hours} 小时 ${minutes % 60} 分`
  return { words: `离截止 ${words}`, urgent: true, day }
}

function steps(standing: Standing): Step[] {
  const { facts, explained, unexplained, cover } = standing
  const { filled, required } = filledCount(standing)
  const open = openCount(standing)
  const answered = explained.length
    ? `${explained.length - unexplained.length}/${explained.length}`
    : '不需要'
  const path = `/reports/${facts.id}`

  return [
    step('fill', '1 填报', `${filled}/${required}`, `${path}/sections`),
    step('audit', '2 审核', open ? `${open} 条待处理` : '完全通过', `${path}/audit`),
    step('explain', '3 说明', answered, `${path}/audit#explain`),
    step('cover', '4 封面', COVER[cover.state], `${path}/submission#cover`),
    step('submit', '5 上报', submitWords(standing), `${path}/submission`),
    step('review', '6 验收', reviewWords(standing), `/#history`),
  ]
}

function step(key: Step['key'], label: string, words: string, href: string): Step {
  return { key, label, standing: words, href }
}

function submitWords(standing: Standing): string {
  const { facts } = standing
  if (!FILLABLE.includes(facts.state)) return '已上报'
  if (!facts.beforeDeadline) return '已截止'
  return submissionConditions(standing).every(({ met }) => met) ? '可以上报' : '还不能'
}

function reviewWords({ facts }: Standing): string {
  if (facts.state === 'submitted') return `等${facts.waitingAtName}`
  return FILLABLE.includes(facts.state) && facts.state !== 'returned'
    ? '—'
    : STATES[facts.state].label
}
