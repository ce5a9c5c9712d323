import { orgCode } from '#models/account/org_code'
import { regionLevels } from '#models/account/region_levels'
import { userName } from '#models/account/user_name'
import { LEVEL_WORDS, type Level } from '#models/report/flow'
import type { Regions } from '#questionnaire/regions'

/** What identifies a new manager: its user name by the rule of L2, its label in the path. */
export interface ManagerName {
  userName: string
  regionCode: string | null
  orgCode: string | null
  /** Null for a personal account of the nation: it stands at the nation's own path. */
  label: string | null
}

const LETTERS: Partial<Record<Level, string>> = { province: 'p', city: 'c', county: 'c', unit: 'u' }

/** By region code, organisation code or, for people at the nation, a free name; or why it can't be. */
export function managerName(role: Level, typed: string, regions: Regions): ManagerName | string {
  const code = userName(typed).replace(/XM$/, '')
  if (role === 'nation') return personal(userName(typed))
  if (role === 'unit') {
    const org = orgCode(code)
    return org
      ? { userName: `${org}XM`, regionCode: null, orgCode: org, label: `u${org}` }
      : '单位账户请填 9 位组织机构代码，例如 71480035X。'
  }
  if (!/^\d{6}$/.test(code)) return '请填 6 位地区码，例如 320400。'
  if (!regions.has(code)) return `地区码表里没有 ${code}，请核对。`
  const levels = regionLevels(code, regions)
  if (!levels.includes(role)) return unfit(code, levels, regions)
  return { userName: `${code}XM`, regionCode: code, orgCode: null, label: LETTERS[role]! + code }
}

function unfit(code: string, levels: readonly Level[], regions: Regions): string {
  const words = levels.map((level) => LEVEL_WORDS[level]).join('或')
  return `${code} 是${regions.name(code)}，只能建${words}的账户，请核对级别和地区码。`
}

function personal(name: string): ManagerName | string {
  if (!/^[\dA-Z]{4,20}$/.test(name)) return '用户名用字母和数字，4 到 20 个。'
  if (name.endsWith('XM')) return '用户名不能以 XM 结尾，那是机构账户的名字。'
  return { userName: name, regionCode: null, orgCode: null, label: null }
}
