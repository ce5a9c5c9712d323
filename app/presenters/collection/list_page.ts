import { regionTable } from '#models/region_table'
import { dayBefore } from '#models/report/deadline'
import { FILLABLE, STATES } from '#models/report/flow'
import type Round from '#models/round'
import { MEASURE_WORDS } from '#presenters/collection/measure_words'
import { beijing, beijingShort } from '#presenters/time'
import type { Place } from '#queries/collection/place'
import { LIST_PAGE, type ListedReport } from '#queries/collection/report_list'
import { collectionQuery, type CollectionFilters } from '#validators/collection'
import { pagesAround } from '#presenters/pages_around'

export interface ListFacts {
  round: Round
  place: Place
  filters: CollectionFilters
  total: number
  rows: ListedReport[]
  /** Where this list is shown. */
  path: string
}

/** One page of a list of reports, with the filters it stands for. */
export function listPage(facts: ListFacts) {
  const { round, place, filters, total, rows } = facts
  const { at, programme } = filters
  const collection = (id: number | null) => `/collection${collectionQuery({ at: id, programme })}`
  return {
    year: round.reportYear,
    place,
    title: `${MEASURE_WORDS[filters.show]}${filters.direct ? '（直接管理的）' : ''}`,
    show: filters.show,
    crumbs: [
      ...place.crumbs.map(({ id, name }) => ({ name, href: collection(id) })),
      { name: place.name, href: collection(at) },
    ],
    filters,
    total,
    rows: rows.map((row) => listRow(row, round)),
    pages: pages(facts),
  }
}

function listRow(row: ListedReport, round: Round) {
  const { id, region, state, waitingAt, submittedAt, lastLogin, remindedAt, returnCount } = row
  const isOpen = FILLABLE.includes(state)
  return {
    ...row,
    href: `/reports/${id}/review`,
    region: region ? (regionTable(round.reportYear).name(region) ?? region) : '',
    stateWords: waitingAt ? `等${waitingAt}` : STATES[state].label,
    submitted: submittedAt ? momentOf(submittedAt) : null,
    due: isOpen
      ? `${row.isOver ? '已于 ' : ''}${dayBefore(row.closesAt)} 24:00${row.isOver ? ' 截止' : ' 前'}`
      : null,
    returned: returnCount > 0 ? `退回 ${returnCount} 次` : null,
    lastLogin: lastLogin ? beijingShort(lastLogin) : '没有登录过',
    reminded: remindedAt ? beijingShort(remindedAt) : null,
    responsible: [row.manager, row.managerContact, row.managerPhone].filter(Boolean).join(' '),
  }
}

function momentOf(instant: string) {
  return { iso: beijing(instant), words: beijingShort(instant) }
}

function pages({ filters, total, path }: ListFacts) {
  const to = (page: number) => `${path}${collectionQuery({ ...filters, page })}`
  return pagesAround({ page: filters.page, total, perPage: LIST_PAGE, to })
}
