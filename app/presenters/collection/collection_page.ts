import type Round from '#models/round'
import {
  acceptanceOf,
  allWord,
  columns,
  rowsWord,
  type Column,
} from '#presenters/collection/columns'
import { PARTS, progressBar } from '#presenters/collection/progress_bar'
import { percent, ranks, rate } from '#presenters/collection/rates'
import { beijing } from '#presenters/time'
import { totals, type CollectionRow, type Counts } from '#queries/collection/collection_table'
import type { Measure } from '#queries/collection/measures'
import type { VerifiedList } from '#queries/collection/verified_lists'
import type { Place } from '#queries/collection/place'
import type { Option } from '#questionnaire/types'
import { collectionQuery, type CollectionFilters } from '#validators/collection'

export interface CollectionFacts {
  round: Round
  place: Place
  filters: CollectionFilters
  table: { now: string; rows: CollectionRow[] }
  /** Empty where a programme is chosen: lists are verified as a whole. */
  lists: VerifiedList[]
  /** Of the code list `programme`. */
  programmes: Option[]
}

interface Ranked {
  row: CollectionRow
  submitted: number | null
  accepted: number | null
  submittedRank: number | null
  acceptedRank: number | null
}

/** The measure of a child that is this one of its superior. */
const SEEN_FROM_BELOW: Partial<Record<Measure, Measure>> = {
  accepted_below: 'accepted_here',
  accepted_here: 'accepted_above',
}

/** The collection status below one manager (P1). */
export function collectionPage(facts: CollectionFacts) {
  const { place, filters, table, round } = facts
  const total = totals(table.rows)
  const shown = columns(
    place.role,
    total,
    table.rows.some(({ isDirect }) => !isDirect)
  )
  const address = addresses(facts)
  return {
    year: round.reportYear,
    place,
    crumbs: place.crumbs.map(({ id, name }) => ({ name, href: address.collection({ at: id }) })),
    words: `${beijing(table.now).slice(0, 16)} 的实时数据。点数字看名单。`,
    programmes: choices(facts.programmes, filters.programme),
    sorts: sorts(filters.sort, place),
    at: filters.at,
    legend: PARTS,
    rowsWord: rowsWord(place.role),
    hasLists: facts.lists.length > 0,
    columns: shown,
    groups: grouped(shown),
    acceptance: acceptanceOf(place.role).label,
    rows: ordered(ranked(facts), filters.sort).map((one) => rowView(one, shown, facts)),
    total: {
      name: allWord(place.role),
      bar: progressBar(total),
      cells: cellsOf(total, shown, (measure) => address.list({ show: measure })),
      ...shares(total, place),
    },
    sums: total,
    excel: `/collection.xlsx${collectionQuery(filters)}`,
    reminders: `/reminders${collectionQuery({ at: filters.at, programme: filters.programme })}`,
  }
}

/** The rows with their rates and places, in the order of the tree; the reports right below have no place. */
export function ranked({ table, place }: Pick<CollectionFacts, 'table' | 'place'>): Ranked[] {
  const { measure } = acceptanceOf(place.role)
  const own = (of: Measure) =>
    table.rows.map(({ counts, isDirect }) => (isDirect ? null : rate(counts[of], counts.listed)))
  const [submittedRanks, acceptedRanks] = [ranks(own('submitted')), ranks(own(measure))]
  return table.rows.map((row, i) => ({
    row,
    submitted: rate(row.counts.submitted, row.counts.listed),
    accepted: rate(row.counts[measure], row.counts.listed),
    submittedRank: submittedRanks[i],
    acceptedRank: acceptedRanks[i],
  }))
}

/** How far the list of a row is verified, in words; blank where nobody stands between. */
export function listWords({ id, counts }: CollectionRow, lists: VerifiedList[]): string {
  const list = id === null ? undefined : lists.find((one) => one.id === id)
  if (!list) return ''
  if (list.settled || (list.done !== null && list.done >= counts.listed)) return '已核实'
  return list.done === null ? '没核实完' : `${list.done} / ${counts.listed}`
}

/** What a row is called. */
export function rowName({ isDirect, name }: CollectionRow): string {
  return isDirect ? '直接管理的项目' : (name ?? '')
}

/** Sorting keeps the order of the tree among equals. */
function ordered(rows: Ranked[], sort: CollectionFilters['sort']): Ranked[] {
  if (sort === 'code') return rows
  const key = sort === 'submitted' ? 'submittedRank' : 'acceptedRank'
  return rows.toSorted((a, b) => (a[key] ?? Infinity) - (b[key] ?? Infinity) || 0)
}

function rowView(one: Ranked, shown: Column[], facts: CollectionFacts) {
  const { row } = one
  const { list, collection } = addresses(facts)
  const to = (measure: Measure) => {
    if (row.isDirect) return list({ show: measure, direct: true })
    return row.id === null ? null : list({ at: row.id, show: SEEN_FROM_BELOW[measure] ?? measure })
  }
  return {
    name: rowName(row),
    code: row.code,
    href: row.isDirect || row.id === null ? null : collection({ at: row.id }),
    list: listWords(row, facts.lists),
    listHref: row.id === null ? null : `/roster/verification?under=${row.id}`,
    bar: progressBar(row.counts),
    cells: cellsOf(row.counts, shown, to),
    submitted: percent(one.submitted),
    accepted: percent(one.accepted),
    submittedRank: one.submittedRank ?? '—',
    acceptedRank: one.acceptedRank ?? '—',
  }
}

function cellsOf(counts: Counts, shown: Column[], to: (measure: Measure) => string | null) {
  return shown.map(({ measure }) => ({
    count: counts[measure],
    href: counts[measure] > 0 ? to(measure) : null,
    style: measure === 'overdue' && counts.overdue > 0 ? 'stop' : '',
  }))
}

function shares(total: Counts, place: Place) {
  return {
    submitted: percent(rate(total.submitted, total.listed)),
    accepted: percent(rate(total[acceptanceOf(place.role).measure], total.listed)),
  }
}

/** Addresses of the same filters, and of what is given instead. */
function addresses({ filters: { at, programme, sort } }: CollectionFacts) {
  return {
    collection: (more: Partial<CollectionFilters>) =>
      `/collection${collectionQuery({ at, programme, sort, ...more })}`,
    list: (more: Partial<CollectionFilters>) =>
      `/collection/reports${collectionQuery({ at, programme, ...more })}`,
  }
}

function choices(options: Option[], chosen: string) {
  return [{ value: '', label: '全部' }, ...options].map(({ value, label }) => ({
    value,
    label,
    chosen: value === chosen,
  }))
}

function sorts(chosen: CollectionFilters['sort'], place: Place) {
  const labels = {
    code: '地区代码',
    submitted: '上报率',
    accepted: `${acceptanceOf(place.role).label}验收率`,
  }
  return Object.entries(labels).map(([value, label]) => ({
    value,
    label,
    chosen: value === chosen,
  }))
}

/** Neighbouring columns under one heading, for the first of two head rows. */
function grouped(shown: Column[]) {
  const groups: { label: string; columns: Column[] }[] = []
  for (const column of shown) {
    const last = groups.at(-1)
    if (column.group && last?.label === column.group) last.columns.push(column)
    else groups.push({ label: column.group, columns: [column] })
  }
  return groups
}
