import { test } from '@japa/runner'
import Account from '#models/account'
import { disable } from '#models/account/enabling'
import type Report from '#models/report'
import type Round from '#models/round'
import { openRound, prepareRound } from '#models/round/new_round'
import { sql } from '#queries/sql'
import { press } from '#tests/functional/accounts/slips_of'
import { signedIn } from '#tests/functional/submitting/way'
import { runAce } from '#tests/support/ace'
import { cleanSurvey } from '#tests/support/clean_survey'
import { addProject, assertWhole } from '#tests/support/tree'
import { buildWorld, clearWorld, type World } from '#tests/support/world'

const NEXT = {
  reportYear: 2017,
  questionnaire: '2016',
  opensOn: '2018-01-04',
  filingDeadline: '2018-03-10',
  provinceReviewDeadline: '2018-03-20',
  nationalReviewDeadline: '2018-04-03',
  settings: { usdRate: 6.75, lawText: '统计法', approvalNumber: '国统制', validUntil: '2018 年底' },
}

interface Prepared extends World {
  next: Round
  /** Listed in 常州市武进区, in a unit with a manager of last year, and in 浙江省, which has no account. */
  listed: { ofCounty: Report; ofUnit: Report; ofZhejiang: Report }
}

/** While 2016 runs, the list of 2017 is imported. */
async function prepared(): Promise<Prepared> {
  const world = await buildWorld({ county: true, unit: true, lastYear: false })
  const next = await prepareRound(NEXT)
  const list = (number: string, facts: Record<string, string>) =>
    addProject(next, number, facts, world.nation)
  const listed = {
    ofCounty: await list('2014AA100001', { orgCode: '467300226' }),
    ofUnit: await list('2014AA100002', {}),
    ofZhejiang: await list('2014AA100003', { regionCode: '330106' }),
  }
  return { ...world, next, listed }
}

async function newProvince(nation: Account, code = '330000', name = '浙江省科学技术厅') {
  const person = await signedIn(nation)
  await person.get('/accounts')
  await press(person, '/accounts', { role: 'province', code, name, superior: '' })
}

async function pathsOf(listed: Prepared['listed']): Promise<Record<string, string>> {
  const entries = Object.entries(listed).map(async ([name, report]) => {
    const { path } = await report.refresh()
    return [name, path]
  })
  return Object.fromEntries(await Promise.all(entries))
}

test.group('Opening a round', (group) => {
  group.each.setup(() => clearWorld())
  group.each.timeout(40_000)

  test('every report then stands below whoever is nearest, though its list was imported when there were others', async ({
    assert,
  }) => {
    const { next, listed, nation, county, unit } = await prepared()
    const before = await pathsOf(listed)
    await newProvince(nation)
    for (const gone of [unit!, county!]) await disable(gone, { actor: nation, address: null })

    const opened = await runAce('round:open', '2017')

    assert.equal(opened.code, 0, opened.said)
    assert.deepEqual(before, {
      ofCounty: county!.path,
      ofUnit: unit!.path,
      ofZhejiang: 'nation',
    })
    assert.deepEqual(await pathsOf(listed), {
      ofCounty: 'nation.p320000.c320400',
      ofUnit: 'nation.p320000.c320400',
      ofZhejiang: 'nation.p330000',
    })
    await assertWhole(assert, next, 3)
  })

  test('the history of what moved says why and in whose name, and of what stayed nothing', async ({
    assert,
  }) => {
    const { listed, nation } = await prepared()
    await newProvince(nation)

    await openRound('2017')

    const events = await sql(
      `SELECT report_id, action, actor_id, reason, details ->> 'to' AS to FROM report_events
        WHERE report_id = ANY(?) ORDER BY id`,
      [Object.values(listed).map(({ id }) => id)]
    )
    assert.deepEqual(events, [
      {
        report_id: listed.ofZhejiang.id,
        action: 'relocate',
        actor_id: nation.id,
        reason: '2017 年度开始，报表归到现在最近的管理机构',
        to: 'nation.p330000',
      },
    ])
  })

  test('a province sees, before the round opens, what was listed before it had an account', async ({
    assert,
  }) => {
    const { round, nation, listed } = await prepared()
    await sql(`UPDATE rounds SET status = 'closed' WHERE id = ?`, [round.id])

    await newProvince(nation)

    assert.equal((await listed.ofZhejiang.refresh()).path, 'nation.p330000')
  })

  test('at the same moment as a manager vanishes, it leaves no report with that one', async ({
    assert,
  }) => {
    const { next, listed, nation, county, unit } = await prepared()
    const by = { actor: nation, address: null }

    await Promise.all([disable(unit!, by), openRound('2017'), disable(county!, by)])

    assert.deepEqual(await pathsOf(listed), {
      ofCounty: 'nation.p320000.c320400',
      ofUnit: 'nation.p320000.c320400',
      ofZhejiang: 'nation',
    })
    await assertWhole(assert, next, 3)
  })

  test('needs neither a list nor an account', async ({ assert }) => {
    await cleanSurvey()
    await prepareRound(NEXT)

    const round = await openRound('2017')

    assert.equal(round.status, 'open')
    assert.isEmpty(await Account.all())
  })
})
