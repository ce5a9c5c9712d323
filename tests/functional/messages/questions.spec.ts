import { randomUUID } from 'node:crypto'
import { test } from '@japa/runner'
import { disable } from '#models/account/enabling'
import Question from '#models/question'
import { sql } from '#queries/sql'
import { signedIn } from '#tests/functional/submitting/way'
import { formFields } from '#tests/support/form_fields'
import { statementsOf } from '#tests/support/statements'
import { buildWorld, clearWorld, type World } from '#tests/support/world'

const TEXT = '从业人员按年末还是按全年平均填？'
const ASKED = { form: randomUUID(), text: TEXT }
const ANSWER = '按年末在册人数填。'

test.group('Questions to the superior (M2)', (group) => {
  group.each.setup(() => clearWorld())

  test('the nearest manager is asked and told; the answer comes back as a message', async ({
    assert,
  }) => {
    const { respondent, city } = await buildWorld()
    const clerk = await signedIn(respondent)
    assert.include((await clerk.get('/questions')).words, `问${city!.name}`)

    const { location } = await clerk.post('/questions', { ...ASKED, code: 'jc-09' })
    const manager = await signedIn(city!)
    await manager.get(location!)
    await manager.post(`${location}/answers`, { answer: ANSWER })

    const page = await clerk.get(location!)
    assert.include(page.words, ANSWER)
    assert.include(page.words, '关于指标 JC09')
    const titles = await sql<{ title: string }>('SELECT title FROM messages ORDER BY id')
    assert.deepEqual(
      titles.map(({ title }) => title),
      [`${respondent.name}有问题要问`, '您的问题有了答复']
    )
  })

  test('pressed twice it is asked once, and both presses end at it', async ({ assert }) => {
    const { respondent } = await buildWorld()
    const clerk = await signedIn(respondent)
    const form = formFields((await clerk.get('/questions')).body, '<form class="sheet flow"')

    const answers = await Promise.all(
      [1, 2].map(() => clerk.post('/questions', { ...form, text: TEXT }))
    )

    const asked = await sql<{ path: string }>(`SELECT '/questions/' || id AS path FROM questions`)
    assert.lengthOf(asked, 1)
    assert.deepEqual(
      answers.map(({ location }) => location),
      [asked[0].path, asked[0].path]
    )
    assert.lengthOf(await sql('SELECT FROM messages'), 1)
  })

  test('about a column of a table, from its help to the answer’s link back', async ({ assert }) => {
    const { respondent } = await buildWorld()
    const clerk = await signedIn(respondent)
    const help = await clerk.get('/help/indicators/JCT1')
    const [link] = /\/questions\?code=\w+/.exec(help.body)!
    const form = formFields((await clerk.get(link)).body, '<form class="sheet flow"')

    const { location } = await clerk.post('/questions', { ...form, text: TEXT })

    assert.include((await clerk.get(location!)).words, '关于指标 JCT1')
    assert.deepEqual(await sql('SELECT code FROM questions'), [{ code: 'JCT1' }])
  })

  test('about {code} nobody can ask: it is no indicator')
    .with([{ code: 'ZZ99' }, { code: '经费' }])
    .run(async ({ assert }, { code }) => {
      const { respondent } = await buildWorld()
      const clerk = await signedIn(respondent)
      await clerk.get('/questions')

      const answer = await clerk.post('/questions', { ...ASKED, code })

      assert.equal(answer.status, 422)
      assert.include(answer.words, `问卷里没有代码是 ${code} 的指标`)
      assert.include(answer.body, TEXT)
      assert.isEmpty(await sql('SELECT FROM questions'))
    })

  test('a disabled manager’s open questions go on to the next level in the same step', async ({
    assert,
  }) => {
    const { respondent, city, province } = await buildWorld()
    const open = await Question.ask(respondent, TEXT, null)
    const answered = await Question.ask(respondent, '封面怎么盖章？', null)
    await answered.answerWith(ANSWER, city!)
    const clerk = await signedIn(respondent)
    assert.include((await clerk.get(`/questions/${open.id}`)).words, `等${city!.name}答复`)

    await disable(city!, { actor: province, address: null })

    assert.include((await clerk.get(`/questions/${open.id}`)).words, `等${province.name}答复`)
    assert.equal((await answered.refresh()).addresseeId, city!.id)
    const above = await signedIn(province)
    assert.include((await above.get('/messages')).words, `${city!.name}已停用，它的问题转给您答复`)
    await above.get(`/questions/${open.id}`)
    await above.post(`/questions/${open.id}/answers`, { answer: ANSWER })
    assert.include((await clerk.get(`/questions/${open.id}`)).words, ANSWER)
  })

  test('a question asked while its manager is being disabled ends above', async ({ assert }) => {
    const { respondent, city, province } = await buildWorld()

    await Promise.all([
      disable(city!, { actor: province, address: null }),
      ...[1, 2, 3].map(() => Question.ask(respondent, TEXT, null)),
    ])

    const waiting = await sql('SELECT DISTINCT addressee_id FROM questions')
    assert.deepEqual(waiting, [{ addressee_id: province.id }])
  })

  test('a disabled level is skipped', async ({ assert }) => {
    const { respondent, city, province } = await buildWorld()
    await city!.merge({ enabled: false }).save()

    const question = await Question.ask(respondent, TEXT, null)

    assert.equal(question.addresseeId, province.id)
  })

  test('of two answers at once the first counts, the second is told so', async ({ assert }) => {
    const { respondent, city } = await buildWorld()
    const question = await Question.ask(respondent, TEXT, null)

    const outcomes = await Promise.allSettled([
      question.answerWith('按年末填。', city!),
      question.answerWith('按平均填。', city!),
    ])

    assert.sameMembers(
      outcomes.map(({ status }) => status),
      ['fulfilled', 'rejected']
    )
    const [{ count }] = await sql<{ count: number }>(
      `SELECT count(*) FROM messages WHERE title = '您的问题有了答复'`
    )
    assert.equal(count, 1)
  })

  test('an answer pressed twice is given and told once', async ({ assert }) => {
    const { respondent, city } = await buildWorld()
    const { id } = await Question.ask(respondent, TEXT, null)
    const manager = await signedIn(city!)
    await manager.get(`/questions/${id}`)

    const answers = await Promise.all(
      [1, 2].map(() => manager.post(`/questions/${id}/answers`, { answer: ANSWER }))
    )

    assert.deepEqual(
      answers.map(({ status }) => status),
      [303, 303]
    )
    assert.lengthOf(await sql(`SELECT FROM messages WHERE title = '您的问题有了答复'`), 1)
  })

  test('passed on it waits above, and the one who passed it on still reads it', async ({
    assert,
  }) => {
    const { respondent, city, province } = await buildWorld()
    const { id } = await Question.ask(respondent, TEXT, null)
    const manager = await signedIn(city!)
    await manager.get(`/questions/${id}`)

    await manager.post(`/questions/${id}/forwards`)
    const again = await manager.post(`/questions/${id}/forwards`)

    assert.equal(again.status, 409)
    assert.include((await manager.get(`/questions/${id}`)).words, `等${province.name}答复`)
    const above = await (await signedIn(province)).get('/questions')
    assert.include(above.words, '1 个问题等您答复')
  })

  test('passed on twice, everybody it has waited at still reads it', async ({ assert }) => {
    const { respondent, city, county, province, nation } = await buildWorld({ county: true })
    const question = await Question.ask(respondent, TEXT, null)

    for (const manager of [county!, city!]) await question.passOn(manager)

    for (const manager of [county!, city!]) {
      const page = await (await signedIn(manager)).get(`/questions/${question.id}`)
      assert.include(page.words, `等${province.name}答复`)
    }
    const person = await signedIn(nation)
    assert.equal((await person.get(`/questions/${question.id}`)).status, 404)
  })

  test('an answer that was refused comes back as typed', async ({ assert }) => {
    const { respondent, city } = await buildWorld()
    const { id } = await Question.ask(respondent, TEXT, null)
    const manager = await signedIn(city!)
    await manager.get(`/questions/${id}`)

    const answer = await manager.post(`/questions/${id}/answers`, { answer: '好'.repeat(2001) })

    assert.equal(answer.status, 422)
    assert.include(answer.words, '答复不会超过 2000 个字符')
    assert.include(answer.body, '好'.repeat(2001))
  })

  test('published by the nation it stands in everybody’s help without a name', async ({
    assert,
  }) => {
    const { respondent, province, nation } = await buildWorld()
    const question = await Question.ask(province, TEXT, null)
    await question.answerWith(ANSWER, nation)
    const person = await signedIn(nation)
    await person.get(`/questions/${question.id}`)

    await person.post(`/questions/${question.id}/publications`, { public: '1' })

    const help = await (await signedIn(respondent)).get('/help')
    assert.include(help.words, TEXT)
    assert.include(help.words, ANSWER)
    assert.notInclude(help.words, province.name)
  })
})

