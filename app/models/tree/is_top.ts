import type Account from '#models/account'

/**
 * Whether it answers to the nation directly, and projects to it: a province, or a city or 兵团 that is
 * treated as one; never a unit.
 */
export function isTop({ path, role }: Pick<Account, 'path' | 'role'>): boolean {
  return path.split('.').length === 2 && !['respondent', 'unit', 'nation'].includes(role)
}
