import FormRefusal from '#exceptions/form_refusal'
import type Account from '#models/account'
import { guessPassword } from '#models/account/guess_password'
import { newPasswordMistakes } from '#models/account/new_password'
import { passwordLinks } from '#models/account/password_links'

interface Typed {
  currentPassword: string
  password: string
  passwordAgain: string
  /** As the request gives it. */
  address: string
}

const CHANGED = {
  field: 'currentPassword',
  sentence: '现在的密码刚才换过，没有再换。请重新登录后再看。',
}

/**
 * Changes the password of somebody who is signed in and knows the present one (L3, L7).
 * Throws FormRefusal: 422 with every mistake, 429 while locked.
 */
export async function changeOwnPassword(account: Account, typed: Typed) {
  await guessPassword(account, typed)
  const mistakes = newPasswordMistakes(account, typed)
  if (mistakes.length === 0 && typed.password === typed.currentPassword) {
    mistakes.push({ field: 'password', sentence: '新密码和现在的一样，请换一个。' })
  }
  if (mistakes.length > 0) throw new FormRefusal(mistakes)

  if (!(await account.changePassword(typed.password))) throw new FormRefusal([CHANGED])
  await passwordLinks.void(account)
}
