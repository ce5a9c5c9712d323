import fc from 'fast-check'
import { test } from '@japa/runner'
import { canonical, display, read, toRaw } from '#questionnaire/reading'
import { choice, indicator, of2016, questionnaire, report } from './samples.js'
import type { Indicator } from '#questionnaire/types'

const everything = [...questionnaire.indicators.values(), ...questionnaire.columns.values()]

function error(one: Indicator, typed: string): string | null {
  const reading = read(one, typed)
  return reading.value === null ? reading.error : null
}

test.group('Read a year, a month or a date', () => {
  for (const [typed, sentence] of [
    ['201213', '“201213”里的月份应在 01–12 之间'],
    ['201200', '“201200”里的月份应在 01–12 之间'],
    ['2012-0', '“2012-0”里的月份应在 01–12 之间'],
    ['194812', '“194812”里的年份是 1948，应在 1949–2100 之间'],
    ['2101-01', '“2101-01”里的年份是 2101，应在 1949–2100 之间'],
    ['2012', '“2012”不是年月，请写成 2012-01 或 201201'],
    ['12-01', '“12-01”不是年月，请写成 2012-01 或 201201'],
    ['2012-02-30', '“2012-02-30”不是年月，请写成 2012-01 或 201201'],
    ['2012-001', '“2012-001”不是年月，请写成 2012-01 或 201201'],
    ['去年一月', '“去年一月”不是年月，请写成 2012-01 或 201201'],
  ]) {
    test(`${typed} is no month: ${sentence}`, ({ assert }) => {
      assert.equal(error(of2016('JB10'), typed), sentence)
    })
  }

  for (const typed of [
    '201201',
    '2012-01',
    '2012-1',
    '2012.1',
    '2012.01',
    '2012。1',
    '2012/1',
    '2012年1月',
    '2012年01月',
    '2012 年 1 月',
    '２０１２０１',
    '２０１２－０１',
    '2012—01',
    '2012-01-15',
    '2012/1/1',
    '2012年1月5日',
    '2012-01-01 00:00:00',
  ]) {
    test(`${typed} is January 2012`, ({ assert }) => {
      assert.equal(read(of2016('JB10'), typed).value, 201201)
    })
  }

  for (const typed of ['12', '1899', '2101', '2012.5', '今年', '-2012', '20120']) {
    test(`${typed} is no year`, ({ assert }) => {
      assert.equal(error(of2016('JDT3'), typed), `“${typed}”不是年份，请写 4 位数字，例如 2016`)
    })
  }

  for (const typed of ['1938', '１９３８', '1938年', ' 1938 ']) {
    test(`${typed} is the year 1938`, ({ assert }) => {
      assert.equal(read(of2016('JDT3'), typed).value, 1938)
    })
  }

  for (const [typed, sentence] of [
    ['2015-02-29', '日历上没有“2015-02-29”这一天'],
    ['2016-04-31', '日历上没有“2016-04-31”这一天'],
    ['2016-13-01', '日历上没有“2016-13-01”这一天'],
    ['1900-02-29', '日历上没有“1900-02-29”这一天'],
    ['1948-12-31', '“1948-12-31”里的年份是 1948，应在 1949–2100 之间'],
    ['2016-03', '“2016-03”不是日期，请写成 2016-03-05'],
    ['2016-03/05', '“2016-03/05”不是日期，请写成 2016-03-05'],
    ['5/3/2016', '“5/3/2016”不是日期，请写成 2016-03-05'],
  ]) {
    test(`${typed} is no date: ${sentence}`, ({ assert }) => {
      assert.equal(error(of2016('JFT5'), typed), sentence)
    })
  }

  for (const typed of [
    '2016-02-29',
    '20160229',
    '2016/2/29',
    '2016.2.29',
    '2016年2月29日',
    '２０１６-２-２９',
    '2016-02-29 00:00',
  ]) {
    test(`${typed} is 29 February 2016`, ({ assert }) => {
      assert.equal(read(of2016('JFT5'), typed).value, '2016-02-29')
    })
  }
})

