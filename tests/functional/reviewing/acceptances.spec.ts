import { test } from '@japa/runner'
import Account from '#models/account'
import { sql } from '#queries/sql'
import { photographedCover, sendCover } from '#tests/functional/submitting/covers'
import {
  actionsOf,
  eventsOf,
  explainAll,
  setClockBefore,
  signedIn,
  submitted,
} from '#tests/functional/submitting/way'
import { buildWorld, clearWorld, fillCleanly, plant, type World } from '#tests/support/world'

/** A report with one explained finding that waits at the lowest manager. */
async function waiting(wishes: Parameters<typeof buildWorld>[0] = {}): Promise<World> {
  const world = await buildWorld({ city: false, ...wishes })
  await fillCleanly(world.report)
  await plant(world.report, { JC09: 1500 })
  await explainAll(world.report, world.respondent)
  await submitted(world.report, world.respondent)
  return world
}

test.group('Acceptance, what is refused', (group) => {
  group.each.setup(() => clearWorld())

  test('with explanations unread; the disabled button says the same', async ({ assert }) => {
    const { report, province } = await waiting()
    const person = await signedIn(province)

    const page = await person.get(`/reports/${report.id}/review`)
    const answer = await person.post(`/reports/${report.id}/acceptances`)

    const sentence = '还有 2 件事没办完，先办这一件：1 条核实说明还没看。'
    assert.include(page.words, sentence)
    assert.equal(answer.status, 422)
    assert.include(answer.words, sentence)
    assert.deepEqual(await actionsOf(report), ['submit'])
  })

  test('without a cover at province level, or with a void one', async ({ assert }) => {
    const { report, province, respondent } = await buildWorld({ city: false })
    await fillCleanly(report)
    const clerk = await signedIn(respondent)
    await sendCover(clerk, report, await photographedCover(report))
    await plant(report, { JC09: 861 })
    await submitted(report, respondent)
    const person = await signedIn(province)
    await person.get(`/reports/${report.id}/review`)

    const answer = await person.post(`/reports/${report.id}/acceptances`)

    assert.equal(answer.status, 422)
    assert.include(answer.words, '封面已失效')
  })

  test('at another level’s turn, naming whose turn it is', async ({ assert }) => {
    const { report, province, city } = await waiting({ city: true })
    const person = await signedIn(province)
    await person.get(`/reports/${report.id}/review`)

    const answer = await person.post(`/reports/${report.id}/acceptances`)

    assert.equal(answer.status, 409)
    assert.include(answer.words, `这份报表正在等${city!.name}处理`)
    assert.deepEqual(await actionsOf(report), ['submit'])
  })

  test('by a respondent, and of a report in another province', async ({ assert }) => {
    const { report, respondent, province } = await waiting()
    await sql(`UPDATE reports SET path = 'nation.p330000' WHERE id = ?`, [report.id])
    const [clerk, stranger] = [await signedIn(respondent), await signedIn(province)]
    await clerk.get('/password')
    await stranger.get('/queue')

    const wrong = await Promise.all(
      ['acceptances', 'returns', 'explanations/reads'].map((noun) =>
        clerk.post(`/reports/${report.id}/${noun}`)
      )
    )
    const page = await clerk.get(`/reports/${report.id}/review`)
    const queue = await clerk.get('/queue')
    const foreign = await Promise.all(
      ['acceptances', 'returns', 'explanations/reads'].map((noun) =>
        stranger.post(`/reports/${report.id}/${noun}`)
      )
    )

    assert.deepEqual(
      [...wrong, page, queue].map(({ status }) => status),
      [403, 403, 403, 403, 403]
    )
    assert.deepEqual(
      foreign.map(({ status }) => status),
      [404, 404, 404]
    )
    assert.deepEqual(await actionsOf(report), ['submit'])
  })

  test('from a page that is older than the report', async ({ assert }) => {
    const { report, respondent, province } = await waiting({
      settings: { coverNeededToAccept: false },
    })
    const person = await signedIn(province)
    const page = await person.get(`/reports/${report.id}/review`)
    const [, seen] = /name="seen" value="(\d+)"/.exec(page.body)!
    await report.return({ actor: province, address: null, reason: '请核对从业人员', marks: [] })
    await plant(report, { JC09: 860 })
    await submitted(report, respondent)

    const answer = await person.post(`/reports/${report.id}/acceptances`, { seen })

    assert.equal(answer.status, 409)
    assert.include(answer.words, '您打开这一页以后报表又有了变动')
    assert.deepEqual(await actionsOf(report), ['submit', 'return', 'submit'])
  })

  test('when the explanation was rewritten after it had been read', async ({ assert }) => {
    const { report, respondent, province } = await waiting({
      settings: { coverNeededToAccept: false },
    })
    const person = await signedIn(province)
    await readAll(person, report.id)
    await report.return({ actor: province, address: null, reason: '说明要写得更清楚', marks: [] })
    await report.refresh()
    const [{ finding, explanation }] = (await report.standing()).explained
    const text =
      '2016 年新建两条生产线，招聘生产人员六百四十名，从业人员因此增加，依据社保缴费名册。'
    await report.explain(
      { rule: finding.rule, text, expected: explanation!.version },
      { actor: respondent, address: null }
    )
    await submitted(report, respondent)

    const answer = await person.post(`/reports/${report.id}/acceptances`)

    assert.equal(answer.status, 422)
    assert.include(answer.words, '1 条核实说明还没看')
  })
})

