import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import Account from '#models/account'
import Report from '#models/report'
import { issueReports, type RosterLine } from '#models/report/issuing'
import type Round from '#models/round'
import { sql } from '#queries/sql'
import { buildWorld, clearWorld, OWN_PASSWORD } from '#tests/support/world'

const FACTS = {
  contactEmail: 'min.zhou@example.com',
  programme: '02',
  unitName: '常州某电机厂',
  orgCode: '467300226',
  regionCode: '320412',
  budgetTotal: 500,
  budgetCentral: 300,
}

function line(number: string, facts: RosterLine['facts'] = {}): RosterLine {
  return { number, title: '永磁电机研究', facts: { ...FACTS, ...facts } }
}

function issue(round: Round, lines: RosterLine[]) {
  return db.transaction((trx) => issueReports(round, lines, trx))
}

async function pathOf(number: string) {
  return (
    await Report.query()
      .whereHas('project', (project) => project.where('number', number))
      .firstOrFail()
  ).path
}

async function serials() {
  const rows = await sql<{ serial: string }>(
    `SELECT stat_serial_no AS serial FROM roster_entries JOIN rounds ON rounds.id = round_id
      WHERE rounds.code = '2016' ORDER BY roster_entries.id`
  )
  return rows.map(({ serial }) => serial)
}

