import type Account from '#models/account'

/** Whom somebody at the end of the own means asks for a reset (L4): nobody stands above the nation. */
export function resetWords({ role, officeId }: Account): string {
  if (role !== 'nation') return '请上级重置'
  return officeId === null ? '请运行系统的人员在服务器上重置' : '请国家级管理机构的同事重置'
}
