import { test } from '@japa/runner'
import type Account from '#models/account'
import { explainAll, signedIn, submitted } from '#tests/functional/submitting/way'
import { statementsOf } from '#tests/support/statements'
import { buildWorld, clearWorld, fillCleanly, plant, setClock } from '#tests/support/world'

test.group('The review of one report', (group) => {
  group.each.setup(() => clearWorld())

  test('does not count as opened when another level looks at it', async ({ assert }) => {
    const { report, respondent, province } = await buildWorld()
    await fillCleanly(report)
    await submitted(report, respondent)
    const person = await signedIn(province)

    const page = await person.get(`/reports/${report.id}/review`)

    await report.refresh()
    assert.equal(page.status, 200)
    assert.isNull(report.openedAt)
    await report.withdraw({ actor: respondent, address: null })
  })

  test('counts as opened from the first look of the holder on, and anew at the next level', async ({
    assert,
  }) => {
    const { report, respondent, city } = await buildWorld()
    await fillCleanly(report)
    await submitted(report, respondent)
    const person = await signedIn(city!)

    await person.get(`/reports/${report.id}/review`)
    const first = (await report.refresh()).openedAt
    await person.get(`/reports/${report.id}/review`)
    const second = (await report.refresh()).openedAt
    await report.accept({ actor: city!, address: null })

    assert.isNotNull(first)
    assert.deepEqual(second, first)
    assert.isNull((await report.refresh()).openedAt)
  })

  test('counts as opened by a superior that may decide for a level that stalls, so it can’t be taken back', async ({
    assert,
  }) => {
    const { report, respondent, province, city } = await buildWorld({
      deadlines: { city: { review: '2017-02-21' } },
    })
    await fillCleanly(report)
    await submitted(report, respondent)
    const person = await signedIn(province)

    await person.get(`/reports/${report.id}/review`)
    const first = (await report.refresh()).openedAt
    await setClock('2017-02-23T02:00:00Z')
    await person.get(`/reports/${report.id}/review`)
    const clerk = await signedIn(respondent)
    await clerk.get(`/reports/${report.id}/submission`)
    const refused = await clerk.post(`/reports/${report.id}/withdrawals`)

    await report.refresh()
    assert.isNotNull(first)
    assert.deepEqual(report.openedAt, first)
    assert.equal(report.state, 'submitted')
    assert.equal(refused.status, 409)
    assert.include(
      refused.words,
      `管理机构已经打开这份报表，不能再撤回。需要改动请联系${city!.name}退回。`
    )
  })

  test('counts as opened when the holder reads {what}, not when a level above looks on')
    .with([
      { what: 'a section', path: 'sections/JC' },
      { what: 'the print', path: 'report.pdf' },
      { what: 'the findings as a file', path: 'findings.xlsx' },
    ])
    .run(async ({ assert }, { path }) => {
      const { report, respondent, province, city } = await buildWorld()
      await fillCleanly(report)
      await submitted(report, respondent)
      const [above, holder, clerk] = [
        await signedIn(province),
        await signedIn(city!),
        await signedIn(respondent),
      ]

      await above.get(`/reports/${report.id}/${path}`)
      await clerk.get(`/reports/${report.id}/${path}`)
      const before = (await report.refresh()).openedAt
      const read = await holder.get(`/reports/${report.id}/${path}`)

      await report.refresh()
      assert.isNull(before)
      assert.equal(read.status, 200)
      assert.isNotNull(report.openedAt)
      await assert.rejects(
        () => report.withdraw({ actor: respondent, address: null }),
        /管理机构已经打开这份报表/
      )
    })

  test('writes that it was opened once, and nothing for who only looks on', async ({ assert }) => {
    const { report, respondent, province, city } = await buildWorld()
    await fillCleanly(report)
    await submitted(report, respondent)
    const written = async (actor: Account) => {
      await report.refresh()
      const sent = await statementsOf(() => report.openedBy(actor))
      return [sent.length, sent.filter((text) => /^update/i.test(text)).length]
    }

    const counts = [
      await written(respondent),
      await written(province),
      await written(city!),
      await written(city!),
    ]

    assert.deepEqual(counts, [
      [0, 0],
      [1, 0],
      [1, 1],
      [0, 0],
    ])
  })

  test('a look and a withdrawal at once: one of them wins', async ({ assert }) => {
    const { report, respondent, city } = await buildWorld()
    await fillCleanly(report)
    await submitted(report, respondent)

    const [withdrawal] = await Promise.allSettled([
      report.withdraw({ actor: respondent, address: null }),
      report.openedBy(city!),
    ])

    await report.refresh()
    const isWithdrawn = withdrawal.status === 'fulfilled'
    assert.equal(report.state, isWithdrawn ? 'filling' : 'submitted')
    assert.equal(report.openedAt === null, isWithdrawn)
  })

  test('shows explanation, value, issued value and last year’s side by side, and all answers', async ({
    assert,
  }) => {
    const { report, respondent, province } = await buildWorld({ city: false })
    await fillCleanly(report)
    await plant(report, { JC09: 1500 })
    await explainAll(report, respondent)
    await submitted(report, respondent)
    const person = await signedIn(province)

    const { words, body } = await person.get(`/reports/${report.id}/review`)

    assert.match(words, /从业人员比上年变动超过 30%.*1,500 人 860 人.*见准予变更登记通知书/)
    assert.match(
      words,
      /JC01 第一承担单位名称 江苏恒曜新能源科技有限公司 — 江苏恒曜新能源科技有限公司|JC01 第一承担单位名称 江苏恒曜新能源科技有限公司 江苏恒曜新能源科技有限公司 江苏恒曜新能源科技有限公司/
    )
    assert.match(words, /JC04 行政区划代码 320412 江苏省常州市武进区/)
    assert.match(words, /西北航空材料大学/)
    assert.match(words, /表十 实施评价与说明/)
    assert.notInclude(body, '<textarea id="B091-text"')
  })

  test('keeps what people wrote from becoming markup', async ({ assert }) => {
    const { report, respondent, province } = await buildWorld({ city: false })
    await fillCleanly(report)
    await plant(report, { JM04: '<script>alert(1)</script>' })
    await submitted(report, respondent)
    const person = await signedIn(province)

    const { body } = await person.get(`/reports/${report.id}/review`)

    assert.include(body, '&lt;script&gt;alert(1)&lt;/script&gt;')
    assert.notInclude(body, '<script>alert(1)')
  })

  test('of a report still being filled can be read but not decided', async ({ assert }) => {
    const { report, province } = await buildWorld({ city: false })
    await fillCleanly(report)
    await plant(report, { JD06: 30 })
    const person = await signedIn(province)

    const { words } = await person.get(`/reports/${report.id}/review`)

    assert.include(words, '强制性问题 1 条没改')
    assert.include(words, '报表现在是“填报中”，不能验收')
    assert.include(words, '报表现在是“填报中”，不能退回')
  })
})