test.group('Read a choice', () => {
  for (const typed of ['11', '0', '事业', '其他', '01 大专院校', '01,02']) {
    test(`${typed} is no unit nature, and A002 says so`, ({ assert }) => {
      const reading = read(of2016('JC05'), typed)

      assert.isNull(reading.value)
      assert.equal(reading.generic, 'A002')
    })
  }

  test('says what is there and what can be chosen', ({ assert }) => {
    assert.equal(error(of2016('JM01'), '也许'), '没有“也许”这个选项，可选：1 是、2 否')
    assert.match(error(of2016('JC05'), '也许')!, /06 集体所有制企业等 10 项$/)
  })

  for (const typed of [
    '01',
    '０１',
    '1',
    ' 01 ',
    '事业型研究单位',
    '01 事业型研究单位',
    '01事业型研究单位',
    '01-事业型研究单位',
    '01：事业型研究单位',
    '01、事业型研究单位',
    '事业型 研究单位',
  ]) {
    test(`${typed} is unit nature 01`, ({ assert }) => {
      assert.equal(read(of2016('JC05'), typed).value, '01')
    })
  }

  test('takes a label without its brackets, and a code in small letters', ({ assert }) => {
    assert.equal(read(of2016('JB12'), '已验收').value, '3')
    assert.equal(read(of2016('JB12'), '已验收(结题)').value, '3')
    assert.equal(read(of2016('JFT3'), 'cn').value, 'CN')
  })

  test('takes nothing for what fits two options', ({ assert }) => {
    const levels = choice([
      { value: '1', label: '其他' },
      { value: '2', label: '其他' },
      { value: '01', label: '一级' },
      { value: '3', label: '三级（甲）' },
      { value: '4', label: '三级（乙）' },
    ])

    assert.isNull(read(levels, '其他').value)
    assert.isNull(read(levels, '三级').value)
    assert.equal(read(levels, '1').value, '1')
    assert.equal(read(levels, '01').value, '01')
    assert.equal(read(levels, '2 其他').value, '2')
  })

  test('is not fooled by names that every object has', ({ assert }) => {
    assert.isNull(read(of2016('JM01'), 'constructor').value)
    assert.isNull(read(of2016('JM01'), '__proto__').value)
  })
})

test.group('Read several choices', () => {
  for (const typed of [
    '1,3',
    '3，1',
    '1、3',
    '1 3',
    '资金、市场',
    '1 资金、3 市场',
    '1;3',
    '1,3,1,',
    '1\n3',
  ]) {
    test(`${JSON.stringify(typed)} are 1 and 3`, ({ assert }) => {
      assert.deepEqual(read(of2016('JM03'), typed).value, ['1', '3'])
    })
  }

  test('one that is not in the list refuses them all by A002', ({ assert }) => {
    const reading = read(of2016('JM03'), '1,8')

    assert.isNull(reading.value)
    assert.equal(reading.generic, 'A002')
    assert.match(reading.error!, /^没有“8”这个选项/)
  })

  test('more than may be chosen are read: that is for the rule to say', ({ assert }) => {
    assert.deepEqual(read(of2016('JM03'), '1,2,3,4').value, ['1', '2', '3', '4'])
  })

  test('separators alone are no choice', ({ assert }) => {
    assert.equal(read(of2016('JM03'), ',、').generic, 'A002')
  })

  test('a label with a separator inside is one choice', ({ assert }) => {
    const industries = choice(questionnaire.lists.industry as never, 'choices')

    assert.deepEqual(read(industries, '农、林、牧、渔服务业').value, ['05'])
    assert.deepEqual(read(industries, '82,农、林、牧、渔服务业').value, ['05', '82'])
  })
})