/** So many questions to a manager, numbered from 1; the last ones are answered. */
async function manyQuestions({ respondent, city }: World, waiting: number, answered: number) {
  await sql(
    `INSERT INTO questions (asker_id, addressee_id, text, answer, answered_by, answered_at)
     SELECT ?, ?, '问题' || n, CASE WHEN n > ? THEN '答复' END, CASE WHEN n > ? THEN ?::bigint END,
            CASE WHEN n > ? THEN survey_now() END FROM generate_series(1, ?) n`,
    [respondent.id, city!.id, waiting, waiting, city!.id, waiting, waiting + answered]
  )
}

/** The questions of a page by their numbers, in its order. */
const numbersOn = ({ body }: { body: string }) =>
  [...body.matchAll(/>问题(\d+)<\/a>/g)].map(([, number]) => Number(number))

test.group('Many questions (M2)', (group) => {
  group.each.setup(() => clearWorld())

  test('all can be reached: the oldest that waits first, then what is answered, the newest first', async ({
    assert,
  }) => {
    const world = await buildWorld()
    await manyQuestions(world, 102, 8)
    const person = await signedIn(world.city!)

    const pages = [
      await person.get('/questions'),
      await person.get('/questions?page=2'),
      await person.get('/questions?page=3'),
    ]

    assert.deepEqual(pages.flatMap(numbersOn), [
      ...Array.from({ length: 102 }, (_, i) => i + 1),
      110,
      109,
      108,
      107,
      106,
      105,
      104,
      103,
    ])
    for (const page of pages) assert.include(page.words, '102 个问题等您答复')
    assert.include(pages[0].words, '第 1 页，共 3 页')
    assert.equal((await person.get('/questions?page=4')).location, '/questions?page=3')
  })

  test('take the same statements as few', async ({ assert }) => {
    const world = await buildWorld()
    const person = await signedIn(world.city!)
    await manyQuestions(world, 1, 1)
    await person.get('/questions')
    const few = await statementsOf(() => person.get('/questions'))
    await manyQuestions(world, 120, 30)

    const many = await statementsOf(() => person.get('/questions'))

    assert.equal(many.length, few.length)
  })
})

test.group('Help (M2)', (group) => {
  group.each.setup(() => clearWorld())

  test('only provinces and the nation are told the technical support', async ({ assert }) => {
    const { respondent, city, province, nation } = await buildWorld()
    const pages = await Promise.all(
      [respondent, city!, province, nation].map(async (one) => (await signedIn(one)).get('/help'))
    )

    assert.deepEqual(
      pages.map(({ words }) => words.includes('0519-85135313')),
      [false, false, true, true]
    )
  })

  test('an indicator is explained with its rules; an unknown one is not there', async ({
    assert,
  }) => {
    const { respondent } = await buildWorld()
    const person = await signedIn(respondent)

    const page = await person.get('/help/indicators/jc09')
    const found = await person.get(`/help/indicators?text=${encodeURIComponent('从业人员')}`)
    const odd = await person.get('/help/indicators?text=a&text=b')

    assert.include(page.words, 'JC09')
    assert.include(page.words, '怎么审核')
    assert.include(found.words, 'JC09')
    assert.equal((await person.get('/help/indicators/XX99')).status, 404)
    assert.equal(odd.status, 200)
  })
})
