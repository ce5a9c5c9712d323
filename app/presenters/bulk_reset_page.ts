import { randomUUID } from 'node:crypto'
import type Account from '#models/account'
import { MOST_RESETS, stampOf } from '#queries/accounts_to_reset'
import { accountQuery } from '#validators/account_filters'
import type { ResetChoice } from '#validators/reset_choice'

export interface BulkResetFacts {
  accounts: readonly Account[]
  choice: ResetChoice
  /** Somebody was added, left or disabled since the page was seen. */
  isChanged: boolean
}

const SHOWN = 20

/** What resetting many accounts would do, before it is done (L4). */
export function bulkResetPage({ accounts, choice, isChanged }: BulkResetFacts) {
  const { length: count } = accounts
  const isPossible = count > 0 && count <= MOST_RESETS
  const respondents = accounts.filter(({ isRespondent }) => isRespondent).length
  const used = accounts.filter(({ firstLoginAt }) => firstLoginAt !== null).length
  const { filters, isAll, ids } = choice
  return {
    count,
    isPossible,
    status: isPossible ? 409 : 422,
    refusal: refusal(count, isChanged),
    words: `${count} 个账户的密码会换掉：${count - respondents} 个管理机构，${respondents} 个基层单位。`,
    usedWords:
      used > 0 ? `其中 ${used} 个有人用过，他们现在的密码马上失效。` : '它们都还没有人用过。',
    names: accounts.slice(0, SHOWN).map(({ name, userName }) => ({ name, userName })),
    more: Math.max(0, count - SHOWN),
    back: `/accounts${accountQuery(filters)}`,
    action: `/accounts/resets${accountQuery({ ...filters, page: 1 })}`,
    scope: isAll ? 'all' : 'chosen',
    ids: isAll ? [] : ids,
    stamp: stampOf(accounts),
    /** Pressing twice makes one batch of slips. */
    slip: randomUUID(),
  }
}

function refusal(count: number, isChanged: boolean): string | null {
  if (count === 0) return '还没有选账户，或者选的都已停用。请勾选几个，或选“筛出的全部”，再按一次。'
  if (count > MOST_RESETS)
    return `一次最多重置 ${MOST_RESETS} 个账户，选的超过了。请先筛选，分几次办。`
  return isChanged ? '您看过以后账户又有了变动，还没有重置。下面是现在的，请看过再确认。' : null
}
