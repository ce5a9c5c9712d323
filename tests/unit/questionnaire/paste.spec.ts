import fc from 'fast-check'
import { test } from '@japa/runner'
import { clipboardRows } from '#questionnaire/clipboard'
import { readPaste } from '#questionnaire/paste'
import { indicator, questionnaire } from './samples.js'
import type { Paste } from '#questionnaire/paste'
import type { Table, Value } from '#questionnaire/types'

const units = questionnaire.tables.get('JCT')!
const LINE = '龙城工程学院\t466007191\t03\t320412\t电池热失控机理与仿真\t30\t9'

function values(paste: Paste, row = 0): Record<string, Value> {
  return Object.fromEntries(
    Object.entries(paste.rows[row].cells).map(([code, { value }]) => [code, value])
  )
}

test.group('Paste from Excel: what is refused', () => {
  for (const text of ['', '\n\n', ' \t \t\n', '\u3000']) {
    test(`${JSON.stringify(text)} holds no rows`, ({ assert }) => {
      assert.deepEqual(readPaste(units, text, 0), {
        rows: [],
        refusals: ['没有可以写入的行，请在 Excel 里选中几行复制，再粘到这里'],
        remarks: [],
      })
    })
  }

  test('more rows than the table may have', ({ assert }) => {
    const text = `${LINE}\n`.repeat(units.maxRows - 1)

    assert.deepEqual(readPaste(units, text, 3).refusals, [
      '粘贴了 49 行，表里已有 3 行，这张表最多 50 行，请删去 2 行',
    ])
    assert.lengthOf(readPaste(units, text, 1).rows, 49)
  })

  test('10,000 rows, quickly and without reading them', ({ assert }) => {
    const started = performance.now()

    const { rows, refusals } = readPaste(units, `${LINE}\n`.repeat(10_000), 0)

    assert.isBelow(performance.now() - started, 500)
    assert.deepEqual(refusals, ['粘贴了 10000 行，这张表最多 50 行，请删去 9950 行'])
    assert.isEmpty(rows)
  })

  test('more than anybody copies', ({ assert }) => {
    assert.deepEqual(readPaste(units, 'a'.repeat(2_000_001), 0).refusals, [
      '粘贴的内容太多，请分几次粘贴',
    ])
  })

  test('a row with more columns than the table', ({ assert }) => {
    const { rows, refusals } = readPaste(units, `${LINE}\n${LINE}\t多`, 0)

    assert.isEmpty(rows)
    assert.lengthOf(refusals, 1)
    assert.match(refusals[0], /^第 2 行有 8 列，这里只有 7 列：单位名称、/)
  })

  test('counts lines from the top of the block, below a heading too', ({ assert }) => {
    const heading = units.columns.map(({ label }) => label).join('\t')

    assert.match(readPaste(units, `${heading}\n${LINE}\t多`, 0).refusals[0], /^第 2 行/)
    assert.match(readPaste(units, `${LINE}\n\n${LINE}\t多`, 0).refusals[0], /^第 3 行/)
  })
})