test.group('Issuing reports', (group) => {
  group.each.setup(() => clearWorld())

  test('is refused for a project that is in the round already, as a whole', async ({ assert }) => {
    const { round } = await buildWorld()

    await assert.rejects(() => issue(round, [line('2013AA000001'), line('2012AA110204')]), /unique/)

    assert.isNull(await Account.findBy('userName', '2013AA000001'))
  })

  test('is refused when a project number is the name of a manager', async ({ assert }) => {
    const { round, city } = await buildWorld()

    await assert.rejects(() => issue(round, [line('320400XM')]), /name of a manager/)

    assert.equal((await city!.refresh()).role, 'city')
  })

  test('is refused when 9999 统计编号 of a programme in a region are used', async ({ assert }) => {
    const { round } = await buildWorld()
    await sql(`UPDATE roster_entries SET stat_serial_no = '2016023204129999' WHERE round_id = ?`, [
      round.id,
    ])

    await assert.rejects(() => issue(round, [line('2013AA000001')]), /统计编号/)
  })

  test('puts a report below the nearest enabled manager', async ({ assert }) => {
    const { round, county } = await buildWorld({ county: true, unit: true })
    await issue(round, [
      line('2013AA000001'),
      line('2013AA000002', { orgCode: '71480035X' }),
      line('2013AA000003', { regionCode: '320402' }),
      line('2013AA000004', { regionCode: '320102' }),
      line('2013AA000005', { regionCode: '330102' }),
      line('2013AA000006', { regionCode: null }),
    ])
    await county!.merge({ enabled: false }).save()
    await issue(round, [line('2013AA000007')])

    assert.equal(await pathOf('2013AA000001'), 'nation.p320000.c320400.c320412')
    assert.equal(await pathOf('2013AA000002'), 'nation.p320000.c320400.c320412.u71480035X')
    assert.equal(await pathOf('2013AA000003'), 'nation.p320000.c320400')
    assert.equal(await pathOf('2013AA000004'), 'nation.p320000')
    assert.equal(await pathOf('2013AA000005'), 'nation')
    assert.equal(await pathOf('2013AA000006'), 'nation')
    assert.equal(await pathOf('2013AA000007'), 'nation.p320000.c320400')
  })

  test('does not give a unit of one province the projects of the same code in another', async ({
    assert,
  }) => {
    const { round } = await buildWorld({ unit: true })

    await issue(round, [line('2013AA000001', { orgCode: '71480035X', regionCode: '330102' })])

    assert.equal(await pathOf('2013AA000001'), 'nation')
  })

  test('numbers on where the last issue ended, by programme and region', async ({ assert }) => {
    const { round } = await buildWorld()

    await issue(round, [line('2013AA000001'), line('2013AA000002', { programme: '01' })])
    await issue(round, [line('2013AA000003'), line('2013AA000004', { programme: null })])

    const expected = [
      '2016023204120001',
      '2016023204120002',
      '2016013204120001',
      '2016023204120003',
      '2016993204120001',
    ]
    assert.sameMembers(await serials(), expected)
  })

  test('opens accounts with the initial password and leaves known ones theirs', async ({
    assert,
  }) => {
    const { round, respondent, report } = await buildWorld()
    await sql('DELETE FROM reports WHERE id = ?', [report.id])
    await sql('DELETE FROM roster_entries WHERE round_id = ?', [round.id])

    await issue(round, [line('2013AA000001'), line('2012AA110204')])

    const fresh = await Account.findByOrFail('userName', '2013AA000001')
    assert.isTrue(fresh.hasInitialPassword)
    assert.equal(fresh.name, '常州某电机厂')
    assert.equal((await respondent.refresh()).name, '常州某电机厂')
    assert.isTrue(await respondent.hasPassword(OWN_PASSWORD))
  })

  test('prefills from the list and from the last report that the nation accepted', async ({
    assert,
  }) => {
    const { report } = await buildWorld()

    const { facts } = await report.standing()

    assert.isNotNull(report.previousId)
    assert.deepInclude(facts.answers.JB00, { raw: '2016023204120001', source: 'roster' })
    assert.deepInclude(facts.answers.JB10, { raw: '2012-01', source: 'roster' })
    assert.deepInclude(facts.answers.JB04, { raw: '王春兰', source: 'previous' })
    assert.notProperty(facts.answers, 'JD01')
    assert.equal(facts.previous!.answers.JD12, 53)
  })

  test('passes over a last report that was not accepted', async ({ assert }) => {
    const { round } = await buildWorld()
    const number = '2012AA110204'
    await sql('DELETE FROM reports WHERE round_id = ?', [round.id])
    await sql('DELETE FROM roster_entries WHERE round_id = ?', [round.id])
    await sql(`UPDATE reports SET state = 'handed_over'`)

    const [issued] = await issue(round, [line(number)])

    const sources = await sql<{ source: string }>(
      'SELECT DISTINCT source FROM answers WHERE report_id = ?',
      [issued.id]
    )
    assert.isNull(issued.previousId)
    assert.deepEqual(sources, [{ source: 'roster' }])
  })

  test('takes the deadline of the nearest manager that has set one', async ({ assert }) => {
    const { round } = await buildWorld({
      deadlines: { city: { filing: '2017-03-01' }, province: { filing: '2017-03-05' } },
    })

    const issued = await issue(round, [
      line('2013AA000001'),
      line('2013AA000002', { regionCode: '320102' }),
    ])

    const reports = await Report.query()
      .whereIn(
        'id',
        issued.map(({ id }) => id)
      )
      .orderBy('id')
    assert.deepEqual(
      reports.map(({ closesAt }) => closesAt.toJSDate().toISOString()),
      ['2017-03-01T16:00:00.000Z', '2017-03-05T16:00:00.000Z']
    )
  })

  test('takes as many statements for 500 lines as for one', async ({ assert }) => {
    const { round } = await buildWorld()
    const lines = (from: number, count: number) =>
      Array.from({ length: count }, (_, i) => line(`2013BB${String(from + i).padStart(6, '0')}`))
    const count = (some: RosterLine[]) =>
      db.transaction(async (trx) => {
        const counted = new Counted(trx)
        await issueReports(round, some, counted.client)
        return counted.statements
      })

    const one = await count(lines(0, 1))
    const many = await count(lines(1, 500))

    assert.equal(many, one)
    assert.isAtMost(one, 10)
  })
})

/** A client that counts what is asked through it. */
class Counted {
  statements = 0
  readonly client: TransactionClientContract

  constructor(trx: TransactionClientContract) {
    this.client = new Proxy(trx, {
      get: (target, key) => {
        if (key === 'rawQuery') this.statements += 1
        const value = Reflect.get(target, key)
        return typeof value === 'function' ? value.bind(target) : value
      },
    })
  }
}
