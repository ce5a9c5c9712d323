import type { Mistake } from '#exceptions/form_refusal'
import type Account from '#models/account'
import { PasswordPolicy } from '#models/account/password_policy'

/** What is wrong with a new password typed twice (L7). */
export function newPasswordMistakes(
  account: Account,
  typed: { password: string; passwordAgain: string }
): Mistake[] {
  const problem = new PasswordPolicy(account).problem(typed.password)
  if (problem) return [{ field: 'password', sentence: problem }]
  if (typed.password === typed.passwordAgain) return []
  return [{ field: 'passwordAgain', sentence: '两次输入的新密码不一样，请再输一遍。' }]
}
