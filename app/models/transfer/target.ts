import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import FormRefusal from '#exceptions/form_refusal'
import Account from '#models/account'
import { regionTable } from '#models/region_table'
import { NearestManagers } from '#models/report/issuing/nearest_managers'
import type Round from '#models/round'
import { isTop } from '#models/tree/is_top'

/** Where a project goes: a manager right below the nation, and the region it is listed in there. */
export interface Target {
  account: Account
  region: string
}

/** The manager with this id, if a project of `fromId` can go there; refuses the field `to` otherwise. */
export async function receivingManager(
  id: number,
  fromId: number,
  trx?: TransactionClientContract
): Promise<Account> {
  const account = await Account.query(trx && { client: trx })
    .where('id', id)
    .first()
  if (account?.enabled && isTop(account) && account.id !== fromId) return account
  const sentence = '请从列表里选一个接收的管理机构，不能是迁出的那一个。'
  throw new FormRefusal([{ field: 'to', sentence }])
}

/** `region` empty: as a whole the region of the receiving manager. Refuses the field `region`. */
export async function receivingRegion(
  round: Round,
  account: Account,
  region: string,
  trx: TransactionClientContract
): Promise<Target> {
  const code = region || (account.regionCode ?? '')
  const managers = await NearestManagers.load(round.reportYear, trx)
  const isIts = `${managers.ofRegion(code).path}.`.startsWith(`${account.path}.`)
  if (isIts && (code === account.regionCode || regionTable(round.reportYear).has(code))) {
    return { account, region: code }
  }
  const sentence = `${round.reportYear} 年${account.name}管的地区里没有 ${code}。请核对 6 位代码，或者不填。`
  throw new FormRefusal([{ field: 'region', sentence }])
}
