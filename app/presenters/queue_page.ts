import type Account from '#models/account'
import { regionTable } from '#models/region_table'
import { STATES, acceptWord } from '#models/report/flow'
import type Round from '#models/round'
import { beijing, beijingShort } from '#presenters/time'
import type { QueueFacets } from '#queries/queue_facets'
import { MOST_COUNTED, PAGE_SIZE, type QueueRow, type QueueSummary } from '#queries/review_queue'
import type { Option } from '#questionnaire/types'
import { FLAGS, SORTS, STALLED_WORDS, queueQuery, type QueueFilters } from '#validators/queue'
import { pagesAround } from '#presenters/pages_around'

export interface QueueFacts {
  actor: Account
  round: Round
  filters: QueueFilters
  summary: QueueSummary
  page: { total: number; rows: QueueRow[] }
  facets: QueueFacets
  /** Of the code list `programme`. */
  programmes: Option[]
  /** Days until which the respondents file and the actor decides. */
  days: { filing: string; review: string }
}

interface Choice {
  value: string
  label: string
  chosen: boolean
}

const ownStates = (word: string) => ({
  mine: `等我${word}`,
  stalled: STALLED_WORDS,
  others: '等别的机构办理',
  overdue: '逾期没有上报',
  all: '全部',
})

/** The queue of a manager (W4): filters, one page of reports, the pages around it. */
export function queuePage(facts: QueueFacts) {
  const { actor, filters, page, round } = facts
  const word = acceptWord(actor.role)
  return {
    year: round.reportYear,
    word,
    waiting: facts.summary.waiting,
    words: waitingWords(facts.summary, word),
    deadlines: `基层填报到 ${facts.days.filing} 24:00，您审核到 ${facts.days.review} 24:00`,
    fields: fields(facts),
    text: filters.text,
    isFiltered: queueQuery({ ...filters, page: 1 }) !== '',
    total: page.total,
    totalWords: countWords(page.total),
    query: queueQuery({ ...filters, page: 1 }),
    rows: page.rows.map((row) => rowView(row, facts)),
    pages: pages(facts),
  }
}

function waitingWords({ waiting, earliest, now }: QueueSummary, word: string): string {
  if (waiting === 0) return `没有等您${word}的报表。`
  const days = daysBetween(earliest ?? now, now)
  return `等您${word} ${waiting} 份${days > 0 ? `，最早的等了 ${days} 天` : ''}。`
}

/** More than MOST_COUNTED are not counted one by one. */
function countWords(total: number): string {
  return total > MOST_COUNTED ? `${MOST_COUNTED} 份以上` : `${total} 份`
}

function fields(facts: QueueFacts) {
  const { filters } = facts
  const states = Object.entries(STATES).filter(([key]) => key !== 'submitted')
  const stateChoices = [
    ...Object.entries(ownStates(acceptWord(facts.actor.role))),
    ...states.map(([key, { label }]) => [key, label]),
  ]
  const every = ['', '全部']
  return [
    { name: 'state', label: '状态', choices: choices(stateChoices, filters.state) },
    { name: 'region', label: '地区', choices: choices([every, ...regions(facts)], filters.region) },
    {
      name: 'audit',
      label: '说明和封面',
      choices: choices([every, ...Object.entries(FLAGS)], filters.audit),
    },
    {
      name: 'programme',
      label: '计划类别',
      choices: choices([every, ...programmes(facts)], filters.programme),
    },
    { name: 'sort', label: '排列', choices: choices(Object.entries(SORTS), filters.sort) },
  ].filter((field) => field.choices.length > 1)
}

function regions({ facets, round }: QueueFacts): string[][] {
  const table = regionTable(round.reportYear)
  return facets.regions.map((code) => [code, table.name(code) ?? code])
}

function programmes({ facets, programmes: all }: QueueFacts): string[][] {
  const named = new Map(all.map(({ value, label }) => [value, label]))
  return facets.programmes.map(({ code, count }) => [
    code,
    `${named.get(code) ?? code}（${count}）`,
  ])
}

function choices(pairs: string[][], chosen: string): Choice[] {
  return pairs.map(([value, label]) => ({ value, label, chosen: value === chosen }))
}

function rowView(row: QueueRow, { actor, filters, round, summary }: QueueFacts) {
  const { id, number, title, unit, region, state, waitingAt, isMine, submittedAt, returnCount } =
    row
  return {
    id,
    number,
    title,
    unit: unit ?? '',
    region: region ? (regionTable(round.reportYear).name(region) ?? region) : '',
    href: `/reports/${id}/review${queueQuery(filters)}`,
    state,
    stateWords: isMine
      ? `等您${acceptWord(actor.role)}`
      : waitingAt
        ? `等${waitingAt}`
        : STATES[state].label,
    submitted: submittedAt ? { iso: beijing(submittedAt), words: beijingShort(submittedAt) } : null,
    waited: waitedWords(row.waitingSince, summary.now),
    returned: returnCount > 0 ? `退回 ${returnCount} 次` : null,
    marks: STATES[state].holder === 'respondent' ? [] : marks(row),
  }
}

function waitedWords(since: string | null, now: string): string | null {
  const days = since ? daysBetween(since, now) : 0
  return days > 0 ? `已等 ${days} 天` : null
}

function daysBetween(from: string, to: string): number {
  return Math.max(0, Math.floor((Date.parse(to) - Date.parse(from)) / 86_400_000))
}

function marks({ explained, unread, weak, cover }: QueueRow) {
  const covers = { none: '没有封面', void: '封面失效', valid: null }
  return [
    ...(unread > 0 ? [{ kind: 'warn', words: `核实 ${explained}，未看 ${unread}` }] : []),
    ...(explained > 0 && unread === 0 ? [{ kind: 'ok', words: `核实 ${explained}，都看过` }] : []),
    ...(explained === 0 ? [{ kind: 'ok', words: '完全通过' }] : []),
    ...(weak > 0 ? [{ kind: 'info', words: `弱说明 ${weak}` }] : []),
    ...(covers[cover] ? [{ kind: 'stop', words: covers[cover] }] : []),
  ]
}

function pages({ filters, page }: QueueFacts) {
  const to = (number: number) => `/queue${queueQuery({ ...filters, page: number }) || '?'}`
  const around = pagesAround({
    page: filters.page,
    total: Math.min(page.total, MOST_COUNTED),
    perPage: PAGE_SIZE,
    to,
  })
  const more = page.total > MOST_COUNTED ? '，再往后请用筛选' : ''
  return { ...around, words: around.words + more }
}
