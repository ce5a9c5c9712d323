import { test } from '@japa/runner'
import fc from 'fast-check'
import { gb18030 } from '#exports/gb18030'
import { bookOf, readList, type CellValue } from '#tests/unit/imports/sample_list'

const HEADERS = ['项目编号', '项目名称', '承担单位', '区划代码', '总预算']
const ROW = ['2012AA01A301', '永磁电机，研究', '常州某电机厂', '320412', '395.5']
const OTHER = ['2012BAH12F00', '储能', '常州电源厂', '320412', '100']

/** Number, title, unit and budget of each row. */
async function read(bytes: Uint8Array | string) {
  const { rows, outlines } = await readList(bytes)
  const said = rows.map(({ number, title, facts }) => [
    number,
    title,
    facts.unitName,
    facts.budgetTotal,
  ])
  return { said, rows, outlines }
}

const SAID = ['2012AA01A301', '永磁电机，研究', '常州某电机厂', 395.5]

test.group('The layout of an issued list', () => {
  test('the header may stand below notes and be merged over two rows', async ({ assert }) => {
    const bytes = await bookOf(
      [
        ['2016 年度下发清单'],
        ['制表日期：2016-12-01', null, null, null, '单位：万元'],
        ['项目', null, '第一承担\n单位名称', '区划代码', '经费（元）', null],
        ['编号', '名称', null, null, '总预算', '专项经费'],
        [...ROW.slice(0, 4), 3_955_000, 100],
      ],
      (sheet) => {
        for (const range of ['A3:B3', 'C3:C4', 'D3:D4', 'E3:F3']) sheet.mergeCells(range)
      }
    )

    const { said, outlines } = await read(bytes)

    assert.deepEqual(said, [SAID])
    assert.equal(outlines[0].headerRow, 4)
  })

  test('a caption over merged cells may be the name of a column itself: {name}')
    .with([
      { name: 'the unit first', under: ['单位名称', '组织机构代码', '行政区划代码'] },
      { name: 'the unit last', under: ['组织机构代码', '行政区划代码', '单位名称'] },
    ])
    .run(async ({ assert }, { under }) => {
      const unit: Record<string, CellValue> = {
        单位名称: '常州某电机厂',
        组织机构代码: '467300226',
        行政区划代码: '320412',
      }
      const bytes = await bookOf(
        [
          ['2016 年度下发清单'],
          ['项目编号', '项目名称', '承担单位', null, null, '起止时间', null, '备注'],
          [null, null, ...under, '开始时间', '完成时间', null],
          [...ROW.slice(0, 2), ...under.map((name) => unit[name]), '201201', '201412', '无'],
        ],
        (sheet) => {
          for (const range of ['A2:A3', 'B2:B3', 'C2:E2', 'F2:G2', 'H2:H3']) sheet.mergeCells(range)
        }
      )

      const { rows, outlines } = await read(bytes)

      assert.equal(outlines[0].headerRow, 3)
      assert.lengthOf(rows, 1)
      assert.isEmpty(rows[0].mistakes)
      assert.containsSubset(rows[0].facts, {
        unitName: '常州某电机厂',
        orgCode: '467300226',
        regionCode: '320412',
        startMonth: 201201,
        plannedEndMonth: 201412,
      })
    })

  test('a caption may stand over its own column and one that nobody knows', async ({ assert }) => {
    const bytes = await bookOf([
      ['项目编号', '项目名称', '承担单位', null],
      [null, null, '单位名称', '单位电话'],
      [...ROW.slice(0, 3), '0519-1234567'],
    ])

    const { said, outlines } = await read(bytes)

    assert.deepEqual(said, [[...SAID.slice(0, 3), undefined]])
    assert.equal(outlines[0].headerRow, 2)
  })

  test('a first project that reads like headers stays a project: {row}')
    .with([
      { row: ['2012AA01A301', '项目名称', '单位名称', '专项', '邮箱'] },
      { row: ['2012AA01A301', '保密通信', '保密技术研究所', '领域', '备注'] },
      { row: [null, '保密通信', '保密技术研究所', '领域', '涉密等级'] },
      { row: [null, '专项', '单位名称', '领域', '邮箱'] },
    ])
    .run(async ({ assert }, { row }) => {
      const headers = ['项目编号', '项目名称', '承担单位', '备注', '说明']

      const { rows, outlines } = await read(await bookOf([headers, row, OTHER]))

      assert.equal(outlines[0].headerRow, 1)
      assert.deepEqual(
        rows.map(({ title }) => title),
        [row[1], OTHER[1]]
      )
    })

  test('the header is found in the tenth row, and not in the eleventh', async ({ assert }) => {
    const above = (rows: number) => Array.from({ length: rows }, () => ['说明'])

    const tenth = await read(await bookOf([...above(9), HEADERS, ROW]))

    assert.deepEqual(tenth.said, [SAID])
    const eleventh = await bookOf([...above(10), HEADERS, ROW])
    await assert.rejects(() => readList(eleventh), /没有找到下发清单：工作表“清单”前 10 行里/)
  })

  test('a unit in a note above counts for headers without one', async ({ assert }) => {
    const bytes = await bookOf([['金额单位：元'], HEADERS, [...ROW.slice(0, 4), 3_955_000]])

    assert.deepEqual((await read(bytes)).said, [SAID])
  })

  test('totals, notes, repeated headers and blank rows are passed over with a count', async ({
    assert,
  }) => {
    const bytes = await bookOf([
      HEADERS,
      ['1', '2', '3', '4', '5'],
      ['一、863 计划'],
      ROW,
      [],
      ['小计', null, null, null, 395.5],
      HEADERS,
      OTHER,
      [null, '合计', null, null, 495.5],
      ['注：1. 本表由科技部下发，请核对。'],
      ['填表人：张三', '审核人：李四'],
      ['制表人 王五', '日期 2016-12-01'],
    ])

    const { said, outlines } = await read(bytes)

    assert.lengthOf(said, 2)
    assert.deepEqual(outlines[0].passed, { blank: 1, total: 2, note: 6 })
  })

  test('a total is passed over whatever it counts: {total}')
    .with([
      { total: ['合计', 2, 2, 1, '200'] },
      { total: ['合计', '2项', '2项', '1家', '200'] },
      { total: ['', '合计 2 项', '', '', '200'] },
      { total: ['本页合计', '2', '', '', '200'] },
      { total: ['江苏省合计（2项）', '', '', '', '200'] },
    ])
    .run(async ({ assert }, { total }) => {
      const numbered = (cells: CellValue[], number: number) => [number, ...cells]

      const { said, outlines } = await read(
        await bookOf([['序号', ...HEADERS], numbered(ROW, 1), numbered(OTHER, 2), total])
      )

      assert.lengthOf(said, 2)
      assert.deepEqual(outlines[0].passed, { blank: 0, total: 1, note: 0 })
    })

  test('a project without its number is refused, however its title begins: {title}')
    .with([
      { title: '小计算量模型研究' },
      { title: '合计算法研究' },
      { title: '总计划' },
      { title: '注意力机制研究' },
      { title: '审核技术研究' },
      { title: '说明文本生成研究' },
      { title: '本表面等离子体研究' },
    ])
    .run(async ({ assert }, { title }) => {
      const { rows, outlines } = await read(
        await bookOf([HEADERS, ROW, ['', title, '南京大学', '320102', 5]])
      )

      assert.deepEqual(
        rows.map(({ mistakes }) => mistakes.map(({ column }) => column)),
        [[], ['项目编号']]
      )
      assert.deepEqual(outlines[0].passed, { blank: 0, total: 0, note: 0 })
    })

  test('a row that lacks what is needed is refused, not passed over', async ({ assert }) => {
    const { rows } = await read(
      await bookOf([HEADERS, ['2012AA01A301'], ['', '储能', '常州电源厂', '', '5']])
    )

    assert.deepEqual(
      rows.map(({ mistakes }) => mistakes.map(({ column }) => column)),
      [['项目名称', '承担单位'], ['项目编号']]
    )
  })

  test('every sheet that is a list is read, others and hidden ones are named', async ({
    assert,
  }) => {
    const bytes = await bookOf([HEADERS, ROW], (_, book) => {
      book.addWorksheet('说明').addRow(['填写说明'])
      const second = book.addWorksheet('江苏')
      second.addRows([HEADERS, OTHER])
      const hidden = book.addWorksheet('旧', { state: 'hidden' })
      hidden.addRows([HEADERS, OTHER])
    })

    const { said, rows, outlines } = await read(bytes)

    assert.lengthOf(said, 2)
    assert.deepEqual(
      rows.map(({ sheet, row }) => [sheet, row]),
      [
        ['清单', 2],
        ['江苏', 2],
      ]
    )
    assert.match(outlines[1].skipped!, /没有同时找到/)
    assert.match(outlines[3].skipped!, /隐藏/)
  })

  test('text in {name} is read')
    .with([
      { name: 'UTF-8', encode: (text: string) => Buffer.from(text) },
      { name: 'UTF-8 with its mark', encode: (text: string) => Buffer.from(`\uFEFF${text}`) },
      {
        name: 'UTF-16 with its mark',
        encode: (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le'),
      },
      {
        name: 'big-endian UTF-16',
        encode: (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le').swap16(),
      },
      {
        name: 'UTF-16 without a mark',
        encode: (text: string) => Buffer.from(text, 'utf16le'),
      },
      { name: 'GB 18030', encode: gb18030 },
    ])
    .run(async ({ assert }, { encode }) => {
      const rows = Array.from({ length: 40 }, (_, i) => ROW.with(0, `2012AA01A3${10 + i}`))
      const text = [HEADERS, ...rows].map((cells) => cells.join(',')).join('\r\n')

      const { said } = await read(encode(text))

      assert.lengthOf(said, 40)
      assert.deepEqual(said[0].slice(1), SAID.slice(1))
    })

  test('fields are parted by {name}, and may hold line ends and quotes')
    .with([
      { name: 'commas', mark: ',' },
      { name: 'semicolons', mark: ';' },
      { name: 'tabs', mark: '\t' },
    ])
    .run(async ({ assert }, { mark }) => {
      const lines = [
        HEADERS.join(mark),
        ['="2012AA01A301"', '"永磁""电机"', '"常州\n某电机厂"', '320412', '"1,234.5"'].join(mark),
        '',
        OTHER.join(mark),
      ]

      const { said, rows } = await read(lines.join('\n'))

      assert.deepEqual(said[0], ['2012AA01A301', '永磁"电机', '常州某电机厂', 1234.5])
      assert.equal(rows[1].row, 4)
    })

  test('fields parted by {name} are found where titles have more commas')
    .with([
      { name: 'semicolons', mark: ';' },
      { name: 'tabs', mark: '\t' },
    ])
    .run(async ({ assert }, { mark }) => {
      const lines = [
        ['关于 a, b, c, d, e, f, g 的清单'],
        HEADERS,
        ROW.with(1, 'Study of a, b, c, d, e, f, and g'),
      ]

      const { said } = await read(lines.map((cells) => cells.join(mark)).join('\r\n'))

      assert.deepEqual(said, [SAID.with(1, 'Study of a, b, c, d, e, f, and g')])
    })

  test('a quote that is never closed is named with its row', async ({ assert }) => {
    const text = `${HEADERS.join(',')}\n2012AA01A301,"永磁,常州某电机厂`

    await assert.rejects(() => readList(text), /第 2 行的引号没有成对/)
  })

  test('a workbook that unpacks to far too much is stopped', async ({ assert }) => {
    const bytes = await bookOf([HEADERS, ROW])
    const directory = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]))
    bytes.writeUInt32LE(0xf0_00_00_00, directory + 24)

    await assert.rejects(() => readList(bytes), /大得不正常/)
  })

  test('a workbook cut short says that it is damaged', async ({ assert }) => {
    const bytes = await bookOf([HEADERS, ROW])

    await assert.rejects(() => readList(bytes.subarray(0, bytes.length - 200)), /已损坏/)
  })

  test('a list without a project says so', async ({ assert }) => {
    await assert.rejects(async () => readList(await bookOf([HEADERS])), /下面没有项目/)
  })

  test('shuffled columns, other headers and noise around give the same rows', async ({
    assert,
  }) => {
    const names = [
      ['项目编号', '课题编号', '项目（课题）编号', '项 目\n代 码', '＊项目编号'],
      ['项目名称', '课题名称', '项目(课题)名称'],
      ['承担单位', '第一承担单位名称', '单位名称（盖章）'],
      ['行政区划代码', '地区代码', '区划代码(6位)'],
      ['总预算', '总经费（万元）', '总预算\n（单位：万元）'],
    ]
    const noise = fc.array(fc.constantFrom('说明', '序号', '备注甲'), { maxLength: 3 })
    const layout = fc.record({
      order: fc.shuffledSubarray([0, 1, 2, 3, 4], { minLength: 5 }),
      headers: fc.tuple(...names.map((all) => fc.constantFrom(...all))),
      extra: fc.uniqueArray(fc.constantFrom('序号', '备注甲', '联系人电话'), { maxLength: 3 }),
      above: fc.array(noise, { maxLength: 6 }),
      blanks: fc.integer({ min: 0, max: 3 }),
    })

    await fc.assert(
      fc.asyncProperty(layout, async ({ order, headers, extra, above, blanks }) => {
        const place = (cells: CellValue[], more: string) => [
          ...extra.map(() => more),
          ...order.map((column) => cells[column]),
        ]
        const head = [...extra, ...order.map((column) => headers[column])]
        const gap = Array.from({ length: blanks }, () => [])
        const { said } = await read(
          await bookOf([...above, head, place(ROW, '7'), ...gap, place(OTHER, '8'), ['合计']])
        )

        assert.deepEqual(said, [SAID, ['2012BAH12F00', '储能', '常州电源厂', 100]])
      }),
      { numRuns: 40 }
    )
  })
})
