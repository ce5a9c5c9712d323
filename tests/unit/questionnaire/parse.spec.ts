import fc from 'fast-check'
import { test } from '@japa/runner'
import { parseQuestionnaire, QuestionnaireError } from '#questionnaire/parse'
import { questionnaireJson } from './samples.js'
import type { Problem } from '#questionnaire/questionnaire_error'

interface Draft {
  [key: string]: unknown
  lists: Record<string, unknown>
  sections: {
    [key: string]: unknown
    indicators: Record<string, unknown>[]
    table?: { [key: string]: unknown; columns: Record<string, unknown>[] }
  }[]
}

const yesNo = [
  { value: '1', label: '是' },
  { value: '2', label: '否' },
]

function draft(): Draft {
  return {
    code: '2016',
    title: '调查表',
    reportYear: 2016,
    lists: { yesNo },
    sections: [
      {
        code: 'JA',
        title: '表一',
        name: 'first',
        indicators: [
          { code: 'JA01', label: '人数', name: 'people', type: 'number', decimals: 0, min: 0 },
          { code: 'JA02', label: '是否', name: 'yes', type: 'choice', list: 'yesNo' },
        ],
        table: {
          code: 'JAT',
          title: '一览',
          maxRows: 5,
          columns: [{ code: 'JAT1', label: '名称', name: 'name', type: 'text', maxLength: 10 }],
        },
      },
    ],
  }
}

function problemsOf(json: unknown): readonly Problem[] {
  try {
    parseQuestionnaire(json)
  } catch (error) {
    if (error instanceof QuestionnaireError) return error.problems
    throw error
  }
  return []
}

const WRONG: [what: string, where: string, spoil: (json: Draft) => unknown][] = [
  ['a missing title', 'title', (json) => delete json.title],
  ['an unknown key at the top', 'owner', (json) => (json.owner = 'x')],
  [
    'an unknown key of an indicator',
    'sections[0].indicators[0].colour',
    (json) => (json.sections[0].indicators[0].colour = 'red'),
  ],
  [
    'an unknown type',
    'sections[0].indicators[0].type',
    (json) => (json.sections[0].indicators[0].type = 'money'),
  ],
  [
    'a type that every object has',
    'sections[0].indicators[0].type',
    (json) => (json.sections[0].indicators[0].type = 'constructor'),
  ],
  [
    'a key of another type',
    'sections[0].indicators[0].maxLength',
    (json) => (json.sections[0].indicators[0].maxLength = 5),
  ],
  [
    'a code that is there twice',
    'sections[0].indicators[1].code',
    (json) => (json.sections[0].indicators[1].code = 'JA01'),
  ],
  [
    'a column with the code of an indicator',
    'sections[0].table.columns[0].code',
    (json) => (json.sections[0].table!.columns[0].code = 'JA01'),
  ],
  [
    'a table with the code of an indicator',
    'sections[0].table.code',
    (json) => (json.sections[0].table!.code = 'JA02'),
  ],
  [
    'a code that is no name in CEL',
    'sections[0].indicators[0].code',
    (json) => (json.sections[0].indicators[0].code = 'ja-01'),
  ],
  [
    'a section that is there twice',
    'sections[1].code',
    (json) =>
      json.sections.push({
        ...json.sections[0],
        indicators: [{ code: 'JB01', label: 'x', name: 'x', type: 'date' }],
        table: undefined,
      }),
  ],
  [
    'an unknown list',
    'sections[0].indicators[1].list',
    (json) => (json.sections[0].indicators[1].list = 'colours'),
  ],
  [
    'a list that every object has',
    'sections[0].indicators[1].list',
    (json) => (json.sections[0].indicators[1].list = 'toString'),
  ],
  [
    'a choice without options',
    'sections[0].indicators[1].options',
    (json) => delete json.sections[0].indicators[1].list,
  ],
  [
    'a choice with options and a list',
    'sections[0].indicators[1].options',
    (json) => (json.sections[0].indicators[1].options = yesNo),
  ],
  ['no options at all', 'lists.yesNo', (json) => (json.lists.yesNo = [])],
  [
    'an option that is there twice',
    'lists.yesNo[1].value',
    (json) => (json.lists.yesNo = [yesNo[0], yesNo[0]]),
  ],
  [
    'an option code with a comma',
    'lists.yesNo[0].value',
    (json) => (json.lists.yesNo = [{ value: '1,2', label: 'x' }]),
  ],
  [
    'an option without a label',
    'lists.yesNo[0].label',
    (json) => (json.lists.yesNo = [{ value: '1' }]),
  ],
  [
    'half a decimal',
    'sections[0].indicators[0].decimals',
    (json) => (json.sections[0].indicators[0].decimals = 0.5),
  ],
  [
    'negative decimals',
    'sections[0].indicators[0].decimals',
    (json) => (json.sections[0].indicators[0].decimals = -1),
  ],
  [
    'a minimum above the maximum',
    'sections[0].indicators[0].min',
    (json) => Object.assign(json.sections[0].indicators[0], { min: 5, max: 4 }),
  ],
  [
    'a minimum finer than the decimals',
    'sections[0].indicators[0].min',
    (json) => (json.sections[0].indicators[0].min = 0.5),
  ],
  [
    'a minimum as text',
    'sections[0].indicators[0].min',
    (json) => (json.sections[0].indicators[0].min = '0'),
  ],
  [
    'a prefill from nowhere',
    'sections[0].indicators[0].prefill',
    (json) => (json.sections[0].indicators[0].prefill = 'issued.x'),
  ],
  [
    'a prefilled column',
    'sections[0].table.columns[0].prefill',
    (json) => (json.sections[0].table!.columns[0].prefill = 'previous'),
  ],
  [
    'a table without columns',
    'sections[0].table.columns',
    (json) => (json.sections[0].table!.columns = []),
  ],
  [
    'a table without rows',
    'sections[0].table.maxRows',
    (json) => (json.sections[0].table!.maxRows = 0),
  ],
  [
    'an empty label',
    'sections[0].indicators[0].label',
    (json) => (json.sections[0].indicators[0].label = ' '),
  ],
  [
    'an empty condition',
    'sections[0].indicators[0].required',
    (json) => (json.sections[0].indicators[0].required = ''),
  ],
  [
    'readonly as a word',
    'sections[0].indicators[0].readonly',
    (json) => (json.sections[0].indicators[0].readonly = 'yes'),
  ],
  ['a year out of range', 'reportYear', (json) => (json.reportYear = 20166)],
  ['no sections', 'sections', (json) => (json.sections = [])],
]

