import { test } from '@japa/runner'
import fc from 'fast-check'
import { printable } from '#documents/printable'

test.group('printable', () => {
  test('shows a box for {0}')
    .with([
      ['an emoji', '😀'],
      ['Arabic', 'ع'],
      ['Hangul', '한'],
      ['a rare extension G character', '\u{30000}'],
      ['a private character', '\u{e000}'],
      ['the last code point', '\u{10ffff}'],
      ['half a surrogate pair', '\ud83d'],
    ])
    .run(({ assert }, [, character]) => {
      assert.equal(printable(`周${character}敏`), '周□敏')
    })

  test('drops {0}')
    .with([
      ['NUL', '\0'],
      ['a bell', '\u0007'],
      ['a right-to-left override', '\u202e'],
      ['an isolate', '\u2066'],
      ['a byte order mark', '\ufeff'],
      ['a variation selector', '\u{e0100}'],
      ['a tag', '\u{e0041}'],
    ])
    .run(({ assert }, [, character]) => {
      assert.equal(printable(`周${character}敏`), '周敏')
    })

  test('keeps the characters of names and units', ({ assert }) => {
    const text = '龑㛃䶮𫖮喆堃 ①⑳ ㎡ ℃ μΩ № Ж ￥１２ “”——…·【】█│'

    assert.equal(printable(text), text)
  })

  test('composes accents and keeps line ends', ({ assert }) => {
    assert.equal(printable('Cafe\u0301\r\n二\t三\u2028四'), 'Café\n二 三\n四')
  })

  test('gives every text a printable one of the same meaning', ({ assert }) => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        assert.equal(printable(printable(text)), printable(text))
      })
    )
  })
})
