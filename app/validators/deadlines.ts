import type { Mistake } from '#exceptions/form_refusal'
import type { Day } from '#models/report/deadline'
import { DATE_WORDS, ROUND_WORDS } from '#models/report/deadline/mistakes'
import type { Wish } from '#models/report/deadline/setting'
import type { Target } from '#models/report/deadline/target'
import type { DateKind, RoundDates } from '#models/report/deadline/dates'
import { MANAGERS, type Level } from '#models/report/flow'
import { isId } from '#validators/is_id'

/** The form of a setting as it can be used, and what is wrong with it; null: no such thing to set. */
export interface DeadlineForm {
  wish: Wish
  mistakes: Mistake[]
  /** As typed, by field. */
  typed: Record<string, string>
  /** Whether dates were sent at all: else the form is only opened. */
  isFilled: boolean
}

const LONGEST = 40

/**
 * Reads `target` (an account's id, a level or `round`), the dates, and `bringForward`. One manager's
 * empty date is inherited; for a whole level an empty date stays as it is, and `inherit` names those
 * that are inherited again.
 */
export function deadlineForm(sent: Record<string, unknown>): DeadlineForm | null {
  const target = targetOf(sent.target)
  if (!target) return null
  const names = target.kind === 'round' ? Object.keys(ROUND_WORDS) : Object.keys(DATE_WORDS)
  const typed = Object.fromEntries(names.map((name) => [name, plain(sent[name])]))
  const inherited = [sent.inherit].flat().map(String)
  const given = names.filter((name) => sent[name] !== undefined)
  const read = given.map((name) => [name, dayOf(sent[name])] as const)
  const mistakes = read.flatMap(([name, day]) => (day === undefined ? [mistake(name, typed)] : []))
  const days = Object.fromEntries(read.filter(([, day]) => day !== undefined))

  return {
    wish: {
      target,
      wanted: target.kind === 'round' ? {} : wanted(target, days, inherited),
      round: target.kind === 'round' ? filled(days) : {},
      bringForward: sent.bringForward === '1',
    },
    mistakes: [...mistakes, ...(target.kind === 'round' ? blanks(typed) : [])],
    typed: { ...typed, ...Object.fromEntries(inherited.map((name) => [`inherit-${name}`, '1'])) },
    isFilled: names.some((name) => sent[name] !== undefined),
  }
}

function targetOf(target: unknown): Target | null {
  if (target === 'round') return { kind: 'round' }
  if (typeof target !== 'string') return null
  if (isId(target)) return { kind: 'one', id: Number(target) }
  const level = MANAGERS.find((one) => one === target && one !== 'nation')
  return level ? { kind: 'level', level: level as Level } : null
}

function wanted(target: Target, days: Record<string, Day | null | undefined>, inherited: string[]) {
  const kinds = Object.keys(DATE_WORDS) as DateKind[]
  const own = kinds.flatMap((kind) => {
    if (inherited.includes(kind)) return [[kind, null]]
    const isKept = days[kind] === undefined || (days[kind] === null && target.kind === 'level')
    return isKept ? [] : [[kind, days[kind]]]
  })
  return Object.fromEntries(own)
}

function filled(days: Record<string, Day | null | undefined>): Partial<RoundDates> {
  return Object.fromEntries(Object.entries(days).filter(([, day]) => day))
}

function blanks(typed: Record<string, string>): Mistake[] {
  return Object.entries(ROUND_WORDS).flatMap(([field, words]) =>
    typed[field] === '' ? [{ field, sentence: `请填${words}。` }] : []
  )
}

function mistake(field: string, typed: Record<string, string>): Mistake {
  return { field, sentence: `“${typed[field]}”不是日期。请写成 2017-03-10 这样。` }
}

/** 2017-03-08 of ２０１７/3/8 or 2017年3月8日; null of nothing, undefined of what is no day. */
export function dayOf(text: unknown): Day | null | undefined {
  if (typeof text !== 'string') return undefined
  const plainText = text.normalize('NFKC').trim()
  if (plainText === '') return null
  const parts = /^(20\d\d)\D?(\d{1,2})\D?(\d{1,2})日?$/.exec(plainText)
  if (!parts) return undefined
  const day = `${parts[1]}-${parts[2].padStart(2, '0')}-${parts[3].padStart(2, '0')}`
  const date = new Date(`${day}T00:00:00Z`)
  return Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== day ? undefined : day
}

function plain(text: unknown): string {
  return typeof text === 'string' ? text.replaceAll('\0', '').toWellFormed().slice(0, LONGEST) : ''
}
