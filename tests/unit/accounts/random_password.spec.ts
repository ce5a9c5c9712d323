import { test } from '@japa/runner'
import { PasswordPolicy } from '#models/account/password_policy'
import { randomPassword } from '#models/account/random_password'

const MANAGER = { role: 'province', userName: '320000XM' }

test.group('A random password', () => {
  test('fits the policy of managers and of respondents, and never comes twice', ({ assert }) => {
    const passwords = Array.from({ length: 2000 }, () => randomPassword(MANAGER))

    assert.isTrue(passwords.every((one) => new PasswordPolicy(MANAGER).problem(one) === null))
    assert.lengthOf(new Set(passwords), 2000)
    const respondent = { role: 'respondent', userName: '2012AA110204' }
    assert.isNull(new PasswordPolicy(respondent).problem(randomPassword(respondent)))
  })

  test('has no characters that look alike on paper', ({ assert }) => {
    const text = Array.from({ length: 500 }, () => randomPassword(MANAGER)).join('')

    assert.notMatch(text, /[0Oo1Il2Zz5Ss8B6G9gqUuVv]/)
  })
})
