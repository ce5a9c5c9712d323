import type Account from '#models/account'

/** Whether it answers to the nation directly: a province, or a city or 兵团 that is treated as one. */
export function isTop({ path, role }: Pick<Account, 'path' | 'role'>): boolean {
  return path.split('.').length === 2 && role !== 'respondent' && role !== 'nation'
}
