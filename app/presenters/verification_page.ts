import type Account from '#models/account'
import { regionTable } from '#models/region_table'
import type Round from '#models/round'
import { beijingShort } from '#presenters/time'
import type { OpenEntries } from '#queries/open_entries'
import {
  PAGE_SIZE,
  type Progress,
  type VerificationRow,
  type Verified,
} from '#queries/roster_verification'
import {
  VERIFICATION_STATES,
  verificationQuery,
  type VerificationFilters,
} from '#validators/verification'
import { pagesAround } from '#presenters/pages_around'

export interface VerificationFacts {
  actor: Account
  round: Round
  filters: VerificationFilters
  entries: OpenEntries
  page: { total: number; rows: VerificationRow[] }
  progress: Progress[]
}

const HOME = '/roster/verification'

/** The verification of the list (R2): own lines to verify, and how far everybody below is. */
export function verificationPage(facts: VerificationFacts) {
  const { actor, filters, round, entries, page, progress } = facts
  const under = progress.find(({ id }) => id === filters.under)
  return {
    year: round.reportYear,
    words: words(entries),
    open: entries.open,
    mayTransfer: actor.role === 'province',
    hasTransfers: actor.role === 'province' || actor.role === 'nation',
    states: Object.entries(VERIFICATION_STATES).map(([value, label]) => ({
      value,
      label,
      chosen: value === filters.state,
    })),
    text: filters.text,
    under: under ? { id: under.id, words: `${under.name}还没核实的` } : null,
    isFiltered: verificationQuery({ ...filters, page: 1 }) !== '',
    query: verificationQuery(filters),
    total: page.total,
    rows: page.rows.map((row) => rowView(row, facts)),
    pages: pages(facts),
    progress: progress.map(progressView),
    behind: progress.filter(({ total, done }) => done < total).length,
  }
}

function words({ total, open }: OpenEntries): string {
  if (total === 0) return '清单里还没有归您管的项目。'
  if (open === 0) return `${total} 个项目，您都核实了。`
  return `${total} 个项目，您核实了 ${total - open} 个，还有 ${open} 个。`
}

function rowView(row: VerificationRow, { round }: VerificationFacts) {
  const { id, number, title, state, region, mineAt, above, transferId, remark, remarks } = row
  return {
    id,
    number,
    title,
    state,
    unit: row.unit ?? '',
    orgCode: row.orgCode ?? '',
    region: region ? (regionTable(round.reportYear).name(region) ?? region) : '',
    mine: mineAt ? `${beijingShort(mineAt)} 核实` : null,
    above: above ? `${above}已核实` : null,
    below: belowWords(row.below),
    remark,
    others: remark ? remarks - 1 : remarks,
    transferId,
    href: `/roster/entries/${id}`,
  }
}

/** Who below has not verified it yet; the lowest first, as it is their turn first. */
function belowWords(below: Verified[]) {
  const open = below.filter(({ at }) => at === null).toReversed()
  if (below.length === 0) return null
  return open.length === 0
    ? { kind: 'ok', words: '下级都核实了' }
    : { kind: 'open', words: `${open.map(({ name }) => name).join('、')}还没核实` }
}

function progressView({ id, name, total, done, lastAt, settled }: Progress) {
  return {
    name,
    total,
    done,
    open: total - done,
    rate: `${Math.floor((done * 100) / total)}%`,
    last: lastAt ? beijingShort(lastAt) : '还没开始',
    settled,
    href: `${HOME}${verificationQuery({ under: id })}#list`,
  }
}

function pages({ filters, page }: VerificationFacts) {
  const to = (number: number) =>
    `${HOME}${verificationQuery({ ...filters, page: number }) || '?'}#list`
  return pagesAround({ page: filters.page, total: page.total, perPage: PAGE_SIZE, to })
}
