import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { test } from '@japa/runner'
import { checkCode, groupsOfFour } from '#questionnaire/check_code'
import { parseQuestionnaire } from '#questionnaire/parse'
import { canonical } from '#questionnaire/reading'
import { questionnaire, questionnaireJson, report } from './samples.js'
import type { Value } from '#questionnaire/types'

const { answers, tables } = report

function codeOf(changed: Record<string, Value>, changedTables = tables): string {
  return checkCode(questionnaire, { ...answers, ...changed }, changedTables)
}

test.group('Check code', () => {
  test('is 12 characters of base32', ({ assert }) => {
    assert.match(codeOf({}), /^[A-Z2-7]{12}$/)
  })

  test('is what its description says', ({ assert }) => {
    const text = '["2016",[["JC09","860"],["JM03","1,3"]],[["JCT",[[["JCT1","甲"]],[]]]]]'
    const bits = [...createHash('sha256').update(text).digest()]
      .map((byte) => byte.toString(2).padStart(8, '0'))
      .join('')
    const expected = (bits.slice(0, 60).match(/.{5}/g) ?? [])
      .map((five) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'[Number.parseInt(five, 2)])
      .join('')

    assert.equal(
      checkCode(
        questionnaire,
        { JM03: ['3', '1'], JC09: 860, JC10: null, JZ99: 'unknown' },
        { JCT: [{ JCT1: ' 甲 ' }, { JCT1: '' }], JDT: [], JZT: [{}] }
      ),
      expected
    )
  })

  test('changes with an answer, a cell, the order of rows and the questionnaire', ({ assert }) => {
    const [first, second] = tables.JCT
    const other = parseQuestionnaire({ ...(questionnaireJson() as object), code: '2017' })
    const codes = [
      codeOf({}),
      codeOf({ JC09: 861 }),
      codeOf({ JB04: '王春' }),
      codeOf({ JM03: ['1'] }),
      codeOf({}, { ...tables, JCT: [second, first] }),
      codeOf({}, { ...tables, JCT: [first] }),
      codeOf({}, { ...tables, JCT: [first, second, {}] }),
      codeOf({}, { ...tables, JCT: [first, { ...second, JCT7: 4 }] }),
      checkCode(other, answers, tables),
    ]

    assert.lengthOf(new Set(codes), codes.length)
  })

  test('does not let one value run into the next', ({ assert }) => {
    assert.notEqual(codeOf({ JB04: 'ab', JB05: 'c' }), codeOf({ JB04: 'a', JB05: 'bc' }))
    assert.notEqual(codeOf({ JB04: '"],["JB06","x' }), codeOf({ JB04: '', JB06: 'x' }))
    assert.notEqual(
      codeOf({}, { JCT: [{ JCT1: 'a' }, { JCT5: 'b' }] }),
      codeOf({}, { JCT: [{ JCT1: 'a', JCT5: 'b' }] })
    )
  })

  test('is the same for blank and missing, and for other writings of one value', ({ assert }) => {
    const without: Record<string, Value> = { ...answers }
    delete without.JB04

    assert.equal(checkCode(questionnaire, without, tables), codeOf({ JB04: null }))
    assert.equal(codeOf({ JB15: '' }), codeOf({ JB15: null }))
    assert.equal(codeOf({ JM03: ['3', '1'] }), codeOf({ JM03: ['1', '3'] }))
    assert.equal(codeOf({ JB01: ' e\u0301\r\n' }), codeOf({ JB01: 'é' }))
    assert.equal(codeOf({ JE03: 0.1 + 0.2 }), codeOf({ JE03: 0.3 }))
    assert.equal(codeOf({}, { JCT: [], JFT: [] }), codeOf({}, {}))
  })

  test('comes back when a change is undone, whatever the order of the answers', ({ assert }) => {
    const backwards = Object.fromEntries(Object.entries(answers).reverse())

    assert.equal(checkCode(questionnaire, backwards, tables), codeOf({}))
  })

  test('changes exactly when a canonical text does', ({ assert }) => {
    const texts = fc.oneof(fc.constantFrom('', ' ', 'a', ' a', 'é', 'e\u0301'), fc.string())
    fc.assert(
      fc.property(texts, texts, fc.constantFrom('JB04', 'JM04'), (one, two, code) => {
        const indicator = questionnaire.indicators.get(code)!
        const same = canonical(indicator, one) === canonical(indicator, two)

        assert.equal(codeOf({ [code]: one }) === codeOf({ [code]: two }), same)
      })
    )
  })

  test('is shown in groups of four', ({ assert }) => {
    assert.equal(groupsOfFour('M3VA6ZPEB2NW'), 'M3VA 6ZPE B2NW')
  })
})
