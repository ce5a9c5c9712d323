import type Account from '#models/account'
import { regionTable } from '#models/region_table'
import type { Level } from '#models/report/flow'
import type Round from '#models/round'
import { issuedFact } from '#presenters/issued_facts'
import { PAGE_SIZE, type RosterRow } from '#queries/roster_list'
import type { Questionnaire } from '#questionnaire/types'
import { BEGUN, rosterQuery, type RosterFilters } from '#validators/roster'
import { pagesAround } from '#presenters/pages_around'

export interface RosterFacts {
  actor: Account
  round: Round
  filters: RosterFilters
  page: { total: number; rows: RosterRow[] }
  questionnaire: Questionnaire
}

/** The page of the issued list: filters, one page of its lines as issued, the pages around it. */
export function rosterPage(facts: RosterFacts) {
  const { actor, filters, page, round } = facts
  const isNation = actor.role === 'nation'
  return {
    year: round.reportYear,
    isNation,
    additions: isNation || actor.role === 'province',
    words: isNation ? `本年共下发 ${page.total} 个项目` : `归您管的有 ${page.total} 个项目`,
    fields: fields(facts),
    text: filters.text,
    isFiltered: rosterQuery({ ...filters, page: 1 }) !== '',
    total: page.total,
    rows: page.rows.map((row) => rowView(row, facts)),
    pages: pages(facts),
  }
}

function fields({ actor, filters, questionnaire, round }: RosterFacts) {
  const programmes = (questionnaire.lists.programme ?? []).map(({ value, label }) => [value, label])
  return [
    field('region', '地区', regionsOf(actor, round), filters.region),
    field('programme', '计划类别', programmes, filters.programme),
    field('begun', '报表', Object.entries(BEGUN), filters.begun),
  ].filter(({ choices }) => choices.length > 1)
}

function field(name: string, label: string, pairs: string[][], chosen: string) {
  return {
    name,
    label,
    choices: [['', '全部'], ...pairs].map(([value, words]) => ({
      value,
      label: words,
      chosen: value === chosen,
    })),
  }
}

/** Levels whose part of the roster lies in several regions. */
const DIVIDED: readonly Level[] = ['nation', 'province', 'city']

function regionsOf({ role, regionCode }: Account, { reportYear }: Round): string[][] {
  if (!DIVIDED.includes(role)) return []
  const above = role === 'nation' ? null : regionCode
  return regionTable(reportYear)
    .below(above)
    .map(({ code, name }) => [code, name])
}

function rowView(row: RosterRow, { questionnaire, round }: RosterFacts) {
  const fact = (name: string) => issuedFact(questionnaire, row.facts, name)
  const region = fact('regionCode')
  return {
    id: row.id,
    reportId: row.reportId,
    number: row.number,
    title: row.title,
    unit: fact('unitName'),
    orgCode: fact('orgCode'),
    region: region && (regionTable(round.reportYear).name(region) ?? region),
    programme: fact('programme').replace(/^\S+ /, ''),
    field: fact('field'),
    months: [fact('startMonth'), fact('plannedEndMonth')].filter(Boolean).join(' 至 '),
    total: fact('budgetTotal'),
    central: fact('budgetCentral'),
    state: row.state,
  }
}

function pages({ filters, page }: RosterFacts) {
  const to = (number: number) => `/roster${rosterQuery({ ...filters, page: number }) || '?'}`
  return pagesAround({ page: filters.page, total: page.total, perPage: PAGE_SIZE, to })
}
