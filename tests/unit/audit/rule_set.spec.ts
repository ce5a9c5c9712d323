import { test } from '@japa/runner'
import { compileRules, RuleSetError } from '#audit/rule_set'
import { questionnaire, regions, rules, ruleSet } from '#tests/fixtures/audit/survey'

const RULE = {
  id: 'A900',
  kind: 'mandatory',
  must: 'JE03 > 0',
  message: '大于 0',
  fields: ['JE03'],
}

const compile = (...definitions: unknown[]) => compileRules(questionnaire, definitions, regions)

test.group('A rule file that cannot be used', () => {
  const wrong: [what: string, definitions: unknown, place: string][] = [
    ['no list', { rules: [] }, 'rules'],
    ['no object', ['A900'], 'rules[0]'],
    ['an unknown key', [{ ...RULE, level: 1 }], 'rules[0].level'],
    ['no id', [{ ...RULE, id: undefined }], 'rules[0].id'],
    ['an odd id', [{ ...RULE, id: 'a9' }], 'rules[0].id'],
    ['the id of a generic check', [{ ...RULE, id: 'A002' }], 'rules[0].id'],
    ['an id used twice', [RULE, RULE], 'rules[1].id'],
    ['an unknown kind', [{ ...RULE, kind: 'manual' }], 'rules[0].kind'],
    ['no expression', [{ ...RULE, must: '' }], 'rules[0].must'],
    ['no message', [{ ...RULE, message: ' ' }], 'rules[0].message'],
    ['no fields', [{ ...RULE, fields: [] }], 'rules[0].fields'],
    ['an unknown field', [{ ...RULE, fields: ['JE03', 'JE99'] }], 'rules[0].fields[1]'],
    ['an unknown kind of evidence', [{ ...RULE, evidence: 'photo' }], 'rules[0].evidence'],
    ['a number', [{ ...RULE, must: 'JE03 + 1' }], 'rules[0] (A900).must'],
    ['a wrong condition', [{ ...RULE, when: 'JB12 = 1' }], 'rules[0] (A900).when'],
  ]
  for (const [what, definitions, place] of wrong) {
    test(`${what} is refused at ${place}`, ({ assert }) => {
      const load = () => compileRules(questionnaire, definitions, regions)

      assert.throws(load, RuleSetError)
      assert.throws(load, new RegExp(`^${place.replace(/[[\]().]/g, '\\$&')}: `))
    })
  }

  test('a wrong requirement of the questionnaire is refused with its code', ({ assert }) => {
    const indicators = new Map(questionnaire.indicators)
    indicators.set('JB13', { ...indicators.get('JB13')!, required: 'JB12 == 3' })

    const load = () => compileRules({ ...questionnaire, indicators }, [], regions)

    assert.throws(load, /^questionnaire JB13\.required: /)
  })
})

test.group('A compiled rule', () => {
  test('all rules of 2016 are there in ascending order', ({ assert }) => {
    const ids = ruleSet.rules.map(({ id }) => id)

    assert.lengthOf(ids, rules.length)
    assert.deepEqual(ids, [...ids].sort())
  })

  test('has a version that changes with its definition, not with the order of keys', ({
    assert,
  }) => {
    const reversed = Object.fromEntries(Object.entries(RULE).reverse())
    const [version, same, other] = [RULE, reversed, { ...RULE, must: 'JE03 > 1' }].map(
      (definition) => compile(definition).rules[0].version
    )

    assert.equal(version, same)
    assert.notEqual(version, other)
    assert.match(version, /^[\w-]{22}$/)
  })

  test('knows what when and must read together', ({ assert }) => {
    const { reads } = ruleSet.byId.get('B092')!

    assert.deepEqual(reads.answers, ['JB12', 'JD01'])
    assert.deepEqual(reads.previous, ['JD01'])
  })
})
