import type Account from '#models/account'
import type { Level } from '#models/report/flow'

const NEVER_TOP: readonly Level[] = ['respondent', 'unit', 'nation']

/**
 * Whether it answers to the nation directly, and projects to it: a province, or a city or 兵团 that is
 * treated as one; never a unit.
 */
export function isTop({ path, role }: Pick<Account, 'path' | 'role'>): boolean {
  return path.split('.').length === 2 && !NEVER_TOP.includes(role)
}

/** The same of the rows of accounts under this alias. */
export const topIn = (of: string) =>
  `nlevel(${of}.path) = 2 AND ${of}.role NOT IN (${NEVER_TOP.map((role) => `'${role}'`).join(', ')})`
