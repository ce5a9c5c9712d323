import { test } from '@japa/runner'
import { refusedRows } from '#exports/refused_rows'
import { bookOf, factsOf, readList, tableOf, type CellValue } from '#tests/unit/imports/sample_list'

const NEEDED = ['项目编号', '项目名称', '承担单位']
const project = (i: number, ...rest: CellValue[]) => [
  `2012AA01A30${i}`,
  '永磁电机研究',
  '常州某电机厂',
  ...rest,
]

/** Number of each row with what is said about its secrecy. */
async function said(bytes: Uint8Array) {
  const { rows } = await readList(bytes)
  return rows.map(({ mistakes }) =>
    mistakes
      .filter(({ column }) => column === '密级')
      .map(({ message }) => message)
      .join()
  )
}

test.group('The secrecy of issued projects', () => {
  test('{header} {value} lets the row in')
    .with([
      { header: '密级', value: '公 开' },
      { header: '是否涉密', value: '公开' },
      { header: '是否涉密', value: '　' },
    ] as { header: string; value: CellValue }[])
    .run(async ({ assert }, { header, value }) => {
      const { mistakes } = await factsOf({ [header]: value })

      assert.deepEqual(mistakes, [])
    })

  test('{header} {value} is refused: {says}')
    .with([
      { header: '密级', value: '秘密★10年', says: '“秘密★10年”，涉密项目不能进本系统' },
      { header: '密级', value: '机密', says: '涉密项目不能进本系统' },
      { header: '密级', value: '绝密', says: '涉密项目不能进本系统' },
      { header: '是否涉密', value: '是', says: '涉密项目不能进本系统' },
      { header: '是否涉密', value: true, says: '涉密项目不能进本系统' },
      { header: '涉密等级', value: '机密', says: '涉密项目不能进本系统' },
      { header: '保密级别', value: '秘密', says: '涉密项目不能进本系统' },
      { header: '秘密等级', value: '机密', says: '涉密项目不能进本系统' },
      { header: '项目保密情况（必填）', value: '绝密', says: '涉密项目不能进本系统' },
      {
        header: '是否涉密',
        value: '否',
        says: '密级是“否”。只收“公开”或空着的，不涉密的请改成“公开”',
      },
      { header: '密级', value: '内部', says: '不涉密的请改成“公开”' },
      { header: '密级', value: '无', says: '不涉密的请改成“公开”' },
      { header: '密级', value: '待定', says: '看不懂密级“待定”' },
      { header: '密级', value: { formula: 'A1' }, says: '看不出这一行的密级' },
      {
        header: '密级',
        value: { formula: 'A1', result: { error: '#REF!' } },
        says: '看不出这一行的密级',
      },
    ] as { header: string; value: CellValue; says: string }[])
    .run(async ({ assert }, { header, value, says }) => {
      const { mistakes } = await factsOf({ [header]: value })

      assert.lengthOf(mistakes, 1)
      assert.equal(mistakes[0].column, '密级')
      assert.include(mistakes[0].message, says)
    })

  test('of two columns about it, either refuses the row', async ({ assert }) => {
    const bytes = await bookOf([
      [...NEEDED, '密级', '是否涉密'],
      project(1, null, '是'),
      project(2, '机密', null),
      project(3, '公开', '公开'),
    ])

    const [second, first, neither] = await said(bytes)

    assert.include(second, '“是”')
    assert.include(first, '“机密”')
    assert.equal(neither, '')
  })

  test('a mark merged over several rows refuses each of them, and no other', async ({ assert }) => {
    const bytes = await bookOf(
      [
        [...NEEDED, '备注', '密级'],
        project(1, null, '机密'),
        project(2),
        project(3),
        project(4),
        project(5, '秘密'),
        project(6),
        project(7),
      ],
      (sheet) => {
        sheet.mergeCells('E2:E4')
        sheet.mergeCells('D6:E7')
      }
    )

    const refused = (await said(bytes)).map((one) => /密级是(“..”)/.exec(one)?.[1])

    const [secret, top] = ['“机密”', '“秘密”']
    assert.deepEqual(refused, [secret, secret, secret, undefined, top, top, undefined])
  })

  test('a refused row comes back with the mark that was merged over it', async ({ assert }) => {
    const bytes = await bookOf(
      [[...NEEDED, '密级'], project(1, '机密'), project(2)],
      (sheet) => void sheet.mergeCells('D2:D3')
    )
    const { outlines } = await readList(bytes)

    const back: (string | undefined)[] = []
    await tableOf(bytes, async (table) => {
      for await (const { cells } of refusedRows(table, outlines, () => '涉密')) {
        back.push(cells[3]?.text)
      }
    })

    assert.deepEqual(back, ['密级', '机密', '机密'])
  })
})
