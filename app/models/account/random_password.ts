import { randomInt } from 'node:crypto'
import { PasswordPolicy } from '#models/account/password_policy'

/** No look-alikes: without 0 O o, 1 I l i, 2 Z z, 5 S s, 8 B, 6 G, 9 g q, u v. */
const LETTERS = 'ACDEFHJKLMNPQRTWXYabcdefhjkmnprtwxy347'
const GROUPS = 3
const GROUP_LENGTH = 5

/**
 * A password that can be read from paper and typed: three groups of five, about 78 random bits. It
 * satisfies L7 for this account.
 */
export function randomPassword(account: { role: string; userName: string }): string {
  const policy = new PasswordPolicy(account)
  for (;;) {
    const password = Array.from({ length: GROUPS }, randomGroup).join('-')
    if (policy.problem(password) === null) return password
  }
}

function randomGroup(): string {
  return Array.from({ length: GROUP_LENGTH }, () => LETTERS[randomInt(LETTERS.length)]).join('')
}