test.group('Acceptance', (group) => {
  group.each.setup(() => clearWorld())

  test('by the province freezes the report, leaves an event and offers the next one', async ({
    assert,
  }) => {
    const { report, reports, province } = await waiting({
      projects: 2,
      settings: { coverNeededToAccept: false },
    })
    await fillCleanly(reports[1])
    await submitted(reports[1], await Account.findOrFail(reports[1].accountId))
    const person = await signedIn(province)
    await readAll(person, report.id)

    const queue = await person.follow(await person.post(`/reports/${report.id}/acceptances`))

    await report.refresh()
    const events = await eventsOf(report)
    assert.equal(report.state, 'province_accepted')
    assert.containsSubset(events.at(-1), {
      action: 'accept',
      from_state: 'submitted',
      actor_id: province.id,
    })
    assert.include(queue.words, '已验收 2012AA110204')
    assert.include(queue.body, `href="/reports/${reports[1].id}/review"`)
  })

  test('pressed many times at once accepts once', async ({ assert }) => {
    const { report, province } = await waiting({ settings: { coverNeededToAccept: false } })
    const person = await signedIn(province)
    await readAll(person, report.id)

    const answers = await Promise.all(
      [1, 2, 3, 4].map(() => person.post(`/reports/${report.id}/acceptances`))
    )

    assert.deepEqual(
      answers.map(({ status }) => status),
      [303, 303, 303, 303]
    )
    assert.deepEqual(await actionsOf(report), ['submit', 'accept'])
  })

  test('pressed on a page that is older than the first press is done once', async ({ assert }) => {
    const { report, province } = await waiting({ settings: { coverNeededToAccept: false } })
    const [one, other] = [await signedIn(province), await signedIn(province)]
    await readAll(one, report.id)
    const page = await other.get(`/reports/${report.id}/review`)
    const [, seen] = /name="seen" value="(\d+)"/.exec(page.body)!
    await one.post(`/reports/${report.id}/acceptances`, { seen })

    const answer = await other.post(`/reports/${report.id}/acceptances`, { seen })

    assert.equal(answer.status, 303)
    assert.deepEqual(await actionsOf(report), ['submit', 'accept'])
  })

  test('for the own level, pressed after acting for the one below, is no second press', async ({
    assert,
  }) => {
    const world = await waiting({ city: true, deadlines: { city: { review: '2017-03-12' } } })
    const { report, province } = world
    await setClockBefore('2017-03-12T16:00:00Z', -1)
    const person = await signedIn(province)
    await readAll(person, report.id)
    await person.post(`/reports/${report.id}/acceptances`)
    const page = await person.get(`/reports/${report.id}/review`)
    const [, seen] = /name="seen" value="(\d+)"/.exec(page.body)!

    const answer = await person.post(`/reports/${report.id}/acceptances`, { seen })

    assert.equal(answer.status, 422)
    assert.include(answer.words, '没有上传盖章的封面')
    assert.equal((await report.refresh()).state, 'submitted')
  })

  test('needs every level’s own look: what the city has read is unread for the province', async ({
    assert,
  }) => {
    const { report, city, province } = await waiting({ city: true })
    const lower = await signedIn(city!)
    await readAll(lower, report.id)
    const accepted = await lower.post(`/reports/${report.id}/acceptances`)
    const upper = await signedIn(province)

    const page = await upper.get(`/reports/${report.id}/review`)

    await report.refresh()
    assert.equal(accepted.status, 303)
    assert.equal(report.waitingAt, province.id)
    assert.include(page.words, '1 条核实说明还没看')
  })

  test('for a level that lets its own deadline pass is done by the level above', async ({
    assert,
  }) => {
    const world = await waiting({
      city: true,
      deadlines: { city: { review: '2017-03-12' } },
      settings: { coverNeededToAccept: false },
    })
    const { report, province } = world
    await setClockBefore('2017-03-12T16:00:00Z', 60)
    const person = await signedIn(province)
    await readAll(person, report.id)
    const early = await person.post(`/reports/${report.id}/acceptances`)
    await setClockBefore('2017-03-12T16:00:00Z', -1)

    const late = await person.post(`/reports/${report.id}/acceptances`)

    await report.refresh()
    const queue = await person.follow(late)
    assert.equal(early.status, 409)
    assert.equal(late.status, 303)
    assert.equal(report.state, 'submitted')
    assert.equal(report.waitingAt, province.id)
    assert.include(queue.words, '已代为办理，转到上一级')
  })

  test('by the nation for a city that stalls leaves the province in time its own decision', async ({
    assert,
  }) => {
    const world = await waiting({
      city: true,
      deadlines: { city: { review: '2017-03-12' } },
      settings: { coverNeededToAccept: false },
    })
    const { report, nation, city, province, respondent } = world
    await setClockBefore('2017-03-12T16:00:00Z', -1)
    const person = await signedIn(nation)
    await readAll(person, report.id)

    await person.post(`/reports/${report.id}/acceptances`)

    await report.refresh()
    const page = await (await signedIn(province)).get(`/reports/${report.id}/review`)
    const own = await (await signedIn(respondent)).get(`/reports/${report.id}/submission`)
    assert.equal(report.waitingAt, province.id)
    assert.containsSubset((await eventsOf(report)).at(-1), {
      action: 'accept',
      to_state: 'submitted',
      actor_id: nation.id,
      details: { onBehalfOf: { id: city!.id, name: city!.name, role: 'city' } },
    })
    for (const { words } of [page, own]) {
      assert.include(words, `${city!.name} 由${nation.name}代为验收`)
      assert.include(words, `${province.name} 等验收`)
    }
    assert.include(page.words, `${nation.name} 代${city!.name}验收通过`)
    assert.include(page.words, '等您验收')
  })

  test('at unit level is called 核实, on the pages of the unit and of those who wait for it', async ({
    assert,
  }) => {
    const { report, respondent, unit } = await buildWorld({ unit: true })
    await fillCleanly(report)
    await submitted(report, respondent)
    const person = await signedIn(unit!)

    const pages = [
      await person.get('/queue'),
      await person.get('/manage'),
      await person.get(`/reports/${report.id}/review`),
    ]
    const own = await (await signedIn(respondent)).get(`/reports/${report.id}/submission`)
    const queue = await person.follow(await person.post(`/reports/${report.id}/acceptances`))

    assert.include(pages[0].words, '等您核实 1 份')
    assert.include(pages[0].words, '批量核实')
    assert.include(pages[1].words, '等我核实')
    assert.match(pages[1].words, /单位核实 0 个/)
    assert.match(pages[2].body, /<button class="btn main" id="accept"[^>]*>核实</)
    assert.include(pages[2].words, '能不能核实')
    for (const { words } of pages) assert.notMatch(words, /等[您我]验收/)
    assert.include(own.words, `已上报，等${unit!.name}核实`)
    assert.include(queue.words, '已核实 2012AA110204')
  })

  test('shows as accepted only the levels that have decided or were acted for', async ({
    assert,
  }) => {
    const { report, respondent, unit, county, city, province } = await buildWorld({
      county: true,
      unit: true,
      settings: { coverNeededToAccept: false },
    })
    await fillCleanly(report)
    await sql('UPDATE accounts SET enabled = false WHERE id = ?', [county!.id])
    await submitted(report, respondent)
    await report.accept({ actor: unit!, address: null })
    await sql('UPDATE accounts SET enabled = true WHERE id = ?', [county!.id])

    const page = await (await signedIn(province)).get(`/reports/${report.id}/review`)

    assert.include(page.words, `${unit!.name} 已核实`)
    assert.include(page.words, `${county!.name} —`)
    assert.include(page.words, `${city!.name} 等验收`)
  })
})