test.group('Paste from Excel: rows', () => {
  test('keeps what is wrong in a row, with a sentence for each cell', ({ assert }) => {
    const { rows, refusals } = readPaste(
      units,
      '苏州衡石检测有限公司\t91320505MA1\t10\t320505\t第三方检测\t3,5OO\t两人',
      0
    )

    assert.isEmpty(refusals)
    assert.deepEqual(rows[0].errors, [
      { code: 'JCT2', message: '代码要 9 位或 18 位，“91320505MA1”有 11 位' },
      { code: 'JCT6', message: '“3,5OO”里有字母 O（单位：万元）' },
      { code: 'JCT7', message: '“两人”请写 2' },
    ])
    assert.equal(rows[0].cells.JCT6.raw, '3,5OO')
    assert.equal(rows[0].cells.JCT4.value, '320505')
  })

  test('says which words it took for a code or a number', ({ assert }) => {
    const { rows } = readPaste(units, '甲\t466007191\t其他企业\t320214 江苏省\t乙\t5万\t４', 0)

    assert.isEmpty(rows[0].errors)
    assert.deepEqual(rows[0].remarks, [
      '“其他企业”已认作 10',
      '“320214 江苏省”已认作 320214',
      '“5万”已认作 5',
    ])
  })

  test('reads a row, leaving what is not there blank', ({ assert }) => {
    const paste = readPaste(units, `${LINE}\n乙\t\t01`, 0)

    assert.deepEqual(values(paste), {
      JCT1: '龙城工程学院',
      JCT2: '466007191',
      JCT3: '03',
      JCT4: '320412',
      JCT5: '电池热失控机理与仿真',
      JCT6: 30,
      JCT7: 9,
    })
    assert.deepEqual(values(paste, 1), {
      JCT1: '乙',
      JCT2: null,
      JCT3: '01',
      JCT4: null,
      JCT5: null,
      JCT6: null,
      JCT7: null,
    })
    assert.isEmpty(paste.rows[1].errors)
  })

  for (const end of ['\n', '\r\n', '\r']) {
    test(`takes lines that end with ${JSON.stringify(end)}, with an empty one at the end`, ({
      assert,
    }) => {
      const paste = readPaste(units, `${LINE}${end}${LINE}${end}`, 0)

      assert.lengthOf(paste.rows, 2)
      assert.isEmpty(paste.remarks)
    })
  }

  test('passes over empty lines inside, and empty columns on the right', ({ assert }) => {
    const paste = readPaste(units, `${LINE}\t\t \n\t\t\t\n${LINE}`, 0)

    assert.lengthOf(paste.rows, 2)
    assert.deepEqual(paste.remarks, ['有 1 个空行，已跳过'])
  })

  test('keeps tabs, lines and quotes inside a quoted cell', ({ assert }) => {
    const notes: Table = {
      code: 'XT',
      title: '一览',
      maxRows: 9,
      section: 'X',
      columns: [
        indicator({ code: 'XT1', label: '名称' }),
        indicator({ code: 'XT2', label: '说明', type: 'textarea' }),
      ],
    }
    const paste = readPaste(notes, '甲\t"第一行\n第二行\t""引号"""\n"乙"公司\t5" 管', 0)

    assert.deepEqual(values(paste), { XT1: '甲', XT2: '第一行\n第二行\t"引号"' })
    assert.deepEqual(values(paste, 1), { XT1: '"乙"公司', XT2: '5" 管' })
  })

  test('passes over a heading and reads the columns in its order', ({ assert }) => {
    const paste = readPaste(
      units,
      '序号\t单位性质\t单位名称\t本年转拨经费\n1\t03\t龙城工程学院\t30',
      0
    )

    assert.deepEqual(values(paste), { JCT3: '03', JCT1: '龙城工程学院', JCT6: 30 })
    assert.deepEqual(paste.remarks, [
      '第一行是表头，已跳过，各列按表头认',
      '这些列不在表里，没有读：“序号”',
    ])
  })

  test('a unit called like one label is no heading', ({ assert }) => {
    const paste = readPaste(units, '单位名称\t466007191\t03\t320412', 0)

    assert.lengthOf(paste.rows, 1)
    assert.isEmpty(paste.remarks)
  })
})

test.group('Clipboard', () => {
  test('gives back any cells as Excel writes them', ({ assert }) => {
    const cell = fc
      .string({ unit: fc.constantFrom('a', '"', '\t', '\n', ' ', '甲'), maxLength: 8 })
      .map((text) => text)
    const written = (text: string) =>
      /["\t\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text

    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 4 }),
        (rows) => {
          const text = rows.map((row) => row.map(written).join('\t')).join('\n')

          assert.deepEqual(clipboardRows(`${text}\n`), rows)
        }
      )
    )
  })

  test('never throws, and is quick with hostile quotes', ({ assert }) => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        readPaste(units, text, 0)
      })
    )
    const started = performance.now()
    for (const part of ['"', '"\t', '"a\t', '""\t"', '\t', '"\n']) {
      clipboardRows(part.repeat(100_000))
    }
    assert.isBelow(performance.now() - started, 2000)
  })
})
