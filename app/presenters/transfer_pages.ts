import type Account from '#models/account'
import { regionTable } from '#models/region_table'
import type Round from '#models/round'
import { dayBefore, type Day } from '#models/report/deadline'
import { TRANSFER_STATES, type TransferState } from '#models/transfer/states'
import { pagesAround } from '#presenters/pages_around'
import { beijingShort } from '#presenters/time'
import { PAGE_SIZE, type TransferFacts, type TransferList } from '#queries/transfers'
import { UNKNOWN } from '#validators/transfer'

const KINDS: Record<TransferState, string> = {
  open: 'warn',
  approved: 'ok',
  refused: 'stop',
  withdrawn: '',
  undone: '',
}

const NOWHERE = '不属于本省，去向不明'

/** One page of requests, in the groups a reader looks for, with how many each has on all pages. */
export function transfersPage(actor: Account, round: Round, list: TransferList, page: number) {
  const isNation = actor.role === 'nation'
  const hint = isNation
    ? '省级管理机构申请以后，排到这里等您办理。'
    : '清单里有不归本省管的项目时，在这里申请迁出。'
  return {
    mayAsk: !isNation && isListed(round),
    words: isNation
      ? '批准以前，项目仍由原来的管理机构负责。'
      : '国家批准以前，项目仍由迁出的管理机构负责，填报照常。',
    hint: isListed(round) ? hint : null,
    isEmpty: list.total === 0,
    groups: groups(actor, list).filter(({ rows }) => rows.length > 0),
    pages: pagesAround({
      page,
      total: list.total,
      perPage: PAGE_SIZE,
      to: (number) => (number === 1 ? '/transfers' : `/transfers?page=${number}`),
    }),
  }
}

function groups({ id, role }: Account, { first, total, rows }: TransferList) {
  const isNation = role === 'nation'
  const comesFirst = ({ status, toId }: TransferFacts) =>
    isNation ? status === 'open' : toId !== id
  const [titleOfFirst, titleOfOthers] = isNation ? ['等您办理', '办过的'] : ['迁出', '迁入']
  const others = rows.filter((row) => !comesFirst(row))
  return [
    { title: titleOfFirst, total: first, rows: rows.filter(comesFirst).map(rowView) },
    { title: titleOfOthers, total: total - first, rows: others.map(rowView) },
  ]
}

function rowView(one: TransferFacts) {
  return {
    ...one,
    to: one.to ?? NOWHERE,
    words: TRANSFER_STATES[one.status],
    kind: KINDS[one.status],
    asked: beijingShort(one.askedAt),
    href: `/transfers/${one.id}`,
  }
}

/** Nothing moves in a round that is over; what was asked in it stays to be read. */
const isListed = ({ status }: Round) => status !== 'closed'

/** One request: what was asked, what came of it, what the reader can do now. */
export function transferPage(actor: Account, round: Round, one: TransferFacts) {
  const isOpen = one.status === 'open'
  const isDecider = actor.role === 'nation' && isListed(round)
  return {
    ...rowView(one),
    year: round.reportYear,
    closes: dayBefore(one.closesAt),
    facts: facts(one, round),
    mayDecide: isDecider && isOpen,
    mayWithdraw: one.fromId === actor.id && isOpen,
    mayUndo: isDecider && one.status === 'approved' && one.isLatest,
    chosen: one.toId,
  }
}

function facts(one: TransferFacts, { reportYear }: Round) {
  const region = (code: string | null) =>
    code ? `${code} ${regionTable(reportYear).name(code) ?? ''}` : '没有'
  const decided = one.decidedAt && `${one.decidedBy}，${beijingShort(one.decidedAt)}`
  return [
    { term: '承担单位', words: one.unit },
    { term: '迁出', words: one.from },
    { term: '迁到', words: one.to ?? NOWHERE },
    { term: '原因', words: one.reason },
    { term: '申请', words: beijingShort(one.askedAt) },
    { term: '清单上的地区', words: region(one.region) },
    { term: '填报截止', words: `${dayBefore(one.closesAt)} 24:00` },
    { term: '办理', words: decided },
    { term: '答复', words: one.answer },
    {
      term: '地区变动',
      words: one.toRegion ? `${region(one.fromRegion)} → ${region(one.toRegion)}` : null,
    },
    { term: '迁回', words: one.undoneAt && beijingShort(one.undoneAt) },
    { term: '迁回原因', words: one.undoReason },
  ].filter(({ words }) => words)
}

/** Where the nation can send a project, with the day on which its report would close there (D3). */
export function datedTargets(
  managers: { id: number; name: string }[],
  days: ReadonlyMap<number, Day>,
  own: number,
  chosen: string
) {
  const dated = managers.map(({ id, name }) => ({
    id,
    name: `${name}（填报截止 ${days.get(id)} 24:00）`,
  }))
  return targets(dated, own, chosen, false)
}

/** The choices of where to; `own` can't be chosen. */
export function targets(
  managers: { id: number; name: string }[],
  own: number,
  chosen: string,
  mayBeUnknown: boolean
) {
  return [
    { value: '', label: '请选择' },
    ...managers
      .filter(({ id }) => id !== own)
      .map(({ id, name }) => ({ value: String(id), label: name })),
    ...(mayBeUnknown ? [{ value: UNKNOWN, label: NOWHERE }] : []),
  ].map((one) => ({ ...one, chosen: one.value === chosen }))
}
