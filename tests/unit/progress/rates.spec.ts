import { test } from '@japa/runner'
import { percent, ranks, rate } from '#presenters/collection/rates'

test.group('Rates and places', () => {
  test('nothing listed has no rate and no place', ({ assert }) => {
    assert.isNull(rate(0, 0))
    assert.equal(percent(rate(0, 0)), '—')
    assert.deepEqual(ranks([null, rate(1, 2), null]), [null, 1, null])
  })

  test('{part} of {whole} is {words}')
    .with([
      { part: 0, whole: 724, words: '0.0%' },
      { part: 1, whole: 100_000, words: '0.1%' },
      { part: 505, whole: 724, words: '69.8%' },
      { part: 1, whole: 3, words: '33.3%' },
      { part: 2, whole: 3, words: '66.7%' },
      { part: 99_999, whole: 100_000, words: '99.9%' },
      { part: 7, whole: 7, words: '100.0%' },
    ])
    .run(({ assert }, { part, whole, words }) => {
      assert.equal(percent(rate(part, whole)), words)
    })

  test('equal rates share a place and leave the next one out', ({ assert }) => {
    const rates = [rate(1, 3), rate(9, 10), rate(2, 6), rate(0, 4), rate(90, 100)]

    assert.deepEqual(ranks(rates), [3, 1, 3, 5, 1])
  })
})
