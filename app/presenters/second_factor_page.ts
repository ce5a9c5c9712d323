import { qrSvg } from '#documents/qr_svg'
import type Account from '#models/account'
import { LEVEL_WORDS } from '#models/report/flow'
import { formIdOf } from '#presenters/form_id'
import { resetWords } from '#presenters/reset_words'

export interface FactorFacts {
  /** What an app must know to take the place of the present one. */
  proposed: { secret: string; uri: string } | null
  /** The nation demands a second factor of this level. */
  isDemanded: boolean
  form: unknown
}

/** TOTP of the own account (L8): what an app must know, and whether it may be turned off. */
export function secondFactorPage(account: Account, { proposed, isDemanded, form }: FactorFacts) {
  const { totpSecret, role } = account
  return {
    isOn: totpSecret !== null,
    demand: isDemanded ? `国家级管理机构要求${LEVEL_WORDS[role]}登录时用动态码。` : null,
    ask: resetWords(account),
    /** Pressing twice renews recovery codes by one proof. */
    form: formIdOf(form),
    /** In groups of four, to be typed. */
    secret: proposed?.secret.replace(/.{4}(?=.)/g, '$& ') ?? '',
    qr: proposed
      ? `data:image/svg+xml;base64,${Buffer.from(qrSvg(proposed.uri)).toString('base64')}`
      : '',
  }
}
