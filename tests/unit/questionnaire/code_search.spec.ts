import { test } from '@japa/runner'
import { searchOptions } from '#questionnaire/code_search'
import { questionnaire } from './samples.js'

const { industry, unitNature, techField } = questionnaire.lists

function found(text: string, limit = 3, options = industry): string[] {
  return searchOptions(options, text, limit).map(({ value }) => value)
}

test.group('Search options', () => {
  for (const text of ['没有这个行业', 'vvv', '%', '999']) {
    test(`"${text}" finds nothing`, ({ assert }) => {
      assert.deepEqual(found(text), [])
    })
  }

  for (const [text, codes] of [
    ['82', ['82']],
    ['８２', ['82']],
    ['教育', ['82']],
    ['软件', ['65']],
    ['rjh', ['65']],
    ['yyzzy', ['27']],
    ['农林牧渔', ['05']],
    ['82 教育', ['82']],
  ] as const) {
    test(`"${text}" finds ${codes.join(', ')}`, ({ assert }) => {
      assert.deepEqual(found(text), codes as unknown as string[])
    })
  }

  test('the code comes before names, names before initials', ({ assert }) => {
    assert.equal(found('9', 1)[0], '90')
    assert.deepEqual(found('其他', 9, unitNature), ['02', '10'])
    assert.deepEqual(found('xx', 1, techField), ['01'])
  })

  test('an empty text gives the first options', ({ assert }) => {
    assert.deepEqual(found(' ', 2), ['01', '02'])
  })
})
