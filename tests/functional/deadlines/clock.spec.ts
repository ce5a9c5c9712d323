import { test } from '@japa/runner'
import { operatorsClock } from '#demonstration/operators_clock'
import { refusalOf } from '#exceptions/refusal_of'
import { sql } from '#queries/sql'
import { signedIn } from '#tests/functional/submitting/way'
import { buildWorld, clearWorld } from '#tests/support/world'

const DEMONSTRATION = { demonstration: true } as object

async function now() {
  return new Date((await operatorsClock.show()).now).toISOString().slice(0, 16)
}

test.group('The clock of a demonstration', (group) => {
  group.each.setup(() => clearWorld())

  test('set by the nation, everything follows it and the journal tells', async ({ assert }) => {
    const { nation, respondent } = await buildWorld({ settings: DEMONSTRATION })
    const person = await signedIn(nation)
    await person.get('/clock')

    const answer = await person.post('/clock', { at: '2017-03-11T00:00:00' })

    assert.equal(answer.status, 303)
    assert.equal(await now(), '2017-03-10T16:00')
    assert.include((await (await signedIn(respondent)).get('/')).words, '已截止')
    const [entry] = await sql('SELECT act, actor_id FROM journal')
    assert.deepEqual(entry, { act: 'clock.set', actor_id: nation.id })
  })

  test('put back, what it had brought about later may come again', async ({ assert }) => {
    const { nation } = await buildWorld({ settings: DEMONSTRATION })
    const by = { actor: nation, address: null }
    await operatorsClock.set(new Date('2017-03-07T02:00:00Z'), by)
    await sql(`INSERT INTO occurrences (kind, subject_id, key) VALUES ('reminder', 1, 'x')`)

    await operatorsClock.reset(by)

    assert.equal((await now()).slice(0, 15), '2017-02-22T02:0')
    assert.deepEqual(await sql('SELECT FROM occurrences'), [])
  })

  test('does not run backwards past what was done', async ({ assert }) => {
    const { nation, report, respondent } = await buildWorld({ settings: DEMONSTRATION })
    await report.openForFilling({ actor: respondent, address: null })
    const person = await signedIn(nation)
    await person.get('/clock')

    const answer = await person.post('/clock', { at: '2017-02-20 08:00' })

    assert.equal(answer.status, 422)
    assert.include(answer.words, '那时已经有人办过事')
    assert.equal((await now()).slice(0, 15), '2017-02-22T02:0')
  })

  test('“{$self}” is no time')
    .with(['', '昨天', '2017-02-30 10:00', '2017-03-10 25:00:00', '2017-03-10', '\0'])
    .run(async ({ assert }, at) => {
      const { nation } = await buildWorld({ settings: DEMONSTRATION })
      const person = await signedIn(nation)
      await person.get('/clock')

      const answer = await person.post('/clock', { at })

      assert.equal(answer.status, 422)
      assert.include(answer.words, '请填时间')
    })

  test('of a real survey can’t be set, by page or command', async ({ assert }) => {
    const { nation } = await buildWorld()
    const person = await signedIn(nation)
    await person.get('/deadlines')

    const answers = [await person.get('/clock'), await person.post('/clock', { reset: '1' })]
    const refusal = await refusalOf(operatorsClock.reset({ actor: nation, address: null }))

    assert.deepEqual(
      answers.map(({ status }) => status),
      [409, 409]
    )
    assert.equal(refusal?.reason, 'clockOfReal')
  })

  test('is the nation’s alone', async ({ assert }) => {
    const { province } = await buildWorld({ settings: DEMONSTRATION })

    assert.equal((await (await signedIn(province)).get('/clock')).status, 403)
  })
})
