import { test } from '@japa/runner'
import { understood } from '#presenters/understood'
import { read } from '#questionnaire/reading'
import { questionnaire } from '#tests/fixtures/audit/survey'

/** What the form says under a field in which this was typed. */
function said(code: string, raw: string) {
  const indicator = questionnaire.indicators.get(code)!
  return understood(indicator, raw, read(indicator, raw).value, 2016)
}

test.group('The value as understood (F5)', () => {
  test('is said where it is not plainly what was typed')
    .with([
      ['JC09', '１，２００ 人', '认作 1,200'],
      ['JK01', '1.8亿', '认作 18,000.00'],
      ['JB10', '2012年1月', '认作 2012-01'],
      ['JB05', '（0519）85130000', '认作 0519-85130000'],
    ])
    .run(({ assert }, [code, raw, words]) => {
      assert.equal(said(code, raw), words)
    })

  test('is not said twice')
    .with([
      ['JC09', '1200'],
      ['JC09', ' 1200 '],
      ['JC09', '1,200'],
      ['JK01', '395.00'],
      ['JK01', '395'],
      ['JB10', '2012-01'],
      ['JB10', '201201'],
      ['JB04', ' 王春兰 '],
      ['JC09', ''],
      ['JC09', '八百多'],
      ['JB12', '3'],
    ])
    .run(({ assert }, [code, raw]) => {
      assert.isNull(said(code, raw))
    })

  test('of a code is its name', ({ assert }) => {
    assert.equal(said('JC04', '320412'), '江苏省常州市武进区')
    assert.equal(said('JB18', '430'), '材料科学')
  })
})
