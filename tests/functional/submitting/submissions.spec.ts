import { test } from '@japa/runner'
import { clearWorld, buildWorld, fillCleanly, plant } from '#tests/support/world'
import { actionsOf, eventsOf, setClockBefore, signedIn } from '#tests/functional/submitting/way'
import { sql } from '#queries/sql'

const CLOSES = '2017-03-10T16:00:00Z'

test.group('Submission, what is refused', (group) => {
  group.each.setup(() => clearWorld())

  test('a hand-made POST with mandatory findings open is refused with the first thing to do', async ({
    assert,
  }) => {
    const { report, respondent } = await buildWorld()
    await fillCleanly(report)
    await plant(report, { JD06: 30 })
    const person = await signedIn(respondent)
    await person.get(`/reports/${report.id}/submission`)

    const answer = await person.post(`/reports/${report.id}/submissions`)

    assert.equal(answer.status, 422)
    assert.include(answer.words, '还有 1 件事没办完，先办这一件：1 条强制性问题没改。')
    assert.deepEqual(await actionsOf(report), [])
  })

  test('the disabled button says the same sentence', async ({ assert }) => {
    const { report, respondent } = await buildWorld()
    await fillCleanly(report)
    await plant(report, { JC01: '江苏恒曜能源集团有限公司' })
    const person = await signedIn(respondent)

    const page = await person.get(`/reports/${report.id}/submission`)
    const refused = await person.post(`/reports/${report.id}/submissions`)

    const [sentence] =
      /还有 1 件事没办完，先办这一件：2 条核实性问题没说清。/.exec(page.words) ?? []
    assert.isDefined(sentence, page.words)
    assert.match(
      page.body,
      /<button class="btn main" id="submit" type="button" aria-disabled="true"/
    )
    assert.include(refused.words, sentence!)
  })

  test('an empty report is not submitted', async ({ assert }) => {
    const { report, respondent } = await buildWorld()
    const person = await signedIn(respondent)
    await person.get(`/reports/${report.id}/submission`)

    const answer = await person.post(`/reports/${report.id}/submissions`)

    assert.equal(answer.status, 409)
    assert.include(answer.words, '报表现在是“未填报”，不能上报')
    assert.deepEqual(await actionsOf(report), [])
  })

  test('one second after the deadline nothing is taken, and who can lift it is named', async ({
    assert,
  }) => {
    const { report, respondent } = await buildWorld()
    await fillCleanly(report)
    const person = await signedIn(respondent)
    await setClockBefore(CLOSES, -1)
    await person.get('/password')

    const answer = await person.post(`/reports/${report.id}/submissions`)

    assert.equal(answer.status, 403)
    assert.include(answer.words, '2017-03-10 24:00 截止，本年将无法进行报表报送')
    assert.include(answer.words, '请联系国家级管理机构调整截止时间')
    assert.deepEqual(await actionsOf(report), [])
  })

  test('a stranger finds no report, a manager is not the one to submit', async ({ assert }) => {
    const { reports, report, respondent, province } = await buildWorld({ projects: 2 })
    await fillCleanly(report)
    const [stranger, manager] = [await signedIn(respondent), await signedIn(province)]
    await stranger.get('/password')
    await manager.get('/queue')

    const foreign = await stranger.post(`/reports/${reports[1].id}/submissions`)
    const page = await stranger.get(`/reports/${reports[1].id}/submission`)
    const wrong = await manager.post(`/reports/${report.id}/submissions`)
    const garbage = await stranger.get('/reports/0x1%00/submission')

    assert.deepEqual([foreign.status, page.status, garbage.status], [404, 404, 404])
    assert.equal(wrong.status, 403)
    assert.include(wrong.words, '上报由基层单位办理')
    assert.deepEqual(await actionsOf(report), [])
  })

  test('where the round demands it, a report without a valid cover stays', async ({ assert }) => {
    const { report, respondent } = await buildWorld({ settings: { coverNeededToSubmit: true } })
    await fillCleanly(report)
    const person = await signedIn(respondent)
    await person.get('/password')

    const answer = await person.post(`/reports/${report.id}/submissions`)

    assert.equal(answer.status, 422)
    assert.include(answer.words, '还没有上传盖章的封面')
  })
})

