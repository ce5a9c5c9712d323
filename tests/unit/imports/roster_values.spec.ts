import { test } from '@japa/runner'
import { factsOf, type CellValue } from '#tests/unit/imports/sample_list'

const serial = 40_940

test.group('Values of the issued list', () => {
  test('{column} {value} is {fact} {wanted}')
    .with([
      { column: '组织机构代码', value: '46730022-6', fact: 'orgCode', wanted: '467300226' },
      { column: '机构代码', value: 1_234_567, fact: 'orgCode', wanted: '001234567' },
      { column: '组织机构代码', value: '７１４８００３５ｘ', fact: 'orgCode', wanted: '71480035X' },
      {
        column: '组织机构代码',
        value: '91320412467300226Q',
        fact: 'orgCode',
        wanted: '467300226',
      },
      { column: '信用代码', value: '91320412467300226Q', fact: 'orgCode', wanted: '467300226' },
      { column: '行政区划代码', value: 320_412, fact: 'regionCode', wanted: '320412' },
      { column: '行政区划代码', value: 441_900, fact: 'regionCode', wanted: '441900' },
      { column: '行政区划代码', value: '429004', fact: 'regionCode', wanted: '429004' },
      { column: '行政区划代码', value: '660000', fact: 'regionCode', wanted: '660000' },
      { column: '行政区划代码', value: '210200', fact: 'regionCode', wanted: '210200' },
      { column: '所属计划', value: '863计划', fact: 'programme', wanted: '02' },
      { column: '计划类别', value: 1, fact: 'programme', wanted: '01' },
      { column: '单位性质', value: '国有企业', fact: 'unitNature', wanted: '05' },
      { column: '法人性质', value: 1, fact: 'legalNature', wanted: '1' },
      { column: '立项年', value: '2012年度', fact: 'approvalYear', wanted: 2012 },
      { column: '起始年月', value: '201201', fact: 'startMonth', wanted: 201_201 },
      { column: '起始年月', value: 201_201, fact: 'startMonth', wanted: 201_201 },
      { column: '起始年月', value: '2012-1', fact: 'startMonth', wanted: 201_201 },
      { column: '起始年月', value: '2012.1', fact: 'startMonth', wanted: 201_201 },
      { column: '开始时间', value: '2012年1月', fact: 'startMonth', wanted: 201_201 },
      { column: '开始时间', value: new Date('2012-02-01'), fact: 'startMonth', wanted: 201_202 },
      { column: '开始时间', value: serial, fact: 'startMonth', wanted: 201_202 },
      {
        column: '完成时间',
        value: { formula: 'A1', result: '2014/12' },
        fact: 'plannedEndMonth',
        wanted: 201_412,
      },
      { column: '起止年月', value: '201201-201412', fact: 'plannedEndMonth', wanted: 201_412 },
      { column: '起止年月', value: '2012-01-2014-12', fact: 'startMonth', wanted: 201_201 },
      { column: '起止年月', value: '2012.1 — 2014.12', fact: 'plannedEndMonth', wanted: 201_412 },
      {
        column: '起止年月',
        value: '2012年1月至2014年12月',
        fact: 'plannedEndMonth',
        wanted: 201_412,
      },
      { column: '总经费', value: '1,234.50', fact: 'budgetTotal', wanted: 1234.5 },
      { column: '总预算（元）', value: 3_955_000, fact: 'budgetTotal', wanted: 395.5 },
      { column: '总预算（人民币千元）', value: '3955', fact: 'budgetTotal', wanted: 395.5 },
      { column: '专项经费', value: '３９５．５万元', fact: 'budgetCentral', wanted: 395.5 },
      { column: '中央财政', value: 0.1 + 0.2, fact: 'budgetCentral', wanted: 0.3 },
      { column: '总预算', value: 100 / 3, fact: 'budgetTotal', wanted: 33.33 },
      { column: 'E-mail', value: 'a@b.cn；c@d.cn', fact: 'contactEmail', wanted: 'a@b.cn' },
      {
        column: '邮箱',
        value: { text: 'a@b.cn', hyperlink: 'mailto:a@b.cn' },
        fact: 'contactEmail',
        wanted: 'a@b.cn',
      },
      {
        column: '领域',
        value: { richText: [{ text: '先进' }, { text: '能源', font: { bold: true } }] },
        fact: 'field',
        wanted: '先进能源',
      },
      { column: '领域', value: '先进\r\n能源', fact: 'field', wanted: '先进能源' },
      { column: '信用代码', value: '—', fact: 'uscc', wanted: null },
    ] as { column: string; value: CellValue; fact: string; wanted: unknown }[])
    .run(async ({ assert }, { column, value, fact, wanted }) => {
      const { facts, mistakes } = await factsOf({ [column]: value })

      assert.deepEqual(mistakes, [])
      assert.strictEqual(facts[fact], wanted)
    })

  test('{column} {value} is refused: {says}')
    .with([
      { column: '密级', value: '秘密', says: '涉密项目不能进本系统' },
      { column: '行政区划代码', value: '110100', says: '不是地区' },
      { column: '行政区划代码', value: '990000', says: '境外' },
      { column: '行政区划代码', value: '310108', says: '2016 年没有 310108' },
      { column: '行政区划代码', value: '3204', says: '6 位数字' },
      { column: '组织机构代码', value: 'ABC', says: '9 位' },
      { column: '信用代码', value: 913_204_120_000_000_000, says: '最后几位已经丢失' },
      { column: '计划类别', value: '火炬计划', says: '没有“火炬计划”这个选项' },
      { column: '起止年月', value: '三年', says: '201201-201412' },
      { column: '起始年月', value: '201213', says: '01–12' },
      { column: '总预算', value: '若干', says: '请只写一个数字' },
      { column: '总预算', value: -1, says: '太小' },
      { column: '总预算', value: { formula: 'A1', result: { error: '#REF!' } }, says: '错误值' },
      { column: '领域', value: '长'.repeat(61), says: '最多 60 个字' },
    ] as { column: string; value: CellValue; says: string }[])
    .run(async ({ assert }, { column, value, says }) => {
      const { mistakes } = await factsOf({ [column]: value })

      assert.lengthOf(mistakes, 1)
      assert.include(mistakes[0].message, says)
    })

  test('{column} {value} says nothing beside that: {not}')
    .with([
      { column: '邮箱', value: '　', not: '不是邮箱' },
      { column: '行政区划代码', value: '990000', not: '没有行政区划代码' },
    ])
    .run(async ({ assert }, { column, value, not }) => {
      const { remarks } = await factsOf({ [column]: value })

      assert.notInclude(remarks.join(' '), not)
    })

  test('remarks, without refusing, on {column} {value}: {says}')
    .with([
      { column: '组织机构代码', value: '123456789', says: '校验位不对' },
      { column: '邮箱', value: '没有邮箱@', says: '不是邮箱' },
      { column: '起始年月', value: 2012.1, says: '如果是 10 月' },
      { column: '总预算（元）', value: 123_456, says: '记为 12.35' },
      { column: '领域', value: '', says: '没有行政区划代码' },
    ])
    .run(async ({ assert }, { column, value, says }) => {
      const { mistakes, remarks } = await factsOf({ [column]: value })

      assert.deepEqual(mistakes, [])
      assert.include(remarks.join(' '), says)
    })
})
