import { test } from '@japa/runner'
import Account from '#models/account'
import { sql } from '#queries/sql'
import { signedIn, submitted } from '#tests/functional/submitting/way'
import { nextRound } from '#tests/support/next_round'
import { buildWorld, clearWorld, fillCleanly, type World } from '#tests/support/world'

/** A report of 2016 that was submitted; then the round is over. */
async function afterTheRound(): Promise<World> {
  const world = await buildWorld()
  await fillCleanly(world.report)
  await submitted(world.report, world.respondent)
  await world.round.merge({ status: 'closed' }).save()
  return world
}

test.group('The home of a respondent who has nothing to file', (group) => {
  group.each.setup(() => clearWorld())

  test('says when the next round begins', async ({ assert }) => {
    const world = await afterTheRound()
    await nextRound(world.round, 'preparing')

    const home = await (await signedIn(world.respondent)).get('/')

    assert.equal(home.status, 200)
    assert.include(home.words, '2017 年度调查还没有开始 计划 2018-01-04 开始。')
  })

  test('says that the last round is over', async ({ assert }) => {
    const { respondent } = await afterTheRound()

    const home = await (await signedIn(respondent)).get('/')

    assert.include(home.words, '2016 年度调查已经结束')
    assert.notInclude(home.words, '不在')
  })

  test('says that the project is not on the list of the open round', async ({ assert }) => {
    const world = await afterTheRound()
    await nextRound(world.round, 'open')

    const home = await (await signedIn(world.respondent)).get('/')

    assert.include(home.words, '您的项目不在 2017 年度的下发清单里')
    assert.notInclude(home.words, '还没有开始')
  })

  test('says that nothing has begun where no round was ever made', async ({ assert }) => {
    const { city, respondent } = await buildWorld({ lastYear: false })
    const { password } = await respondent.refresh()
    await clearWorld()
    const nation = await Account.create({ ...plainOf(city!), role: 'nation', path: 'nation' })
    const newcomer = { userName: '2016AA1', role: 'respondent' as const, name: '新单位', password }
    const account = await Account.create({ ...newcomer, superiorId: nation.id, path: 'nation' })

    const home = await (await signedIn(account)).get('/')

    assert.include(home.words, '调查还没有开始')
    assert.include(home.words, '以前的报表 只能看，不能改 还没有。')
  })

  test('names the nearest superior with its contact, and leads everywhere', async ({ assert }) => {
    const { respondent } = await afterTheRound()
    await sql(
      `UPDATE accounts SET contact_name = '钱雪', contact_phone = '0519-1' WHERE role = 'city'`
    )
    const clerk = await signedIn(respondent)

    const home = await clerk.get('/')

    assert.include(home.words, '有问题找谁 常州市科学技术局 钱雪 0519-1')
    for (const path of ['/messages', '/questions', '/help', '/password']) {
      assert.include(home.body, `href="${path}"`)
      assert.equal((await clerk.get(path)).status, 200)
    }
    assert.include(home.body, 'action="/logout"')
  })

  test('leads to the reports of earlier rounds, which nobody can change any more', async ({
    assert,
  }) => {
    const { report, respondent, city } = await afterTheRound()
    const clerk = await signedIn(respondent)

    const home = await clerk.get('/')
    const [, href] = /href="(\/reports\/[^"]+)">2016 年度/.exec(home.body)!
    const section = await clerk.follow(await clerk.get(href))

    assert.include(home.words, '2016 年度 高性能锂离子动力电池正极材料制备技术 已上报')
    assert.equal(section.status, 200)
    assert.include(section.words, '2016 年度调查已经结束，报表只能看，不能再改。')
    for (const page of ['audit', 'submission']) {
      assert.equal((await clerk.get(`/reports/${report.id}/${page}`)).status, 200)
    }
    const refused = await clerk.post(`/reports/${report.id}/withdrawals`)
    assert.isAtLeast(refused.status, 400)
    assert.equal((await report.refresh()).waitingAt, city!.id)
  })

  test('shows nobody the reports of another project', async ({ assert }) => {
    const { reports } = await buildWorld({ projects: 2 })
    await sql(`UPDATE rounds SET status = 'closed'`)
    const neighbour = await Account.findOrFail(reports[1].accountId)

    const home = await (await signedIn(neighbour)).get('/')

    assert.include(home.body, `href="/reports/${reports[1].id}/sections"`)
    assert.notInclude(home.body, `href="/reports/${reports[0].id}/`)
  })
})

function plainOf({ userName, name, password }: Account) {
  return { userName, name, password }
}