test.group('Submission', (group) => {
  group.each.setup(() => clearWorld())

  test('one second before the deadline gives a receipt with number, time and check code', async ({
    assert,
  }) => {
    const { report, respondent, city } = await buildWorld()
    await fillCleanly(report)
    const { checkCode } = await report.standing()
    const person = await signedIn(respondent)
    await person.get(`/reports/${report.id}/submission`)
    await setClockBefore(CLOSES, 2)

    const receipt = await person.follow(await person.post(`/reports/${report.id}/submissions`))

    await report.refresh()
    assert.equal(report.state, 'submitted')
    assert.equal(report.waitingAt, city!.id)
    assert.match(receipt.words, /回执号 2016-\d{6} 上报时间 2017-03-10 23:59:5\d 校验码/)
    assert.include(receipt.words, checkCode.replace(/.{4}(?=.)/g, '$& '))
    assert.include(receipt.words, `等${city!.name}验收`)
  })

  test('writes one event and a snapshot of the data', async ({ assert }) => {
    const { report, respondent } = await buildWorld()
    await fillCleanly(report)
    const person = await signedIn(respondent)
    await person.get(`/reports/${report.id}/submission`)

    await person.post(`/reports/${report.id}/submissions`)

    const [event] = await eventsOf(report)
    const [snapshot] = await sql<{ answers: Record<string, unknown>; check_code: string }>(
      'SELECT answers, check_code FROM report_snapshots WHERE report_id = ?',
      [report.id]
    )
    await report.refresh()
    assert.containsSubset(event, {
      action: 'submit',
      from_state: 'filling',
      to_state: 'submitted',
      actor_id: respondent.id,
    })
    assert.equal(snapshot.answers.JC09, 860)
    assert.equal(snapshot.check_code, report.checkCode)
  })

  test('two presses at once submit once, both see the receipt', async ({ assert }) => {
    const { report, respondent } = await buildWorld()
    await fillCleanly(report)
    const person = await signedIn(respondent)
    await person.get(`/reports/${report.id}/submission`)

    const answers = await Promise.all(
      Array.from({ length: 5 }, () => person.post(`/reports/${report.id}/submissions`))
    )

    assert.deepEqual(
      answers.map(({ status }) => status),
      [303, 303, 303, 303, 303]
    )
    assert.deepEqual(await actionsOf(report), ['submit'])
  })

  test('goes to the province where no level below has an active account', async ({ assert }) => {
    const { report, respondent, city, province } = await buildWorld()
    await fillCleanly(report)
    await city!.merge({ enabled: false }).save()

    await report.submit({ actor: respondent, address: null })

    await report.refresh()
    const person = await signedIn(respondent)
    const { words } = await person.get(`/reports/${report.id}/submission`)
    assert.equal(report.waitingAt, province.id)
    assert.include(words, '谁 现在 最晚 江苏省科学技术厅 等验收 2017-03-20 24:00 国家 —')
  })

  test('waits at the nation rather than at nobody', async ({ assert }) => {
    const { report, respondent, city, province, nation } = await buildWorld()
    await fillCleanly(report)
    await sql('UPDATE accounts SET enabled = false WHERE id = ANY(?)', [[city!.id, province.id]])

    await report.submit({ actor: respondent, address: null })

    await report.refresh()
    assert.equal(report.state, 'submitted')
    assert.equal(report.waitingAt, nation.id)
  })
})

test.group('Withdrawal', (group) => {
  group.each.setup(() => clearWorld())

  test('is possible until a manager has opened the report', async ({ assert }) => {
    const { report, respondent, city } = await buildWorld()
    await fillCleanly(report)
    await report.submit({ actor: respondent, address: null })
    const [person, manager] = [await signedIn(respondent), await signedIn(city!)]
    await person.get(`/reports/${report.id}/submission`)
    await manager.get(`/reports/${report.id}/review`)

    const refused = await person.post(`/reports/${report.id}/withdrawals`)
    const page = await person.get(`/reports/${report.id}/submission`)

    assert.equal(refused.status, 409)
    assert.include(
      refused.words,
      `管理机构已经打开这份报表，不能再撤回。需要改动请联系${city!.name}退回`
    )
    assert.include(
      page.words,
      `管理机构已经打开这份报表，不能再撤回。需要改动请联系${city!.name}退回`
    )
    assert.deepEqual(await actionsOf(report), ['submit'])
  })

  test('takes the report back for correction, once', async ({ assert }) => {
    const { report, respondent } = await buildWorld()
    await fillCleanly(report)
    await report.submit({ actor: respondent, address: null })
    const person = await signedIn(respondent)
    await person.get(`/reports/${report.id}/submission`)

    const answers = await Promise.all(
      [1, 2].map(() => person.post(`/reports/${report.id}/withdrawals`))
    )

    await report.refresh()
    assert.deepEqual(
      answers.map(({ status }) => status),
      [303, 303]
    )
    assert.equal(report.state, 'filling')
    assert.deepEqual(await actionsOf(report), ['submit', 'withdraw'])
  })

  test('is over when a level has accepted, though the next has not looked yet', async ({
    assert,
  }) => {
    const { report, respondent, city } = await buildWorld()
    await fillCleanly(report)
    await report.submit({ actor: respondent, address: null })
    await report.accept({ actor: city!, address: null })

    await assert.rejects(
      () => report.withdraw({ actor: respondent, address: null }),
      /常州市科学技术局已经验收这份报表/
    )
  })

  test('is over with the deadline: the report stays handed in, and who can return it is named', async ({
    assert,
  }) => {
    const { report, respondent, city } = await buildWorld()
    await fillCleanly(report)
    await report.submit({ actor: respondent, address: null })
    const person = await signedIn(respondent)
    await person.get(`/reports/${report.id}/submission`)
    await setClockBefore(CLOSES, -1)

    const page = await person.get(`/reports/${report.id}/submission`)
    const refused = await person.post(`/reports/${report.id}/withdrawals`)

    await report.refresh()
    const says = `填报已于 2017-03-10 24:00 截止，不能再撤回。报表已经上报，照样有效；确需改动请联系${city!.name}退回。`
    assert.equal(refused.status, 403)
    assert.equal(report.state, 'submitted')
    for (const { words } of [page, refused]) {
      assert.include(words, says)
      assert.notInclude(words, '本年将无法进行报表报送')
    }
  })

  test('is over with the round, and that is said', async ({ assert }) => {
    const { report, respondent, round } = await buildWorld()
    await fillCleanly(report)
    await report.submit({ actor: respondent, address: null })
    await round.merge({ status: 'closed' }).save()

    await assert.rejects(
      () => report.withdraw({ actor: respondent, address: null }),
      /本年度调查现在不在填报期内/
    )
  })
})
