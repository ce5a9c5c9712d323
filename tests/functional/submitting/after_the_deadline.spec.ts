import { test } from '@japa/runner'
import { sql } from '#queries/sql'
import { setClockBefore, signedIn } from '#tests/functional/submitting/way'
import { Clerk } from '#tests/support/clerk'
import { buildWorld, clearWorld, fillCleanly, type World } from '#tests/support/world'

/** The province has set a day of its own, two before the round's. */
const CLOSES = '2017-03-08T16:00:00Z'
const ROUND_CLOSES = '2017-03-10T16:00:00Z'

const PROVINCE = '江苏省科学技术厅'
const NATION = '国家级管理机构'

const askOf = (lifter: string) => `确需补报，请联系${lifter}调整截止时间。`

async function filledInACounty(): Promise<World> {
  const world = await buildWorld({
    county: true,
    deadlines: { province: { filing: '2017-03-08' } },
  })
  await fillCleanly(world.report)
  return world
}

/** What the nation gives a province is its limit from then on (D1). */
async function give(world: World, filing: string) {
  await sql('UPDATE deadlines SET filing_ceiling = ? WHERE account_id = ?', [
    filing,
    world.province.id,
  ])
}

test.group('After the deadline, who is named as able to lift it', (group) => {
  group.each.setup(() => clearWorld())

  test('{what}: {lifter}')
    .with([
      {
        what: 'the province while the round still lets it',
        over: CLOSES,
        change: async () => {},
        lifter: PROVINCE,
      },
      {
        what: 'the nation once the date of the round is over',
        over: ROUND_CLOSES,
        change: async () => {},
        lifter: NATION,
      },
      {
        what: 'the nation where it has given the province no more',
        over: CLOSES,
        change: (world: World) => give(world, '2017-03-08'),
        lifter: NATION,
      },
      {
        what: 'the nation where the province can’t act',
        over: CLOSES,
        change: (world: World) => world.province.merge({ enabled: false }).save(),
        lifter: NATION,
      },
    ])
    .run(async ({ assert }, { over, change, lifter }) => {
      const world = await filledInACounty()
      await change(world)
      const person = await signedIn(world.respondent)
      await setClockBefore(over, -1)

      const { words } = await person.get('/')

      assert.include(words, `本年将无法进行报表报送。${askOf(lifter)}`)
    })

  test('is said alike at home, in the audit, in the form, by a save and by a submission', async ({
    assert,
  }) => {
    const { report, respondent } = await filledInACounty()
    const clerk = await Clerk.at(report, respondent)
    await clerk.open('JC')
    const { pass } = clerk
    await setClockBefore(CLOSES, -1)

    const pages = ['/', `/reports/${report.id}/audit`, `/reports/${report.id}/submission`]
    const shown = [await clerk.open('JC')]
    for (const page of pages) shown.push(await clerk.person.get(page))
    const saved = await clerk.save('JC09', { raw: '77', expected: 1, pass })
    const submitted = await clerk.person.post(`/reports/${report.id}/submissions`)

    for (const { words } of [...shown, submitted]) assert.include(words, askOf(PROVINCE))
    assert.include(saved.reply.message, askOf(PROVINCE))
    assert.deepEqual([saved.status, submitted.status], [403, 403])
  })
})
