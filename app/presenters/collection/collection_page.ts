import type { Level } from '#models/report/flow'
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
import type { CountedMeasure, LowerLevel, Measure } from '#queries/collection/measures'
import type { VerifiedList } from '#queries/collection/verified_lists'
import type { Place } from '#queries/collection/place'
import type { Option } from '#questionnaire/types'
import { collectionQuery, type CollectionFilters } from '#validators/collection'

export interface CollectionFacts {
  round: Round
  place: Place
  filters: CollectionFilters
  table: { now: string; rows: CollectionRow[] }
  /** Levels that stand between this place and the reports. */
  levels: LowerLevel[]
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
function seenFromBelow(measure: Measure, role: Level | null): Measure {
  if (measure === 'accepted_here') return 'accepted_above'
  return measure === `accepted_${role}` ? 'accepted_here' : measure
}

/** The collection status below one manager (P1). */
export function collectionPage(facts: CollectionFacts) {
  const { place, filters, table, round } = facts
  const total = totals(table.rows)
  const shown = columns(place.role, total, facts.levels)
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
    rows: inOrder(facts).map((one) => rowView(one, shown, facts)),
    total: {
      name: allWord(place.role),
      bar: progressBar(total),
      cells: cellsOf(total, shown, (measure) => address.list({ show: measure })),
      handedIn: cellOf(total, 'submitted', (measure) => address.list({ show: measure })),
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
  const own = (of: CountedMeasure) =>
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

/** The rows as they are asked for; equals stay in the order of the tree. */
export function inOrder({ filters: { sort }, ...facts }: CollectionFacts): Ranked[] {
  const rows = ranked(facts)
  if (sort === 'code') return rows
  const key = sort === 'submitted' ? 'submittedRank' : 'acceptedRank'
  return rows.toSorted((a, b) => (a[key] ?? Infinity) - (b[key] ?? Infinity))
}

function rowView(one: Ranked, shown: Column[], facts: CollectionFacts) {
  const { row } = one
  const { list, collection } = addresses(facts)
  const to = (measure: Measure) => {
    if (row.isDirect) return list({ show: measure, direct: true })
    return row.id === null ? null : list({ at: row.id, show: seenFromBelow(measure, row.role) })
  }
  return {
    name: rowName(row),
    code: row.code,
    href: row.isDirect || row.id === null ? null : collection({ at: row.id }),
    list: listWords(row, facts.lists),
    listHref: row.id === null ? null : `/roster/verification?under=${row.id}`,
    bar: progressBar(row.counts),
    cells: cellsOf(row.counts, shown, to),
    handedIn: cellOf(row.counts, 'submitted', to),
    submitted: percent(one.submitted),
    accepted: percent(one.accepted),
    submittedRank: one.submittedRank,
    acceptedRank: one.acceptedRank,
  }
}

function cellsOf(counts: Counts, shown: Column[], to: (measure: Measure) => string | null) {
  return shown.map(({ measure }) => cellOf(counts, measure, to))
}

function cellOf(counts: Counts, measure: Measure, to: (measure: Measure) => string | null) {
  const count = counts[measure]
  return {
    count,
    href: count > 0 ? to(measure) : null,
    style: measure === 'overdue' && count > 0 ? 'stop' : '',
  }
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
    accepted: `${acceptanceOf(place.role).label}率`,
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
