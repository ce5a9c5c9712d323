import type Account from '#models/account'
import { DATE_WORDS, namesOf, ROUND_WORDS } from '#models/report/deadline/mistakes'
import { superiorLimit } from '#models/report/deadline/limits'
import type { Prepared, Wish } from '#models/report/deadline/setting'
import type { DateKind, RoundDates } from '#models/report/deadline/dates'
import { LEVEL_WORDS, STATES } from '#models/report/flow'
import type { FormMistakes } from '#presenters/form_mistakes'
import type { DeadlineEffects } from '#queries/deadline_effects'
import type { DeadlineForm } from '#validators/deadlines'

export interface DeadlineFormFacts {
  actor: Account
  form: DeadlineForm
  prepared: Prepared
  /** Null while the form is only opened or can't be stored. */
  effects: DeadlineEffects | null
  mistakes: FormMistakes | null
  isStale: boolean
}

/** The form of one setting with what it would do (D1). */
export function deadlineFormPage(facts: DeadlineFormFacts) {
  const { form, prepared, effects, isStale } = facts
  const { wish } = form
  const { outcome, targets } = prepared
  return {
    title: titleOf(wish, prepared),
    target: targetWords(wish),
    isLevel: wish.target.kind === 'level',
    fields: fields(facts),
    followers: outcome.followers.length
      ? { names: namesOf(outcome.followers), chosen: wish.bringForward }
      : null,
    stamp: prepared.stamp,
    isDone: form.isFilled && prepared.isDone,
    effects: effects && effectsView(effects, prepared),
    stale: isStale ? staleView(facts) : null,
    sent: sentFields(form),
    count: targets.length,
  }
}

function titleOf({ target }: Wish, { targets }: Prepared): string {
  if (target.kind === 'round') return '本年度的日程'
  if (target.kind === 'level') return `全部${LEVEL_WORDS[target.level]}，${targets.length} 个`
  return targets[0].name
}

function targetWords({ target }: Wish): string {
  if (target.kind === 'round') return 'round'
  return target.kind === 'level' ? target.level : String(target.id)
}

function fields({ form, prepared, mistakes }: DeadlineFormFacts) {
  const { typed, isFilled, wish } = form
  const isRound = wish.target.kind === 'round'
  const words: Record<string, string> = isRound ? ROUND_WORDS : DATE_WORDS
  return Object.entries(words).map(([name, label]) => ({
    name,
    label,
    value: isFilled ? typed[name] : valueOf(name, prepared, wish),
    err: mistakes?.of[name] ?? null,
    hint: isRound ? '' : hintOf(name as DateKind, prepared, wish),
    inherits: wish.target.kind === 'level' ? typed[`inherit-${name}`] === '1' : null,
  }))
}

function valueOf(name: string, { before, targets }: Prepared, { target }: Wish): string {
  if (target.kind === 'round') return before.round[name as keyof RoundDates]
  return target.kind === 'one' ? (targets[0].own[name as DateKind] ?? '') : ''
}

/** What holds when the field is left empty, and how late it may be. */
function hintOf(kind: DateKind, { before, targets }: Prepared, { target }: Wish): string {
  if (target.kind === 'level') return '空着就不改。'
  const [node] = targets
  const superior = before.superior(node)
  const { day } = superiorLimit(before, node, kind)
  return `空着就跟随${superior?.name ?? '国家'}。最晚 ${day} 24:00。`
}

function effectsView(effects: DeadlineEffects, { before, outcome: { after } }: Prepared) {
  const isOther = (node: (typeof before.nodes)[number]) => {
    const [was, is] = [before.effective(node), after.effective(node)]
    return was.filing !== is.filing || was.review !== is.review
  }
  const total = effects.byState.reduce((sum, { count }) => sum + count, 0)
  return {
    managers: before.nodes.filter(isOther).length,
    total,
    states: effects.byState.map(({ state, count }) => `${STATES[state].label} ${count}`).join('，'),
    gaining: effects.gaining,
    keeping: effects.keeping,
    losing: effects.losing.count,
    losers: effects.losing.first.map((one) => ({ ...one, label: STATES[one.state].label })),
    more: effects.losing.count - effects.losing.first.length,
  }
}

/** What stands now beside what was asked for: at most ten managers. */
function staleView({ prepared }: DeadlineFormFacts) {
  const { before, targets, outcome, rows } = prepared
  const set = new Map(rows.map((row) => [row.id, row.set]))
  const wished = new Map(outcome.after.nodes.map((node) => [node.id, node.own]))
  const lines = targets.slice(0, 10).flatMap((node) =>
    (Object.keys(DATE_WORDS) as DateKind[]).map((kind) => ({
      name: node.name,
      label: DATE_WORDS[kind],
      now: node.own[kind] ?? '跟随上级',
      by: set.get(node.id)?.[kind]?.who ?? '',
      wished: wished.get(node.id)![kind] ?? '跟随上级',
    }))
  )
  const names = Object.keys(ROUND_WORDS) as (keyof RoundDates)[]
  const ofRound = names.map((name) => ({
    name: '国家',
    label: ROUND_WORDS[name],
    now: before.round[name],
    by: '',
    wished: outcome.after.round[name],
  }))
  return (targets.length ? lines : ofRound).filter(({ now, wished: then }) => now !== then)
}

/** The form once more, for the button that stores it. */
function sentFields({ typed, wish }: DeadlineForm) {
  const dates = Object.entries(typed).map(([name, value]) =>
    name.startsWith('inherit-')
      ? { name: 'inherit', value: name.slice('inherit-'.length) }
      : { name, value }
  )
  return [...dates, ...(wish.bringForward ? [{ name: 'bringForward', value: '1' }] : [])]
}
