import fc from 'fast-check'
import { test } from '@japa/runner'
import { sum, sumsOf } from '#questionnaire/totals'
import { of2016, rules } from './samples.js'

const money = of2016('JE03')
const people = of2016('JD01')

test.group('Totals that rules speak of', () => {
  for (const must of [
    'JD01 >= JD02 + JD03',
    'JD01 == JD02',
    'JD01 == JD02 - JD03',
    'JD01 == JD02 + 1',
    'JD01 == JD02 + JD03 && JD04 > 0',
    'JD01 == JD02 + JD03 || JD01 == 0',
    'JF04 == prev.JF04 + JF01',
    'near(JE09, JE10 + JE03, 0.01)',
    'same(JE03, sum(JCT.map(row, row.JCT6)))',
    'JD01 == JD01 + JD02',
    'count(JHT) == JH04 && JH09 > 0',
    'JC11 >= count(JCT)',
    'true',
    '',
  ]) {
    test(`"${must}" offers nothing`, ({ assert }) => {
      assert.equal(sumsOf([{ id: 'A1', must }]).size, 0)
    })
  }

  for (const must of [
    'JD01 == JD02 + JD03',
    'JD02 + JD03 == JD01',
    'JD01==JD02+JD03',
    'same(JD01, JD02 + JD03)',
    'same( JD02 + JD03 , JD01 )',
    'JD01 ==\n  JD02 + JD03',
  ]) {
    test(`${JSON.stringify(must)} offers the sum of JD02 and JD03`, ({ assert }) => {
      const offers = sumsOf([{ id: 'A1', must }])

      assert.deepEqual([...offers], [['JD01', { rule: 'A1', parts: ['JD02', 'JD03'] }]])
    })
  }

  test('the rows of a table can be a total, from either side', ({ assert }) => {
    const total = { rule: 'A1', table: 'JCT' }

    assert.deepEqual(sumsOf([{ id: 'A1', must: 'JC11 == count(JCT)' }]).get('JC11'), total)
    assert.deepEqual(sumsOf([{ id: 'A1', must: 'count(JCT) == JC11' }]).get('JC11'), total)
  })

  test('of two rules for one total the first is used', ({ assert }) => {
    const offers = sumsOf([
      { id: 'A1', must: 'JD01 == JD02 + JD03' },
      { id: 'A2', must: 'JD01 == JD04 + JD05' },
    ])

    assert.equal(offers.get('JD01')?.rule, 'A1')
  })

  test('the rules of 2016 speak of six', ({ assert }) => {
    const offers = [...sumsOf(rules)].map(([code, { rule }]) => `${code} ${rule}`)

    assert.deepEqual(offers, [
      'JC11 A022',
      'JD01 A031',
      'JE03 A051',
      'JE11 A052',
      'JG01 A071',
      'JH04 A084',
    ])
  })
})

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
