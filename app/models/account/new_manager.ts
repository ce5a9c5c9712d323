import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import FormRefusal from '#exceptions/form_refusal'
import Account from '#models/account'
import { defaultSuperior } from '#models/account/default_superior'
import { freshSecrets } from '#models/account/fresh_secrets'
import { managerName } from '#models/account/manager_name'
import { nationalOffice } from '#models/account/national_office'
import { refuseBelowNation } from '#models/account/refuse_below_nation'
import { isOwnRegion } from '#models/account/region_managers'
import { slips } from '#models/account/slips'
import { storeManagers } from '#models/account/store_managers'
import { treeChange } from '#models/account/tree_change'
import { userName } from '#models/account/user_name'
import type { Actor } from '#models/journal'
import { isAbove, type Level } from '#models/report/flow'
import type { Regions } from '#questionnaire/regions'

export interface ManagerForm {
  /** Id of the batch of slips: pressing twice makes one account and one slip. */
  slip: string
  role: Level
  /** Region code, organisation code or personal user name. */
  code: string
  name: string
  /** User name; empty for the nearest one. */
  superior?: string
}

const FOREIGN = '这个地区不归您管，请核对地区码。确要归您管的，请国家级管理机构建账户。'

/** The levels that this account may make accounts for (L2). */
export function creatableLevels(role: Level): Level[] {
  if (role === 'nation') return ['province', 'city', 'county', 'unit', 'nation']
  return role === 'province' ? ['city', 'county'] : []
}

/**
 * Makes a manager's account with a random password and its slip (L2). Throws FormRefusal 422 with
 * what is wrong; nothing is stored then.
 */
export async function createManager(
  form: ManagerForm,
  place: { regions: Regions; site: string },
  by: Actor
): Promise<void> {
  if (!creatableLevels(by.actor.role).includes(form.role)) {
    throw mistake('role', '您的账户不能建这一级的账户，请选列出的级别。')
  }
  const named = managerName(form.role, form.code, place.regions)
  if (typeof named === 'string') throw mistake('code', named)
  const [secret] = await freshSecrets([{ role: form.role, userName: named.userName }])

  await treeChange(by, `新建账户：${form.name}`, async (trx) => {
    if (!(await slips.begin(form.slip, by, trx))) return null
    if (await Account.findBy({ userName: named.userName }, { client: trx })) {
      throw mistake('code', `${named.userName} 已经有账户，不用再建。`)
    }
    const superior = await superiorOf(form, named, place.regions, by, trx)
    await storeManagers([{ ...named, role: form.role, name: form.name, superior, secret }], by, trx)
    await slips.seal({ id: form.slip, site: place.site, secrets: [secret] }, by, trx)
    return form.role === 'nation' ? null : superior.path
  })
}

async function superiorOf(
  { role, superior = '' }: ManagerForm,
  named: { regionCode: string | null },
  regions: Regions,
  { actor }: Actor,
  trx: TransactionClientContract
): Promise<Account> {
  if (role === 'nation') return nationalOffice(trx)
  if (named.regionCode && !(await isOwnRegion(actor, named.regionCode, regions, trx))) {
    throw mistake('code', FOREIGN)
  }
  const typed = userName(superior)
  const chosen = typed
    ? await Account.query({ client: trx }).where({ user_name: typed }).first()
    : await defaultSuperior({ role, ...named }, regions, trx)
  const isOurs = chosen && `${chosen.path}.`.startsWith(`${actor.path}.`)
  if (!isOurs) throw mistake(...unknown(typed))
  refuseBelowNation({ role }, chosen)
  if (!chosen.enabled || !isAbove(chosen.role, role)) {
    throw mistake('superior', `${chosen.name}不能作它的上级：已停用，或级别不高于它。`)
  }
  return chosen
}

function unknown(typed: string): [string, string] {
  return typed
    ? ['superior', `没有用户名是 ${typed.slice(0, 20)} 的上级，或者它不归您管。`]
    : ['code', FOREIGN]
}

function mistake(field: string, sentence: string): FormRefusal {
  return new FormRefusal([{ field, sentence }])
}
