import { test } from '@japa/runner'
import { issuedAnswers, prefill } from '#questionnaire/prefill'
import { questionnaire } from './samples.js'
import type { Value } from '#questionnaire/types'

const facts: Record<string, Value> = {
  projectNumber: '2012AA110204',
  programme: '02',
  approvalYear: 2012,
  startMonth: 201201,
  plannedEndMonth: '2014-12',
  budgetTotal: 2860.5,
  regionCode: '320412',
  uscc: null,
  unitName: '',
  nobodyAsked: 'x',
}

function filled(previous: Record<string, Value> | null, known = facts) {
  const answers = previous && { answers: previous, tables: {} }
  return new Map(prefill(questionnaire, known, answers, 2015).map((one) => [one.code, one]))
}

test.group('Prefill', () => {
  test('nothing is known, nothing is filled in', ({ assert }) => {
    assert.equal(filled(null, {}).size, 0)
    assert.equal(filled({}, {}).size, 0)
  })

  test('takes the facts of the issued list, as they stand in the box', ({ assert }) => {
    const answers = filled(null)

    assert.deepEqual(answers.get('JB10'), { code: 'JB10', raw: '2012-01', source: 'roster' })
    assert.equal(answers.get('JE01')?.raw, '2860.5')
    assert.equal(answers.get('JB09')?.raw, '2012')
    assert.isFalse(answers.has('JC01'))
    assert.isFalse(answers.has('JC03'))
  })

  test('takes last year only where the questionnaire says so, and says from when', ({ assert }) => {
    const answers = filled({ JB04: '王春兰', JC09: 860, JB17: '3', JC05: '03' })

    assert.deepEqual(answers.get('JB04'), {
      code: 'JB04',
      raw: '王春兰',
      source: 'previous',
      year: 2015,
    })
    assert.isFalse(answers.has('JC09'))
    assert.isFalse(answers.has('JC05'))
  })

  test('leaves out an answer of last year that is no longer valid', ({ assert }) => {
    assert.isFalse(filled({ JB17: '9' }).has('JB17'))
    assert.isFalse(filled({ JB17: null }).has('JB17'))
  })

  test('is not fooled by names that every object has', ({ assert }) => {
    const answers = filled(null, Object.create({ programme: '02' }))

    assert.equal(answers.size, 0)
  })
})

test.group('Issued answers', () => {
  test('are the facts by code, as values; what is not known is absent', ({ assert }) => {
    assert.deepEqual(issuedAnswers(questionnaire, facts), {
      JB02: '2012AA110204',
      JB07: '02',
      JB09: 2012,
      JB10: 201201,
      JB11: 201412,
      JC04: '320412',
      JE01: 2860.5,
    })
  })

  test('leave out a fact that makes no sense', ({ assert }) => {
    assert.deepEqual(issuedAnswers(questionnaire, { programme: '77', startMonth: 'x' }), {})
  })
})