test.group('Parse a questionnaire', () => {
  for (const [what, where, spoil] of WRONG) {
    test(`refuses ${what} and says where`, ({ assert }) => {
      const json = draft()
      spoil(json)

      const places = problemsOf(json).map(({ place }) => place)

      assert.deepEqual(places, [where])
    })
  }

  for (const json of [null, undefined, 'text', 7, [], [{}]]) {
    test(`refuses ${JSON.stringify(json)} instead of an object`, ({ assert }) => {
      assert.throws(() => parseQuestionnaire(json), QuestionnaireError as never)
    })
  }

  test('collects every problem, in a message that begins with the first', ({ assert }) => {
    const json = draft()
    json.reportYear = 1
    json.sections[0].indicators[1].list = 'colours'

    const error = (() => {
      try {
        return parseQuestionnaire(json)
      } catch (thrown) {
        return thrown as QuestionnaireError
      }
    })() as QuestionnaireError

    assert.lengthOf(error.problems, 2)
    assert.equal(error.place, 'sections[0].indicators[1].list')
    assert.equal(
      error.message,
      'sections[0].indicators[1].list: there is no list "colours" (and 1 more)'
    )
  })

  test('asks about every condition with its place, and refuses what is answered', ({ assert }) => {
    const json = draft()
    json.sections[0].indicators[0].required = 'JA02 == 1'
    json.sections[0].table!.columns[0].required = 'true'
    const asked: unknown[] = []

    assert.throws(
      () =>
        parseQuestionnaire(json, (source, place, { indicators }, table) => {
          asked.push([source, place, [...indicators.keys()], table])
          return source === 'true' ? null : 'compares text with a number'
        }),
      'sections[0].indicators[0].required: compares text with a number'
    )

    assert.deepEqual(asked, [
      ['JA02 == 1', 'sections[0].indicators[0].required', ['JA01', 'JA02'], undefined],
      ['true', 'sections[0].table.columns[0].required', ['JA01', 'JA02'], 'JAT'],
    ])
  })

  test('gives indicators, columns and tables by code, each with its place', ({ assert }) => {
    const questionnaire = parseQuestionnaire(draft())

    assert.deepEqual([...questionnaire.indicators.keys()], ['JA01', 'JA02'])
    assert.include(questionnaire.columns.get('JAT1'), { section: 'JA', table: 'JAT' })
    assert.equal(questionnaire.tables.get('JAT')?.section, 'JA')
    assert.deepEqual(questionnaire.indicators.get('JA02')?.options, yesNo)
    assert.deepEqual(questionnaire.indicators.get('JA01')?.options, [])
  })

  test('gives what nobody can change', ({ assert }) => {
    const { lists, indicators } = parseQuestionnaire(draft())

    assert.throws(() => lists.yesNo.push({ value: '3', label: '不详' }))
    assert.throws(() => Object.assign(lists.yesNo[0], { label: '否' }))
    assert.throws(() => Object.assign(indicators.get('JA01')!, { min: -1 }))
  })

  test('understands the questionnaire of 2016: 132 indicators, 35 columns, 5 tables', ({
    assert,
  }) => {
    const { indicators, columns, tables, reportYear } = parseQuestionnaire(questionnaireJson())

    assert.deepEqual([indicators.size, columns.size, tables.size], [132, 35, 5])
    assert.equal(reportYear, 2016)
    assert.deepEqual(indicators.get('JM03')?.options[0], { value: '1', label: '资金' })
  })

  test('throws nothing but QuestionnaireError, whatever it is given', () => {
    fc.assert(
      fc.property(fc.anything({ withBigInt: true, withNullPrototype: true }), (json) => {
        problemsOf(json)
      })
    )
  })

  test('throws nothing but QuestionnaireError when one part is replaced by anything', () => {
    fc.assert(
      fc.property(fc.nat(), fc.jsonValue(), (seed, value) => {
        const json = draft()
        const parts = partsOf(json)
        const [holder, key] = parts[seed % parts.length]
        holder[key] = value
        problemsOf(json)
      }),
      { numRuns: 500 }
    )
  })
})

function partsOf(value: unknown): [Record<string, unknown>, string][] {
  if (typeof value !== 'object' || value === null) return []
  const holder = value as Record<string, unknown>
  return Object.keys(holder).flatMap((key) => [
    [holder, key] as [Record<string, unknown>, string],
    ...partsOf(holder[key]),
  ])
}
