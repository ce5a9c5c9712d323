import { test } from '@japa/runner'
import { LONGEST_BODY, LONGEST_TEXT, savingBody } from '#validators/saving'

const body = (value: unknown) => savingBody(Buffer.from(JSON.stringify(value)))

test.group('The body of one save', () => {
  test('holds a text and the version that was seen', ({ assert }) => {
    assert.deepEqual(body({ raw: '', expected: 0 }), { raw: '', expected: 0 })
    assert.deepEqual(body({ raw: ' 八\n', expected: 7, more: 1 }), { raw: ' 八\n', expected: 7 })
  })

  test('the longest text of the widest characters fits into it', ({ assert }) => {
    for (const raw of [
      '长'.repeat(LONGEST_TEXT),
      '𠀀'.repeat(LONGEST_TEXT / 2),
      '"'.repeat(LONGEST_TEXT),
    ]) {
      const json = JSON.stringify({ raw, expected: 1 })

      assert.isBelow(Buffer.byteLength(json), LONGEST_BODY)
      assert.deepEqual(savingBody(Buffer.from(json)), { raw, expected: 1 })
    }
  })

  test('that is none is refused with a sentence')
    .with([
      null,
      [],
      'x',
      1,
      {},
      { raw: 1, expected: 1 },
      { raw: 'x' },
      { raw: 'x', expected: 2_000_000_000 },
    ])
    .run(({ assert }, value) => {
      assert.isString(body(value))
    })

  test('a text that can not be kept as it is, is refused', ({ assert }) => {
    assert.include(body({ raw: 'x'.repeat(4001), expected: 0 }), '4001')
    assert.isString(body({ raw: 'a\0', expected: 0 }))
    assert.isString(body({ raw: '\ud800', expected: 0 }))
    assert.isString(savingBody(Buffer.from([0x7b, 0xff])))
  })
})
