import { test } from '@japa/runner'
import { copyReport } from '#tests/functional/reviewing/copied_report'
import { signedIn, submitted } from '#tests/functional/submitting/way'
import { buildWorld, clearWorld, fillCleanly } from '#tests/support/world'

/** Lists whose total is read with the rows know no last page once they are past the end. */
const LISTS = [
  { list: '/collection/reports', leadsTo: '/collection/reports?show=listed&page=2' },
  { list: '/reminders', leadsTo: '/reminders?show=unsubmitted&page=2' },
  { list: '/queue?state=all', leadsTo: '/queue?state=all&page=2' },
  { list: '/roster', leadsTo: '/roster?page=2' },
  { list: '/roster/verification', leadsTo: '/roster/verification?page=2' },
  { list: '/roster/additions', leadsTo: '/roster/additions?page=1' },
  { list: '/reconciliations', leadsTo: '/reconciliations' },
  { list: '/accounts', leadsTo: '/accounts' },
  { list: '/messages', leadsTo: '/messages' },
]

test.group('A page past the end of a list', (group) => {
  group.each.setup(() => clearWorld())

  test('leads to one that is there: {list}')
    .with(LISTS)
    .run(async ({ assert }, { list, leadsTo }) => {
      const { province, report } = await buildWorld()
      await copyReport(report.id, 60)
      const person = await signedIn(province)

      const past = await person.get(`${list}${list.includes('?') ? '&' : '?'}page=500`)

      assert.equal(past.status, 303)
      assert.equal(past.location, leadsTo)
      assert.equal((await person.follow(past)).status, 200)
    })

  test('still says what was done when that has emptied the page', async ({ assert }) => {
    const { province, report, respondent } = await buildWorld({ city: false })
    await fillCleanly(report)
    await submitted(report, respondent)
    await copyReport(report.id, 50)
    const person = await signedIn(province)
    await person.get('/queue?page=2')

    const returned = await person.post(`/reports/${report.id}/returns?page=2`, {
      reason: '请核对从业人员年末数。',
    })
    const emptied = await person.follow(returned)

    assert.equal(returned.location, '/queue?page=2')
    assert.equal(emptied.location, '/queue')
    assert.include((await person.follow(emptied)).words, '已退回')
  })
})
