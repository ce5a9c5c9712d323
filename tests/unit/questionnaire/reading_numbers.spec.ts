import fc from 'fast-check'
import { test } from '@japa/runner'
import { display, read, toRaw } from '#questionnaire/reading'
import { indicator, of2016 } from './samples.js'

const people = of2016('JC09')
const money = of2016('JE03')
const dollars = of2016('JK05')
const profit = of2016('JK03')
const labour = of2016('JD10')
const amount = of2016('JHT5')
const months = of2016('JDT8')
const plain = indicator({ type: 'number', decimals: 2 })

test.group('Read a number: what is not one', () => {
  for (const [typed, sentence] of [
    ['3,5OO', '“3,5OO”里有字母 O（单位：万元）'],
    ['l00', '“l00”里有字母 l（单位：万元）'],
    ['0x10', '“0x10”里有字母 x（单位：万元）'],
    ['1e5', '“1e5”里有字母 e（单位：万元）'],
    ['NaN', '“NaN”里有字母 N（单位：万元）'],
    ['1.005', '“1.005”有 3 位小数，最多 2 位'],
    ['3950012元', '“3950012元”折合 395.0012 万元，有 4 位小数，最多 2 位'],
    ['1,5', '“1,5”的逗号位置不对：千分位每 3 位一个，小数点写成 .'],
    ['1,2345', '“1,2345”的逗号位置不对：千分位每 3 位一个，小数点写成 .'],
    ['12 34', '“12 34”中间断开了，请连着写'],
    ['1.2.3', '“1.2.3”有不止一个小数点'],
    ['（100）', '“（100）”带括号，负数请写成 -5 这样，正数去掉括号'],
    ['10-20', '“10-20”里有“-”，请只写一个数字（单位：万元）'],
    ['约100', '“约100”里有“约”，请只写一个数字（单位：万元）'],
    ['5%', '“5%”里有“%”，请只写一个数字（单位：万元）'],
    ['5²', '“5²”里有“²”，请只写一个数字（单位：万元）'],
    ['①', '“①”里有“①”，请只写一个数字（单位：万元）'],
    ['½', '“½”里有“½”，请只写一个数字（单位：万元）'],
    ['5人', '“5人”里有“人”，请只写一个数字（单位：万元）'],
    ['3千5', '“3千5”里有“千”，请只写一个数字（单位：万元）'],
    ['无', '“无”请写 0，不清楚就先空着'],
    ['-', '“-”请写 0，不清楚就先空着'],
    ['——', '“——”请写 0，不清楚就先空着'],
    ['-0.01', '“-0.01”太小，最小是 0'],
    ['10000000000000', '“10000000000000”太大，请核对位数和单位'],
    ['9999999999亿', '“9999999999亿”太大，请核对位数和单位'],
    ['12345678901234', '“12345678901234”太大，请核对位数和单位'],
  ]) {
    test(`refuses ${typed} 万元: ${sentence}`, ({ assert }) => {
      assert.deepEqual(read(money, typed), {
        raw: typed,
        value: null,
        error: sentence,
        generic: 'A003',
      })
    })
  }

  for (const [typed, sentence] of [
    ['两人', '“两人”请写 2'],
    ['十五', '“十五”请写 15'],
    ['三百二十人', '“三百二十人”请写 320'],
    ['一万二千', '“一万二千”请写 12000'],
    ['二〇一六', '“二〇一六”里有“二”，请只写一个数字（单位：人）'],
    ['2.5', '“2.5”有小数，这里要整数'],
    ['2.50', '“2.50”有小数，这里要整数'],
    ['0.5', '“0.5”有小数，这里要整数'],
    ['3元', '“3元”里有“元”，请只写一个数字（单位：人）'],
  ]) {
    test(`refuses ${typed} people: ${sentence}`, ({ assert }) => {
      assert.equal(read(people, typed).error, sentence)
    })
  }

  test('refuses what is above the largest value', ({ assert }) => {
    assert.equal(read(months, '12.1').error, '“12.1”太大，最大是 12')
    assert.equal(read(months, '12').value, 12)
  })

  test('refuses digits of other scripts and dressed-up digits', ({ assert }) => {
    for (const typed of ['٣', '१', '𝟏', '¹', '⒈', '㈠']) {
      assert.isNotNull(read(people, typed).error, typed)
    }
  })
})