test.group('Reading explanations', (group) => {
  group.each.setup(() => clearWorld())

  test('one by one, each in the version that was seen', async ({ assert }) => {
    const { report, province } = await waiting()
    const [{ explanation }] = (await report.standing()).explained
    const person = await signedIn(province)
    await person.get(`/reports/${report.id}/review`)

    const stale = await person.post(`/reports/${report.id}/explanations/${explanation!.id}/reads`, {
      seen: `${explanation!.id}.9`,
    })
    const foreign = await person.post(`/reports/${report.id}/explanations/999999/reads`, {
      seen: '999999.1',
    })
    const garbage = await person.post(`/reports/${report.id}/explanations/reads`, {
      'seen[a]': "1'; --",
    })
    const read = await person.post(`/reports/${report.id}/explanations/${explanation!.id}/reads`, {
      seen: `${explanation!.id}.${explanation!.version}`,
      at: 'B091',
    })

    assert.deepEqual([stale.status, foreign.status, garbage.status], [409, 409, 409])
    assert.equal(read.status, 303)
    const page = await person.follow(read)
    assert.include(page.words, '核实说明都已看过')
    assert.include(page.words, '您看过')
  })
})

async function readAll(person: Awaited<ReturnType<typeof signedIn>>, reportId: number) {
  const page = await person.get(`/reports/${reportId}/review`)
  const seen = [...page.body.matchAll(/name="seen" value="(\d+\.\d+)"/g)].map(([, one]) => one)
  await person.post(`/reports/${reportId}/explanations/reads`, { seen: [...new Set(seen)] })
}
