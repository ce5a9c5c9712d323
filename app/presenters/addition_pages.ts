import { COLUMN_LABELS } from '#imports/roster/columns'
import { FORM_COLUMNS } from '#imports/roster/form_row'
import type Account from '#models/account'
import type AdditionRequest from '#models/addition_request'
import type { AdditionState } from '#models/addition_request'
import type Round from '#models/round'
import { indicatorOf, issuedFact } from '#presenters/issued_facts'
import { beijingShort } from '#presenters/time'
import { PAGE_SIZE, type AdditionRow } from '#queries/addition_list'
import type { Questionnaire } from '#questionnaire/types'
import { pagesAround } from '#presenters/pages_around'

const STATES: Record<AdditionState, { words: string; kind: string }> = {
  waiting: { words: '等国家级办理', kind: 'ask' },
  added: { words: '已加进清单', kind: 'ok' },
  refused: { words: '没有同意', kind: 'stop' },
}

/** The requests that an account has made or decides about (R5). */
export function additionsPage(
  actor: Account,
  list: { total: number; waiting: number; rows: AdditionRow[] },
  page: number
) {
  return {
    isNation: actor.role === 'nation',
    words: list.waiting > 0 ? `${list.waiting} 份等国家级管理机构办理` : '没有等办理的',
    rows: list.rows.map((row) => ({
      ...row,
      href: `/roster/additions/${row.id}`,
      at: beijingShort(row.at),
      state: STATES[row.state],
    })),
    pages: pagesAround({
      page,
      total: list.total,
      perPage: PAGE_SIZE,
      to: (number) => `/roster/additions?page=${number}`,
    }),
  }
}

/** The form for one new project: a field for each column of the roster. */
export function additionForm(actor: Account, questionnaire: Questionnaire) {
  return {
    isNation: actor.role === 'nation',
    fields: FORM_COLUMNS.map(({ key, label, isNeeded }) => {
      const indicator = indicatorOf(questionnaire, key)
      return {
        key,
        id: `project-${key.replaceAll(/[()]/g, '')}`,
        label: indicator?.unit === '万元' ? `${label}（万元）` : label,
        isNeeded: Boolean(isNeeded) || key === 'regionCode',
        hint: HINTS[key] ?? '',
        options: indicator?.type === 'choice' ? indicator.options : null,
      }
    }),
  }
}

const HINTS: Record<string, string> = {
  'orgCode': '9 位；填了统一社会信用代码可以空着。',
  'regionCode': '承担单位登记的县（市、区），6 位。',
  'startMonth': '例如 2012-01。',
  'plannedEndMonth': '例如 2014-12。',
  '(secrecy)': '公开或空着。涉密项目不能进本系统。',
}

/** One request with its facts, its paper and what became of it. */
export function additionPage(
  actor: Account,
  request: AdditionRequest,
  questionnaire: Questionnaire,
  round: Round
) {
  const facts = Object.keys(request.facts).map((name) => ({
    term: COLUMN_LABELS[name] ?? name,
    words: issuedFact(questionnaire, request.facts, name),
  }))
  return {
    id: request.id,
    year: round.reportYear,
    number: request.number,
    title: request.title,
    by: request.asker.name,
    at: beijingShort(request.askedAt.toISO()!),
    reason: request.reason,
    paper: request.paperName,
    facts: facts.filter(({ words }) => words !== ''),
    state: STATES[request.state],
    decision: request.decision,
    canDecide: actor.role === 'nation' && request.state === 'waiting',
  }
}
