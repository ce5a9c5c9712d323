import type Account from '#models/account'
import { creatableLevels } from '#models/account/new_manager'
import { LEVEL_WORDS } from '#models/report/flow'
import { formIdOf } from '#presenters/form_id'

/** The form for a new manager's account (L2); `slip` as sent, so that a second press is known. */
export function newAccountPage({ role, name }: Account, slip?: unknown) {
  const isNation = role === 'nation'
  return {
    levels: creatableLevels(role).map((value) => ({
      value,
      label: value === 'nation' ? '国家级个人账户' : LEVEL_WORDS[value],
    })),
    slip: formIdOf(slip),
    codeHint: isNation
      ? '地区填 6 位地区码，单位填 9 位组织机构代码，后面的 XM 会自动加上；个人账户填想用的用户名。'
      : '6 位地区码，例如 320400；后面的 XM 会自动加上。',
    superiorHint: `上级的用户名，例如 320000XM。${isNation ? '单位账户一定要填；别的' : ''}不填就按地区找最近的上级，找不到就是${isNation ? '国家' : name}。`,
  }
}
