import fc from 'fast-check'
import { test } from '@japa/runner'
import { sum } from '#questionnaire/totals'
import { of2016 } from './samples.js'

const money = of2016('JE03')
const people = of2016('JD01')

test.group('The sum', () => {
  test('is exact', ({ assert }) => {
    assert.equal(sum(money, [0.1, 0.2]), 0.3)
    assert.equal(sum(money, [4.35, 4.35, -8.7]), 0)
    assert.equal(sum(money, [9999999999999.98, 0.01]), 9999999999999.99)
    assert.equal(sum(money, [15785052042.19, 0]), 15785052042.19)
  })

  test('counts blanks as 0, and is none when all are blank', ({ assert }) => {
    assert.equal(sum(people, [3, null, 4]), 7)
    assert.equal(sum(people, [0, null]), 0)
    assert.isNull(sum(people, [null, null]))
    assert.isNull(sum(people, []))
  })

  test('is none when it is finer than the indicator', ({ assert }) => {
    assert.isNull(sum(people, [1.5, 1]))
    assert.equal(sum(people, [1.5, 1.5]), 3)
  })

  test('of any amounts is that of their cents', ({ assert }) => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -(10 ** 12), max: 10 ** 12 }), { minLength: 1, maxLength: 9 }),
        (cents) => {
          const total = cents.reduce((running, one) => running + one, 0)

          assert.equal(
            sum(
              money,
              cents.map((one) => one / 100)
            ),
            total === 0 ? 0 : total / 100
          )
        }
      )
    )
  })
})
