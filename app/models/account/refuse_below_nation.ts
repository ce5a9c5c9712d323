import FormRefusal from '#exceptions/form_refusal'
import type Account from '#models/account'

/**
 * A unit stands below those who manage its projects (R3): right below the nation no report would ever
 * reach it, and its user name would be taken (L2). Throws FormRefusal 422.
 */
export function refuseBelowNation(
  { role }: Pick<Account, 'role'>,
  superior: Pick<Account, 'role'>
): void {
  if (role !== 'unit' || superior.role !== 'nation') return
  const sentence = '单位不能直接归国家。请填它的项目所在省、市或县管理机构的用户名，例如 320000XM。'
  throw new FormRefusal([{ field: 'superior', sentence }])
}
