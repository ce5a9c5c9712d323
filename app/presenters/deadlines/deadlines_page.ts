import type Account from '#models/account'
import { dayOf } from '#models/report/deadline'
import { ROUND_WORDS } from '#models/report/deadline/mistakes'
import { isSettable } from '#models/report/deadline/target'
import type { DateKind, RoundDates } from '#models/report/deadline/dates'
import type { DeadlineTree } from '#models/report/deadline/tree'
import { KEEPERS, LEVEL_WORDS, type Level } from '#models/report/flow'
import { deadlineSpan } from '#presenters/deadlines/deadline_span'
import { beijingShort } from '#presenters/time'
import type { DeadlineRow, SetBy } from '#queries/deadline_tree'

export interface DeadlinesFacts {
  actor: Account
  tree: DeadlineTree
  rows: DeadlineRow[]
  /** The manager whose own are shown; null: those of the actor. */
  under: DeadlineRow | null
  roundSet: SetBy | null
  now: string
}

/** The dates of the managers below somebody, and what may be set (D1). */
export function deadlinesPage(facts: DeadlinesFacts) {
  const { actor, tree, under, roundSet } = facts
  const shown = shownRows(facts)
  const maySet = KEEPERS.includes(actor.role)
  const top = Math.min(...shown.map(({ path }) => depth(path)))
  return {
    maySet,
    isNation: actor.role === 'nation',
    under: under && { name: under.name },
    round: (Object.keys(ROUND_WORDS) as (keyof RoundDates)[]).map((name) => ({
      term: ROUND_WORDS[name],
      words: name === 'opens' ? tree.round[name] : `${tree.round[name]} 24:00`,
    })),
    roundSet: roundSet && setWords(roundSet),
    rows: shown.map((row) => rowView(row, depth(row.path) - top, facts)),
    levels: maySet ? levels(facts) : [],
  }
}

function shownRows({ actor, rows, under }: DeadlinesFacts): DeadlineRow[] {
  if (under) return rows.filter(({ path }) => isWithin(under.path, path))
  if (actor.role === 'nation') return rows.filter(({ superiorId }) => superiorId === actor.office)
  return rows.filter(({ path }) => isWithin(actor.path, path))
}

function rowView(row: DeadlineRow, indent: number, { actor, tree, rows, now }: DeadlinesFacts) {
  const dates = tree.effective(row)
  const below = rows.filter(({ path }) => path.startsWith(`${row.path}.`)).length
  return {
    id: row.id,
    name: row.name,
    indent: Math.min(indent, 3),
    level: LEVEL_WORDS[row.role],
    filing: dateView(row, 'filing', tree),
    review: dateView(row, 'review', tree),
    span: deadlineSpan(tree.round, dates, dayOf(new Date(now))),
    below: actor.role === 'nation' && below > 0 ? below : 0,
    settable: isSettable(actor, row, tree),
  }
}

function dateView(row: DeadlineRow, kind: DateKind, tree: DeadlineTree) {
  const { [kind]: day, from } = tree.effective(row)
  const source = from[kind]
  const set = row.set[kind]
  const isOwn = row.own[kind] !== null
  return {
    day,
    isOwn,
    source: isOwn ? (set ? setWords(set) : '') : `跟随${source?.name ?? '国家'}`,
  }
}

/** 江苏省科学技术厅 2-20 09:30 定. */
function setWords({ who, at }: SetBy): string {
  return `${who} ${beijingShort(at)} 定`
}

/** Whole levels that can be set at once. */
function levels({ actor, tree, rows }: DeadlinesFacts) {
  const settable = rows.filter((row) => row.path !== actor.path && isSettable(actor, row, tree))
  const counts = Object.entries(Object.groupBy(settable, ({ role }) => role))
  return counts.map(([level, some]) => ({
    level,
    words: `全部${LEVEL_WORDS[level as Level]}`,
    count: some?.length ?? 0,
  }))
}

function isWithin(path: string, other: string): boolean {
  return other === path || other.startsWith(`${path}.`)
}

function depth(path: string): number {
  return path.split('.').length
}
