import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { BEFORE_DEADLINE, IN_FILING_TIME, SINCE_OPENING } from '#models/report/deadline'
import { signedIn, submitted } from '#tests/functional/submitting/way'
import { setDates } from '#tests/functional/deadlines/set_dates'
import { buildWorld, clearWorld, fillCleanly, setClock } from '#tests/support/world'

const DATES = {
  target: 'round',
  opens: '2017-01-04',
  filing: '2017-03-10',
  provinceReview: '2017-03-20',
  nationalReview: '2017-04-03',
}
const END = Date.parse('2017-03-08T16:00:00Z')
/** 00:00 of 2017-02-25 in Beijing. */
const BEGIN = Date.parse('2017-02-24T16:00:00Z')

const ZONES = [
  'Asia/Shanghai',
  'UTC',
  'America/New_York',
  'Pacific/Kiritimati',
  'Pacific/Pago_Pago',
]

/** What a comparison says in a session of this zone, around an instant: a second and a millisecond before, then, and after. */
function around(instant: number, zone: string, comparison: string): Promise<boolean[]> {
  return db.transaction(async (trx) => {
    await trx.rawQuery(`SET LOCAL TIME ZONE '${zone}'`)
    const found: boolean[] = []
    for (const ms of [-1000, -1, 0, 1, 1000]) {
      const at = new Date(instant + ms).toISOString()
      await trx.rawQuery('UPDATE clock SET shift = ?::timestamptz - now()', [at])
      const { rows } = await trx.rawQuery(
        `SELECT ${comparison} AS open FROM reports JOIN rounds ON rounds.id = reports.round_id
          WHERE rounds.status = 'open'`
      )
      found.push(rows[0].open)
    }
    await trx.rollback()
    return found
  })
}

test.group('The chain of a deadline', (group) => {
  group.each.setup(() => clearWorld())

  test('tells the respondent and the reviewer who set what and when', async ({ assert }) => {
    const { report, respondent, province } = await buildWorld({
      deadlines: { province: { filing: '2017-03-09' }, city: { filing: '2017-03-08' } },
    })

    const home = await (await signedIn(respondent)).get('/')
    const review = await (await signedIn(province)).get(`/reports/${report.id}/review`)

    for (const { words } of [home, review]) {
      assert.include(words, '国家 2017-03-10 24:00')
      assert.match(
        words,
        /江苏省科学技术厅 2017-03-09 24:00 江苏省科学技术厅 2-22 10:\d\d 定 常州市科学技术局 2017-03-08 24:00 以此为准 江苏省科学技术厅 2-22/
      )
    }
  })

  test('ends with the extension and who gave it', async ({ assert }) => {
    const world = await buildWorld({ city: false })
    await fillCleanly(world.report)
    await submitted(world.report, world.respondent)
    await setClock('2017-03-12T02:00:00Z')
    await world.report.return({
      actor: world.province,
      address: null,
      reason: '请核对从业人员。',
      marks: [],
    })

    const home = await (await signedIn(world.respondent)).get('/')

    assert.match(home.words, /退回后延长 2017-03-20 24:00 以此为准 江苏省科学技术厅 3-12 10:00 定/)
  })
})

test.group('The chain of a deadline, who set what', (group) => {
  group.each.setup(() => clearWorld())

  test('names who gave the extension, not who has returned the report again within it', async ({
    assert,
  }) => {
    const world = await buildWorld({ deadlines: { city: { review: '2017-03-14' } } })
    const { report, respondent, city, province } = world
    await fillCleanly(report)
    await submitted(report, respondent)
    await setClock('2017-03-12T02:00:00Z')
    await report.return({ actor: province, address: null, reason: '请核对从业人员。', marks: [] })
    await submitted(report, respondent)
    await setClock('2017-03-13T02:00:00Z')
    await report.return({ actor: city!, address: null, reason: '还差一点。', marks: [] })

    const home = await (await signedIn(respondent)).get('/')

    assert.match(home.words, /退回后延长 2017-03-20 24:00 以此为准 江苏省科学技术厅 3-12 10:00 定/)
  })

  test('names nobody for the nation’s filing date when it has set another of its dates', async ({
    assert,
  }) => {
    const { nation, respondent } = await buildWorld()
    const person = await signedIn(nation)
    const clerk = await signedIn(respondent)

    assert.equal((await setDates(person, { ...DATES, nationalReview: '2017-04-05' })).status, 303)
    assert.match((await clerk.get('/')).words, /国家 2017-03-10 24:00 以此为准(?! 国家)/)

    assert.equal((await setDates(person, { ...DATES, filing: '2017-03-09' })).status, 303)
    assert.match((await clerk.get('/')).words, /国家 2017-03-09 24:00 以此为准 .*2-22 10:\d\d 定/)
  })
})

test.group('The gate of the database', (group) => {
  group.each.setup(() => clearWorld())

  test('closes at the same instant in a session zone of {$self}')
    .with(ZONES)
    .run(async ({ assert }, zone) => {
      await buildWorld({ deadlines: { city: { filing: '2017-03-08' } } })

      for (const comparison of [BEFORE_DEADLINE, IN_FILING_TIME]) {
        assert.deepEqual(await around(END, zone, comparison), [true, true, false, false, false])
      }
    })

  test('opens at the same instant in a session zone of {$self}')
    .with(ZONES)
    .run(async ({ assert }, zone) => {
      const { round } = await buildWorld()
      await round.merge({ opensOn: '2017-02-25' }).save()

      for (const comparison of [SINCE_OPENING, IN_FILING_TIME]) {
        assert.deepEqual(await around(BEGIN, zone, comparison), [false, false, true, true, true])
      }
    })
})
