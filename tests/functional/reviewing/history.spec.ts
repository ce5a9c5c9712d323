import { test } from '@japa/runner'
import { sql } from '#queries/sql'
import { signedIn, submitted } from '#tests/functional/submitting/way'
import { buildWorld, clearWorld, fillCleanly } from '#tests/support/world'

const REASON = '从业人员年末数比上年多很多，请核对。'

/** Somebody hands a report in and takes it back, again and again. */
async function handInAndTakeBack(reportId: number, times: number) {
  await sql(
    `INSERT INTO report_events (report_id, action, from_state, to_state, data_version)
     SELECT ?, action, from_state, to_state, 1 FROM generate_series(1, ?) AS nth, (VALUES
       (1, 'submit', 'filling', 'submitted'), (2, 'withdraw', 'submitted', 'filling')) AS act (place, action, from_state, to_state)
      ORDER BY nth, place`,
    [reportId, times]
  )
}

test.group('The history of a report', (group) => {
  group.each.setup(() => clearWorld())

  test('keeps every reason, however much has happened since (W2)', async ({ assert }) => {
    const { report, respondent, province } = await buildWorld({ city: false })
    await fillCleanly(report)
    await submitted(report, respondent)
    await report.return({ actor: province, address: null, reason: REASON, marks: [] })
    await handInAndTakeBack(report.id, 300)

    const home = await (await signedIn(respondent)).get('/')
    const review = await (await signedIn(province)).get(`/reports/${report.id}/review`)

    for (const { body, words } of [home, review]) {
      const [history] = /<section[^>]* id="history"[\s\S]*?<\/section>/.exec(body)!
      assert.include(history, REASON)
      assert.include(words, `江苏省科学技术厅 退回修改 ：${REASON}`)
      assert.isBelow(history.split('<li>').length, 250)
    }
  })

  test('tells what happened last first', async ({ assert }) => {
    const { report, respondent, province } = await buildWorld({ city: false })
    await fillCleanly(report)
    await submitted(report, respondent)
    await report.return({ actor: province, address: null, reason: REASON, marks: [] })
    await submitted(report, respondent)

    const { words } = await (await signedIn(respondent)).get('/')

    assert.match(words, /上报 [^：]* 退回修改 ：[^：]* 上报 [^：]* 开始填报/)
  })
})