test.group('Read a number: what is one', () => {
  for (const [typed, value] of [
    ['395', 395],
    ['３９５．５', 395.5],
    ['1,234.5', 1234.5],
    ['１，２３４．５', 1234.5],
    ["1'234'567", 1234567],
    ['1 234 567', 1234567],
    ['1\u2009234', 1234],
    ['1\u00a0234', 1234],
    ['1\u3000234', 1234],
    ['\u200b395\ufeff', 395],
    ['395万', 395],
    ['395万元', 395],
    ['395 万元', 395],
    ['1.2亿', 12000],
    ['1.2 亿元', 12000],
    ['3950000元', 395],
    ['3950100元', 395.01],
    ['100元', 0.01],
    ['500千元', 50],
    ['3百万', 300],
    ['2千万元', 2000],
    ['2.50', 2.5],
    ['2.5000000', 2.5],
    ['5.', 5],
    ['5。', 5],
    ['3。5', 3.5],
    ['.5', 0.5],
    ['+5', 5],
    ['＋5', 5],
    ['007', 7],
    ['-0', 0],
    ['0.00', 0],
    ['999999999999', 999999999999],
    ['9999999999999.99', 9999999999999.99],
  ] as const) {
    test(`${JSON.stringify(typed)} 万元 is ${value}`, ({ assert }) => {
      const reading = read(money, typed)

      assert.deepEqual(reading, { raw: typed, value, error: null })
      assert.isFalse(Object.is(reading.value, -0))
    })
  }

  for (const [typed, value] of [
    ['1.2万', 12000],
    ['1.2万人', 12000],
    ['1亿', 100000000],
    ['5人', 5],
    ['2千', 2000],
    ['3.0', 3],
    ['860.00', 860],
  ] as const) {
    test(`${typed} people are ${value}`, ({ assert }) => {
      assert.equal(read(people, typed).value, value)
    })
  }

  for (const dash of ['-', '−', '–', '—', '－', '‐', '‑', '﹣']) {
    test(`a minus may be written ${dash}`, ({ assert }) => {
      assert.equal(read(profit, `${dash}5.5`).value, -5.5)
      assert.equal(read(profit, `${dash} 5.5`).value, -5.5)
    })
  }

  test('knows the unit of the indicator, its own or in its label', ({ assert }) => {
    assert.equal(read(labour, '8.5人年').value, 8.5)
    assert.equal(read(amount, '380万').value, 380)
    assert.equal(read(amount, '5000000元').value, 500)
    assert.equal(read(dollars, '1.5亿美元').value, 15000)
    assert.isNotNull(read(dollars, '100元').error)
    assert.isNotNull(read(labour, '6人月').error)
    assert.equal(read(plain, '1.5万').value, 15000)
  })

  for (const blank of ['', ' ', '\u3000', '\n\t', '\u200b', '\ufeff\u00a0']) {
    test(`${JSON.stringify(blank)} is blank, without an error`, ({ assert }) => {
      assert.deepEqual(read(money, blank), { raw: blank, value: null, error: null })
    })
  }

  test('what is shown and what stands in the box reads back as the same number', ({ assert }) => {
    fc.assert(
      fc.property(fc.integer({ min: -(10 ** 14), max: 10 ** 14 }), (cents) => {
        const value = Number((cents / 100).toFixed(2))

        assert.equal(read(profit, toRaw(profit, value)).value, value)
        assert.equal(read(profit, display(profit, value)).value, value)
      })
    )
  })

  test('writing a number in any accepted way gives the same number', ({ assert }) => {
    const wide = (text: string) =>
      text.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0))

    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10 ** 11 }), (cents) => {
        const value = Number((cents / 100).toFixed(2))
        const shown = display(money, value)

        for (const typed of [
          wide(shown),
          shown.replaceAll(',', ' '),
          `+${shown}万元`,
          ` ${shown}\u3000`,
        ]) {
          assert.equal(read(money, typed).value, value, typed)
        }
      })
    )
  })

  test('more decimals than allowed are never rounded away', ({ assert }) => {
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 1, max: 9 }), (whole, last) => {
        assert.equal(read(money, `${whole}.00${last}`).value, null)
        assert.equal(read(money, `${whole}.${last}00`).value, Number(`${whole}.${last}`))
      })
    )
  })
})
