import type Account from '#models/account'
import { acceptWord } from '#models/report/flow'
import type Round from '#models/round'
import { acceptanceOf, rowsWord } from '#presenters/collection/columns'
import { rowName, ranked } from '#presenters/collection/collection_page'
import { progressBar } from '#presenters/collection/progress_bar'
import { beijingShort } from '#presenters/time'
import { percent, rate } from '#presenters/collection/rates'
import { totals, type CollectionRow } from '#queries/collection/collection_table'
import type { Place } from '#queries/collection/place'
import type { Todo } from '#queries/manager_todo'
import type { OwnDays } from '#queries/own_days'
import { collectionQuery } from '#validators/collection'

export interface ManageFacts {
  actor: Account
  round: Round
  place: Place
  table: { now: string; rows: CollectionRow[] }
  todo: Todo[]
  days: OwnDays
  /** Announcements not read yet. */
  news: { id: number; title: string; sender: string; at: string }[]
}

/** As many as a home shows of those that lag. */
const MOST_LAGGING = 8

/** A manager's home: the one thing to do next, what waits, until when, who of those below lags. */
export function managePage(facts: ManageFacts) {
  const { actor, round, place, table, todo, days, news } = facts
  const total = totals(table.rows)
  const { measure, label } = acceptanceOf(place.role)
  return {
    year: round.reportYear,
    name: actor.name,
    next: nextThing(todo, acceptWord(actor.role)),
    todo,
    bar: progressBar(total),
    isEmpty: total.listed === 0,
    words:
      `应报 ${total.listed} 个，上报 ${total.submitted} 个（${percent(rate(total.submitted, total.listed))}），` +
      `${label} ${total[measure]} 个（${percent(rate(total[measure], total.listed))}）。`,
    deadlines: [
      { term: '基层填报到', words: `${days.filing} 24:00（${days.setBy}定的）` },
      { term: '您审核到', words: `${days.review} 24:00` },
    ],
    rowsWord: rowsWord(place.role),
    lagging: lagging(facts),
    waiting: todo.find(({ key }) => key === 'waiting')?.count,
    news: news.map(({ id, title, sender, at }) => ({
      href: `/announcements/${id}`,
      title,
      words: `${sender} ${beijingShort(at)}`,
    })),
  }
}

/** The one main thing: first what waits here, then those who are late. */
function nextThing(todo: Todo[], word: string) {
  const count = (key: string) => todo.find((line) => line.key === key)?.count ?? 0
  if (count('waiting') > 0) return { words: `${word} ${count('waiting')} 份报表`, href: '/queue' }
  const late = ['overdue', 'soon', 'returned', 'not_started'].find((key) => count(key) > 0)
  if (!late) return { words: '看回收情况', href: '/collection' }
  return { words: `催报 ${count(late)} 个`, href: `/reminders?show=${late}` }
}

/** Those below with the lowest rates of submission, the lowest first; nobody who is complete. */
function lagging({ place, table }: ManageFacts) {
  return ranked({ place, table })
    .filter(({ row, submitted }) => !row.isDirect && submitted !== null && submitted < 1)
    .toSorted((a, b) => a.submitted! - b.submitted!)
    .slice(0, MOST_LAGGING)
    .map(({ row, submitted }) => ({
      name: rowName(row),
      href: row.id === null ? null : `/collection${collectionQuery({ at: row.id })}`,
      bar: progressBar(row.counts),
      rate: percent(submitted),
      unsubmitted: row.counts.unsubmitted,
      overdue: row.counts.overdue,
      remind: row.id === null ? null : `/reminders${collectionQuery({ at: row.id })}`,
    }))
}
