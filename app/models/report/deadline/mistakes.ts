import type { Mistake } from '#exceptions/form_refusal'
import { refusals } from '#exceptions/refusals'
import type { Outcome } from '#models/report/deadline/change'
import type { Breach } from '#models/report/deadline/limits'
import type { DateKind, RoundDates } from '#models/report/deadline/dates'
import type { DeadlineTree } from '#models/report/deadline/tree'

export const DATE_WORDS: Record<DateKind, string> = { filing: '填报截止', review: '审核截止' }

/** The dates of a round in their order. */
export const ROUND_WORDS: Record<keyof RoundDates, string> = {
  opens: '开放填报',
  filing: '填报截止',
  provinceReview: '省级审核截止',
  nationalReview: '国家审核截止',
}

/** So many managers are named in a sentence. */
const NAMED = 5

/** Why a setting can't be stored, each sentence beside its field; none when it can. */
export function mistakesOf({ after, refused, followers, over }: Outcome, bring: boolean) {
  const mistakes: Mistake[] = [
    ...inDisorder(after.round),
    ...refused.map((breach) => ({ field: breach.kind, sentence: sentenceOf(breach, after) })),
    ...over.map(({ node, field, day }) => ({
      field: node && followers.some((one) => one.node.id === node.id) ? 'bringForward' : field,
      sentence: refusals.deadlineOver(day).message,
    })),
    ...(followers.length && !bring && !refused.length
      ? [{ field: 'bringForward', sentence: below(followers) }]
      : []),
  ]
  const once = new Map(mistakes.map((mistake) => [mistake.field + mistake.sentence, mistake]))
  return [...once.values()]
}

/** The names of managers, the first few of them. */
export function namesOf(followers: readonly Breach[]): string {
  const names = [...new Set(followers.map(({ node }) => node.name))]
  return names.slice(0, NAMED).join('、') + (names.length > NAMED ? '等' : '')
}

function below(followers: readonly Breach[]): string {
  const count = new Set(followers.map(({ node }) => node.id)).size
  return refusals.deadlinesBelowLater(count, namesOf(followers)).message
}

function sentenceOf({ node, kind, rule, day, limit }: Breach, tree: DeadlineTree): string {
  if (rule === 'afterOwnReview') {
    return refusals.deadlineAfterReview(node.name, day, limit.day).message
  }
  const { whose } = limit
  const holder = whose && tree.effective(whose).from[kind]
  const name = holder ? holder.name : kind === 'review' ? '国家给省级' : '国家'
  const setter = holder && holder.role !== 'province' ? provinceOf(holder.path, tree) : null
  const liftedBy = holder ? (setter ?? holder.name) : '国家级管理机构'
  return refusals.deadlineAfterSuperior(DATE_WORDS[kind], limit.day, name, liftedBy).message
}

function provinceOf(path: string, tree: DeadlineTree): string | null {
  return tree.lineOf(path).at(-1)?.name ?? null
}

function inDisorder(round: RoundDates): Mistake[] {
  const names = Object.keys(ROUND_WORDS) as (keyof RoundDates)[]
  return names.slice(1).flatMap((name, i) => {
    if (round[names[i]] <= round[name]) return []
    const { message } = refusals.deadlinesInDisorder(ROUND_WORDS[names[i]], ROUND_WORDS[name])
    return [{ field: name, sentence: message }]
  })
}
