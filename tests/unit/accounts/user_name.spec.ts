import { test } from '@japa/runner'
import { userName } from '#models/account/user_name'

test.group('A user name as typed', () => {
  test('{typed} is understood as {meant}')
    .with([
      { typed: ' 2012AA110204 ', meant: '2012AA110204' },
      { typed: '201 2AA 110204', meant: '2012AA110204' },
      { typed: '２０１２ＡＡ１１０２０４', meant: '2012AA110204' },
      { typed: '𝟐𝟎𝟏𝟐AA110204', meant: '2012AA110204' },
      { typed: '2012aa110204', meant: '2012AA110204' },
      { typed: '2013ZX07304－001—6', meant: '2013ZX07304-001-6' },
      { typed: '2013zx07304–001−6', meant: '2013ZX07304-001-6' },
      { typed: '2013zx07304‐001ー6', meant: '2013ZX07304-001-6' },
      { typed: '320000　ｘｍ', meant: '320000XM' },
      { typed: '2012\u200BAA\uFEFF110204\t', meant: '2012AA110204' },
      { typed: '', meant: '' },
    ])
    .run(({ assert }, { typed, meant }) => {
      assert.equal(userName(typed), meant)
    })

  test('reading it twice changes nothing', ({ assert }) => {
    for (const typed of ['ﬀ ß ＡＢ', '۱۲۳', '😀\u{20000}', '--—']) {
      assert.equal(userName(userName(typed)), userName(typed))
    }
  })
})
