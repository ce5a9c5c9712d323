import { test } from '@japa/runner'
import fc from 'fast-check'
import { fingerprint, readStamp, stamp } from '#models/report/stamp'

test.group('The stamp of a field', () => {
  test('is read as it was written', ({ assert }) => {
    const property = fc.property(
      fc.nat(999_999_999),
      fc.string({ unit: 'binary' }),
      (version, raw) => {
        assert.deepEqual(readStamp(stamp(version, raw)), { version, print: fingerprint(raw) })
      }
    )

    fc.assert(property)
  })

  test('of two texts is the same only when the texts are', ({ assert }) => {
    const texts = [
      '',
      ' ',
      '0',
      '00',
      '八',
      '八 ',
      '一\n',
      '\n一',
      '一',
      '二一',
      '一二',
      '\u{20000}',
      '\u4e00\u0100',
    ]

    const prints = texts.map(fingerprint)

    assert.lengthOf(new Set(prints), texts.length)
  })

  test('tells short Chinese texts apart that differ in two characters', ({ assert }) => {
    const prints = new Set<string>()
    for (let one = 0x4e00; one < 0x4f00; one++) {
      for (let two = 0x4e00; two < 0x4f00; two++)
        prints.add(fingerprint(String.fromCharCode(one, two)))
    }

    assert.equal(prints.size, 65_536)
  })

  test('does not mind how lines are broken', ({ assert }) => {
    assert.equal(fingerprint('一\r\n二\r\n'), fingerprint('一\n二\n'))
  })

  test('that is none fits no version and no text')
    .with([
      undefined,
      null,
      '',
      'x',
      '1',
      '1.',
      '.x',
      '-1.x',
      '1.x.y',
      '9999999999.x',
      '1e3.x',
      ['1.x', '2.y'],
      {},
    ])
    .run(({ assert }, text) => {
      assert.deepEqual(readStamp(text), { version: -1, print: '' })
    })
})