test.group('Read a code', () => {
  for (const [code, typed, sentence] of [
    ['JC02', '7148', '组织机构代码要 9 位，“7148”有 4 位'],
    ['JC02', '71480035甲', '组织机构代码只有数字和字母，要 9 位，“71480035甲”里有“甲”'],
    ['JC03', '9132041271480035X', '统一社会信用代码要 18 位，“9132041271480035X”有 17 位'],
    ['JC03', '71480035X', '统一社会信用代码要 18 位，“71480035X”有 9 位'],
    ['JCT2', '91320505MA1', '代码要 9 位或 18 位，“91320505MA1”有 11 位'],
    ['JC04', '3204', '“3204”不是行政区划代码，请写 6 位数字，例如 320412'],
    ['JC04', '3204123', '“3204123”不是行政区划代码，请写 6 位数字，例如 320412'],
    ['JC04', '武进区', '“武进区”不是行政区划代码，请写 6 位数字，例如 320412'],
  ]) {
    test(`${code} refuses ${typed}: ${sentence}`, ({ assert }) => {
      assert.equal(error(of2016(code), typed), sentence)
    })
  }

  for (const [code, typed, value] of [
    ['JC02', '71480035-x', '71480035X'],
    ['JC02', '７１４８００３５—Ｘ', '71480035X'],
    ['JC02', '9132041271480035X0', '71480035X'],
    ['JC02', '123456789', '123456789'],
    ['JC03', '9132 0412 7148 0035 x0', '9132041271480035X0'],
    ['JC03', '9132041271480035X1', '9132041271480035X1'],
    ['JCT2', '71480035-X', '71480035X'],
    ['JCT2', '9132041271480035X0', '9132041271480035X0'],
    ['JC04', '３２０４１２', '320412'],
    ['JC04', '320412 江苏省常州市武进区', '320412'],
    ['JC04', '320412江苏省常州市武进区', '320412'],
    ['JC04', '320412000000', '320412'],
    ['JC04', '990000', '990000'],
  ]) {
    test(`${code} takes ${typed} as ${value}`, ({ assert }) => {
      assert.equal(read(of2016(code), typed).value, value)
    })
  }
})

test.group('Read text', () => {
  const line = indicator({ type: 'text', maxLength: 5 })
  const lines = indicator({ type: 'textarea', maxLength: 20 })

  test('refuses text that is too long, counted in characters', ({ assert }) => {
    assert.equal(error(line, '一二三四五六七'), '写了 7 个字，最多 5 个字，请删去 2 个')
    assert.equal(read(line, '𠮷𠮷𠮷𠮷𠮷').value, '𠮷𠮷𠮷𠮷𠮷')
    assert.isNotNull(error(line, '𠮷𠮷𠮷𠮷𠮷𠮷'))
  })

  for (const typed of ['a\u0000b', 'a\u0007b', 'a\u001bb', 'a\u0085b', 'a\uffffb']) {
    test(`refuses ${JSON.stringify(typed)} with its unseen character, in a clean sentence`, ({
      assert,
    }) => {
      for (const one of [line, lines, of2016('JB03'), of2016('JB05')]) {
        assert.equal(error(one, typed), '里面有看不见的控制字符，请删掉后重新输入')
      }
    })
  }

  test('refuses half of a character', ({ assert }) => {
    const sentence = error(line, 'a\ud842')

    assert.equal(sentence, '“a\ufffd”里有半个坏字，请重新输入')
    assert.isTrue(sentence!.isWellFormed())
  })

  test('refuses a second line where one is wanted', ({ assert }) => {
    assert.equal(error(line, 'a\nb'), '这里只能写一行，请去掉换行和制表符')
    assert.equal(error(line, 'a\tb'), '这里只能写一行，请去掉换行和制表符')
    assert.equal(read(lines, 'a\r\nb\tc').value, 'a\nb\tc')
  })

  test('keeps full-width signs, trims, and composes', ({ assert }) => {
    assert.equal(read(lines, ' （甲）：Ａ，e\u0301\u3000').value, '（甲）：Ａ，é')
  })

  test('takes any address and telephone number, half-width', ({ assert }) => {
    assert.equal(read(of2016('JB03'), ' ｗａｎｇ＠example.org ').value, 'wang@example.org')
    assert.equal(read(of2016('JB03'), 'wang at example').value, 'wang at example')
    assert.equal(read(of2016('JB05'), '12345').value, '12345')
    assert.isNotNull(error(of2016('JB03'), `${'a'.repeat(250)}@b.cn`))
  })

  for (const [typed, number] of [
    ['０５１９－８５１３００００', '0519-85130000'],
    ['0519—8513 0000', '0519-85130000'],
    ['(0519)85130000', '0519-85130000'],
    ['（0519） 85130000', '0519-85130000'],
    ['0519-85130000转802', '0519-85130000-802'],
    ['+86 13800000000', '13800000000'],
    ['138 0000 0000', '13800000000'],
  ]) {
    test(`the telephone number ${typed} is ${number}`, ({ assert }) => {
      assert.equal(read(of2016('JB05'), typed).value, number)
    })
  }
})

