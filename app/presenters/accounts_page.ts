import { randomUUID } from 'node:crypto'
import type Account from '#models/account'
import { creatableLevels } from '#models/account/new_manager'
import { LEVEL_WORDS, MANAGERS, isAbove, type Level } from '#models/report/flow'
import { TOTP_LEVELS } from '#models/site_setting'
import { beijing, beijingShort } from '#presenters/time'
import { PAGE_SIZE, type AccountRow } from '#queries/account_list'
import { ACCOUNT_STATES, accountQuery, type AccountFilters } from '#validators/account_filters'
import { pagesAround } from '#presenters/pages_around'

export interface AccountsFacts {
  actor: Account
  filters: AccountFilters
  page: { total: number; rows: AccountRow[] }
  /** Managers right below the actor. */
  under: { userName: string; name: string }[]
  /** How many managers of the filtered ones nobody has used yet. */
  unused: number
  /** Region codes of provinces without an account; for the nation. */
  missing: string[]
  /** Levels of which TOTP is demanded. */
  demanded: Level[]
}

/** The accounts below a manager (L8): filters, one page of the tree, what can be done with many. */
export function accountsPage(facts: AccountsFacts) {
  const { actor, filters, page } = facts
  const query = accountQuery({ ...filters, page: 1 })
  return {
    total: page.total,
    rows: page.rows.map((row) => rowView(row, actor)),
    fields: fields(facts),
    text: filters.text,
    isFiltered: query !== '',
    /** The filters, for a form that goes on with what they find. */
    kept: [...new URLSearchParams(query)].map(([name, value]) => ({ name, value })),
    pages: pages(facts),
    mayCreate: creatableLevels(actor.role).length > 0,
    slips: creatableLevels(actor.role).length > 0 ? slipsView(facts, query) : null,
    missing: facts.missing.length,
    demands: actor.role === 'nation' ? demands(facts.demanded) : null,
    provinceSlip: randomUUID(),
  }
}

function fields({ actor, filters, under }: AccountsFacts) {
  const levels = ['respondent', ...MANAGERS].filter(
    (level) => isAbove(actor.role, level as Level) || actor.role === level
  ) as Level[]
  const choose = (pairs: string[][], chosen: string) =>
    [['', '全部'], ...pairs].map(([value, label]) => ({ value, label, chosen: value === chosen }))
  return [
    {
      name: 'under',
      label: '哪个机构及其下级',
      choices: choose(
        under.map(({ userName, name }) => [userName, name]),
        filters.under
      ),
    },
    {
      name: 'level',
      label: '级别',
      choices: choose(
        levels.map((level) => [level, LEVEL_WORDS[level]]),
        filters.level
      ),
    },
    {
      name: 'state',
      label: '状态',
      choices: choose(Object.entries(ACCOUNT_STATES), filters.state),
    },
  ].filter(({ choices }) => choices.length > 1)
}

function rowView(row: AccountRow, { path }: Account) {
  const depth = row.depth - path.split('.').length
  const used = (at: string | null, address: string | null) =>
    at === null ? null : { iso: beijing(at), words: beijingShort(at), address: address ?? '' }
  return {
    id: row.id,
    name: row.name,
    userName: row.userName,
    level: LEVEL_WORDS[row.role],
    superior: row.superior ?? '',
    indent: Math.min(Math.max(depth - 1, 0), 3),
    contact: [row.contactName, row.contactPhone].filter(Boolean).join(' '),
    first: used(row.firstLoginAt, row.firstLoginAddress),
    last: used(row.lastLoginAt, row.lastLoginAddress),
    reports: row.reports,
    tags: [
      ...(row.enabled ? [] : [{ kind: 'stop', words: '已停用' }]),
      ...(row.locked ? [{ kind: 'warn', words: '锁定中' }] : []),
      ...(row.firstLoginAt === null ? [{ kind: '', words: '没用过' }] : []),
    ],
  }
}

function slipsView({ unused }: AccountsFacts, query: string) {
  const reason =
    unused === 0 ? '这里列出的机构账户都用过了。用过的请用上面的“批量重置密码”。' : null
  return { id: randomUUID(), count: unused, action: `/slips${query}`, reason }
}

function demands(demanded: Level[]) {
  return TOTP_LEVELS.map((level) => ({
    level,
    label: LEVEL_WORDS[level],
    isOn: demanded.includes(level),
  }))
}

function pages({ filters, page }: AccountsFacts) {
  const to = (number: number) => `/accounts${accountQuery({ ...filters, page: number })}`
  return pagesAround({ page: filters.page, total: page.total, perPage: PAGE_SIZE, to })
}
