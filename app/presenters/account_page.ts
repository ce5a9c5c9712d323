import { randomUUID } from 'node:crypto'
import { accountRefusals } from '#exceptions/account_refusals'
import type Account from '#models/account'
import { KEEPERS, LEVEL_WORDS } from '#models/report/flow'
import { beijing } from '#presenters/time'
import type { AccountDetails } from '#queries/account_details'

export interface AccountFacts {
  actor: Account
  account: Account
  details: AccountDetails
}

const ACTS: Record<string, string> = {
  'account.create': '新建',
  'account.disable': '停用',
  'account.enable': '启用',
  'account.reset': '重置密码',
  'account.sign_out': '强制退出',
  'account.unlock': '解锁',
  'account.move': '改上级',
  'account.contact': '改联系方式',
  'account.totp': '打开动态码',
  'account.totp_phone': '换动态码的手机',
  'account.recovery_codes': '换恢复码',
  'account.totp_off': '关闭动态码',
}

/** One account below a manager: what it is, how it is used, what its superior can do (L4, L8). */
export function accountPage({ actor, account, details }: AccountFacts) {
  const { id, name, userName, role, enabled, isRespondent } = account
  return {
    id,
    name,
    userName,
    enabled,
    isLocked: details.isLocked,
    sessions: details.sessions,
    facts: facts(account, details),
    /** Pressing twice makes one slip. */
    slip: randomUUID(),
    resetWords: isRespondent
      ? '新密码印在密码条上，只印一次。基层单位用它登录后要先设自己的密码。原来的密码、邮件里的链接和已登录的电脑都失效。'
      : '新密码印在密码条上，只印一次。原来的密码、动态码和已登录的电脑都失效。',
    resetReason: enabled ? null : accountRefusals.resetOfDisabled().message,
    switchWords: enabled
      ? disableWords(account)
      : '启用后可以登录。已经转到上一级的报表和问题不再转回。',
    move:
      KEEPERS.includes(actor.role) && !['respondent', 'nation'].includes(role)
        ? { superior: details.superior ?? '', words: moveWords(details) }
        : null,
    acts: details.acts.map(({ act, at, who }) => ({
      at: beijing(at).slice(0, 16),
      words: `${who ?? '系统'}：${ACTS[act] ?? act}`,
    })),
  }
}

function facts(account: Account, details: AccountDetails) {
  const { role, contactName, contactPhone, contactEmail } = account
  const contact = [contactName, contactPhone, contactEmail].filter(Boolean).join('，')
  return [
    { term: '用户名', words: account.userName },
    { term: '级别', words: LEVEL_WORDS[role] },
    { term: '上级', words: details.superiorName ?? '' },
    { term: '状态', words: states(account.enabled, details) },
    { term: '联系人', words: contact || noContact(account) },
    { term: '第一次使用', words: used(details.firstUse) },
    { term: '最近登录', words: used(details.lastUse) },
    { term: '动态码', words: account.totpSecret === null ? '没有打开' : '已打开' },
    { term: '下面有', words: below(details).join('，') || '没有管理机构，也没有报表' },
  ]
}

function noContact({ isRespondent }: Account): string {
  return isRespondent ? '填在它的报表里' : '还没有填，第一次登录时填'
}

function states(enabled: boolean, { isLocked, sessions }: AccountDetails): string {
  return [
    enabled ? '可以登录' : '已停用',
    ...(isLocked ? ['密码错 5 次，锁定中'] : []),
    ...(sessions > 0 ? [`现在登录着 ${sessions} 处`] : []),
  ].join('，')
}

function used(use: AccountDetails['firstUse']): string {
  if (!use) return '没用过'
  return `${beijing(use.at).slice(0, 16)}${use.address ? `，从 ${use.address}` : ''}`
}

function disableWords({ isRespondent }: Account): string {
  return isRespondent
    ? '停用后不能登录，马上退出。报表和数据都不动。'
    : '停用后不能登录，马上退出。等它处理的报表和问题马上转到上一级；再启用也不转回。'
}

function moveWords(details: AccountDetails): string {
  const moving = below(details).join('和 ')
  return `${moving ? `下面的 ${moving}会一起走，` : ''}截止时间按新的上级算。`
}

function below({ managers, reports }: AccountDetails): string[] {
  return [
    ...(managers > 0 ? [`${managers} 个管理机构`] : []),
    ...(reports > 0 ? [`${reports} 份报表`] : []),
  ]
}
