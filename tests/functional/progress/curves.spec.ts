import { test } from '@japa/runner'
import Account from '#models/account'
import { curve } from '#queries/collection/curves'
import { accepted, submitted } from '#tests/functional/submitting/way'
import { buildWorld, clearWorld, fillCleanly, setClock } from '#tests/support/world'

test.group('Curves over time', (group) => {
  group.each.setup(() => clearWorld())

  test('count a report on its Beijing day, and no more when it is returned', async ({ assert }) => {
    const world = await buildWorld({ city: false, settings: { coverNeededToAccept: false } })
    const { report, province, round } = world
    const owner = await Account.findOrFail(report.accountId)
    await fillCleanly(report)
    await setClock('2017-02-23T15:59:50Z')
    await submitted(report, owner)
    await setClock('2017-02-23T16:00:10Z')
    await report.return({ actor: province, address: null, reason: '请改从业人员数。', marks: [] })
    await setClock('2017-02-25T02:00:00Z')
    await submitted(await report.refresh(), owner)
    await setClock('2017-02-26T02:00:00Z')
    await accepted(report, province)

    const points = await curve({ roundId: round.id, path: province.path, programme: '' })

    assert.deepEqual(points, [
      { day: '2017-02-22', submitted: 0, accepted: 0 },
      { day: '2017-02-23', submitted: 1, accepted: 0 },
      { day: '2017-02-24', submitted: 0, accepted: 0 },
      { day: '2017-02-25', submitted: 1, accepted: 0 },
      { day: '2017-02-26', submitted: 1, accepted: 1 },
    ])
  })
})
