import fc from 'fast-check'
import { test } from '@japa/runner'
import {
  normaliseProjectNumber,
  orgCheckOk,
  orgCodeOf,
  usccOk,
  usccTypeFits,
} from '#questionnaire/codes'

test.group('Codes', () => {
  for (const code of [
    '123456789',
    '71480035',
    '71480035x',
    '71480035-X',
    '',
    '７１４８００３５X',
    '71480035XX',
  ]) {
    test(`the check of the organisation code "${code}" is not right`, ({ assert }) => {
      assert.isFalse(orgCheckOk(code))
    })
  }

  for (const code of ['71480035X', '466007191', 'D2143569X', '000000000']) {
    test(`the check of the organisation code ${code} is right`, ({ assert }) => {
      assert.isTrue(orgCheckOk(code))
    })
  }

  for (const code of [
    '9132041271480035X1',
    '9132041271480035X',
    '91I2041271480035X0',
    '9132041271480035x0',
    '',
  ]) {
    test(`the credit code "${code}" is not right`, ({ assert }) => {
      assert.isFalse(usccOk(code))
    })
  }

  for (const code of ['9132041271480035X0', '91350100M000100Y43']) {
    test(`the credit code ${code} is right`, ({ assert }) => {
      assert.isTrue(usccOk(code))
    })
  }

  test('one wrong digit always shows in the check of a credit code', ({ assert }) => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 16 }), fc.integer({ min: 1, max: 9 }), (at, add) => {
        const code = [...'91320412714800351']
        const digit = Number(code[at])
        const valid = checksOf(code.join('')).find((one) => usccOk(one))!
        const wrong = [...valid]
        wrong[at] = String((digit + add) % 10)

        assert.isTrue(usccOk(valid))
        assert.isFalse(usccOk(wrong.join('')))
      })
    )
  })

  for (const [start, nature, fits] of [
    ['91', '1', true],
    ['92', '1', true],
    ['93', '1', true],
    ['12', '2', true],
    ['11', '3', true],
    ['13', '4', true],
    ['51', '4', true],
    ['52', '5', true],
    ['91', '2', false],
    ['12', '1', false],
    ['52', '9', false],
    ['Y1', '9', true],
    ['Y1', '1', true],
    ['', '1', true],
  ] as const) {
    test(`a credit code that begins with "${start}" ${fits ? 'fits' : 'does not fit'} legal nature ${nature}`, ({
      assert,
    }) => {
      assert.equal(usccTypeFits(`${start}320412`.slice(0, start === '' ? 0 : 8), nature), fits)
    })
  }

  test('the organisation code is characters 9 to 17 of a credit code', ({ assert }) => {
    assert.equal(orgCodeOf('9132041271480035X0'), '71480035X')
    assert.isNull(orgCodeOf('71480035X'))
  })

  for (const [typed, stored] of [
    ['２０１２ａａ110204', '2012AA110204'],
    [' 201 2AA 110204\t', '2012AA110204'],
    ['2013zx07304—001–6', '2013ZX07304-001-6'],
    ['2013ZX07304－001−6', '2013ZX07304-001-6'],
    ['2012BAH12F00', '2012BAH12F00'],
    ['2012BAH\u200b12F00', '2012BAH12F00'],
    ['', ''],
  ]) {
    test(`the project number "${typed}" is stored as "${stored}"`, ({ assert }) => {
      assert.equal(normaliseProjectNumber(typed), stored)
    })
  }

  test('a normalised project number stays as it is', ({ assert }) => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const once = normaliseProjectNumber(text)

        assert.equal(normaliseProjectNumber(once), once)
      })
    )
  })
})

function checksOf(first: string): string[] {
  return [...'0123456789ABCDEFGHJKLMNPQRTUWXY'].map((check) => first + check)
}