test.group('Read anything', () => {
  test('refuses more than 4,000 characters of any kind', ({ assert }) => {
    for (const one of everything) {
      assert.equal(error(one, 'a'.repeat(4001)), '这里写了 4001 个字，最多 4000 个字')
    }
    assert.isNull(read(indicator({ type: 'textarea' }), '𠮷'.repeat(4000)).error)
  })

  test('never throws, keeps what was typed, and has either a value or a clean sentence', ({
    assert,
  }) => {
    const typed = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.string({
        unit: fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)),
      }),
      fc.string({ unit: fc.constantFrom(...'0123456789０.,，。-—+ 万亿元年月日人'), maxLength: 15 })
    )
    fc.assert(
      fc.property(fc.constantFrom(...everything), typed, (one, raw) => {
        const reading = read(one, raw)

        assert.equal(reading.raw, raw)
        assert.isTrue(reading.error === null || (reading.value === null && !!reading.generic))
        assert.isTrue(reading.error?.isWellFormed() ?? true)
        assert.notMatch(reading.error ?? '', /\p{Cc}/u)
      }),
      { numRuns: 3000 }
    )
  })

  test('a value reads back from its box as the same value', ({ assert }) => {
    const typed = fc.string({
      unit: fc.constantFrom(...'0123456789.,，-年月 aA甲、'),
      maxLength: 12,
    })
    fc.assert(
      fc.property(fc.constantFrom(...everything), typed, (one, raw) => {
        const { value, error: wrong } = read(one, raw)
        if (wrong !== null) return

        assert.deepEqual(read(one, toRaw(one, value)).value, value)
        assert.equal(canonical(one, read(one, toRaw(one, value)).value), canonical(one, value))
      }),
      { numRuns: 3000 }
    )
  })

  test('hostile texts take no time', ({ assert }) => {
    const started = performance.now()
    for (const one of everything) {
      for (const raw of [
        ' 1'.repeat(2000),
        '1,'.repeat(2000),
        '('.repeat(4000),
        '转'.repeat(4000),
        '- '.repeat(2000),
        '0519 '.repeat(800),
      ]) {
        read(one, raw)
      }
    }
    assert.isBelow(performance.now() - started, 3000)
  })

  test('the sample report reads back unchanged', ({ assert }) => {
    for (const [code, value] of Object.entries(report.answers)) {
      const one = of2016(code)
      const expected = value === '' ? null : value

      assert.deepEqual(read(one, toRaw(one, value)), {
        raw: toRaw(one, value),
        value: expected,
        error: null,
      })
    }
  })
})

test.group('Write a value', () => {
  for (const [code, value, shown] of [
    ['JE03', 1234567.5, '1,234,567.50'],
    ['JE03', 0, '0.00'],
    ['JK03', -1234, '-1,234.00'],
    ['JHT5', 380, '380.00'],
    ['JD10', 8.5, '8.5'],
    ['JD10', 1008, '1,008'],
    ['JC09', 123456, '123,456'],
    ['JB09', 2012, '2012'],
    ['JB10', 201201, '2012-01'],
    ['JB12', '3', '3 已验收（结题）'],
    ['JB12', '8', '8'],
    ['JM03', ['1', '3'], '1 资金、3 市场'],
    ['JFT5', '2016-02-29', '2016-02-29'],
    ['JE03', null, ''],
  ] as const) {
    test(`shows ${code} ${JSON.stringify(value)} as "${shown}"`, ({ assert }) => {
      assert.equal(display(of2016(code), value as never), shown)
    })
  }

  for (const [code, value, text] of [
    ['JE03', 1234567.5, '1234567.5'],
    ['JE03', 0.1 + 0.2, '0.3'],
    ['JE03', -0, '0'],
    ['JE03', -0.0000001, '0'],
    ['JE03', 100, '100'],
    ['JB10', 201201, '201201'],
    ['JM03', ['3', '1', '3'], '1,3'],
    ['JB01', ' e\u0301\r\nb ', 'é\nb'],
    ['JB01', null, ''],
    ['JM03', [], ''],
  ] as const) {
    test(`the canonical text of ${code} ${JSON.stringify(value)} is ${JSON.stringify(text)}`, ({
      assert,
    }) => {
      assert.equal(canonical(of2016(code), value as never), text)
    })
  }

  test('puts 2012-01, codes and plain numbers into boxes', ({ assert }) => {
    assert.equal(toRaw(of2016('JB10'), 201201), '2012-01')
    assert.equal(toRaw(of2016('JM03'), ['1', '3']), '1,3')
    assert.equal(toRaw(of2016('JE03'), 1234.5), '1234.5')
    assert.equal(toRaw(of2016('JE03'), null), '')
  })
})
