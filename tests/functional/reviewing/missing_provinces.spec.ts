import { test } from '@japa/runner'
import Account from '#models/account'
import { sql } from '#queries/sql'
import { photographedCover, sendCover } from '#tests/functional/submitting/covers'
import { actionsOf, setClockBefore, signedIn, submitted } from '#tests/functional/submitting/way'
import { statementsOf } from '#tests/support/statements'
import { setEnabled } from '#tests/support/tree'
import { buildWorld, clearWorld, fillCleanly, type World } from '#tests/support/world'

const CITY_OVER = '2017-03-12T16:00:00Z'

/** Clean reports, each waiting at the lowest manager; without a cover. */
async function waiting(wishes: Parameters<typeof buildWorld>[0] = {}): Promise<World> {
  const world = await buildWorld(wishes)
  for (const report of world.reports) {
    await fillCleanly(report)
    await submitted(report, await Account.findOrFail(report.accountId))
  }
  return world
}

function disableProvince({ round, province, nation }: World) {
  return setEnabled(round, province, false, nation)
}

/** Puts the lowest manager, and with it what it holds, straight under the nation. */
async function raise(account: Account, nation: Account) {
  const path = `nation.${account.path.split('.').at(-1)}`
  await sql('UPDATE reports SET path = ? WHERE path = ?::ltree', [path, account.path])
  await sql(
    `UPDATE accounts SET path = ?, superior_id = CASE WHEN id = ? THEN ? ELSE superior_id END
      WHERE path = ?::ltree`,
    [path, account.id, nation.id, account.path]
  )
}

test.group('Without an enabled province above', (group) => {
  group.each.setup(() => clearWorld())

  test('what a city accepts goes to the nation, which needs the cover', async ({ assert }) => {
    const world = await waiting()
    const { report, respondent, city, nation } = world
    await disableProvince(world)
    const [lower, upper] = [await signedIn(city!), await signedIn(nation)]
    const page = await lower.get(`/reports/${report.id}/review`)

    const accepted = await lower.post(`/reports/${report.id}/acceptances`)

    await report.refresh()
    const queue = await upper.get('/queue')
    const refused = await upper.post(`/reports/${report.id}/acceptances`)
    assert.notInclude(page.words, '先办这一件：没有上传盖章的封面')
    assert.equal(accepted.status, 303)
    assert.deepEqual([report.state, report.waitingAt], ['submitted', nation.id])
    assert.include(queue.words, '等您验收 1 份')
    assert.equal(refused.status, 422)
    assert.include(refused.words, '没有上传盖章的封面')
    const clerk = await signedIn(respondent)
    await sendCover(clerk, report, await photographedCover(report))
    const taken = await upper.post(`/reports/${report.id}/acceptances`)
    assert.equal(taken.status, 303)
    assert.equal((await report.refresh()).state, 'province_accepted')
    assert.deepEqual(await actionsOf(report), ['submit', 'accept', 'accept'])
  })

  test('what a {level} straight under the nation accepts goes to the nation')
    .with([{ level: 'unit' }, { level: 'county' }, { level: 'city' }] as const)
    .run(async ({ assert }, { level }) => {
      const world = await waiting({ [level]: true })
      const { report, nation } = world
      await raise(world[level]!, nation)
      const person = await signedIn(world[level]!)
      await person.get(`/reports/${report.id}/review`)

      const answer = await person.post(`/reports/${report.id}/acceptances`)

      await report.refresh()
      assert.equal(answer.status, 303)
      assert.deepEqual([report.state, report.waitingAt], ['submitted', nation.id])
    })

  test('what the nation accepts for a city that stalls waits for the nation’s own look', async ({
    assert,
  }) => {
    const world = await waiting({ deadlines: { city: { review: '2017-03-12' } } })
    const { report, nation } = world
    await disableProvince(world)
    await setClockBefore(CITY_OVER, -1)
    const person = await signedIn(nation)
    await person.get(`/reports/${report.id}/review`)

    const acted = await person.post(`/reports/${report.id}/acceptances`)
    const own = await person.get(`/reports/${report.id}/review`)

    await report.refresh()
    assert.equal(acted.status, 303)
    assert.deepEqual([report.state, report.waitingAt], ['submitted', nation.id])
    assert.include(own.words, '等您验收')
    assert.include(own.words, '还有 1 件事没办完，先办这一件：没有上传盖章的封面。')
    assert.deepEqual(await actionsOf(report), ['submit', 'accept'])
  })

  test('what a city accepts in bulk goes to the nation, whose bulk decision asks for the cover', async ({
    assert,
  }) => {
    const world = await waiting({ projects: 2 })
    const { reports, city, nation } = world
    await disableProvince(world)
    const [lower, upper] = [await signedIn(city!), await signedIn(nation)]
    for (const person of [lower, upper]) await person.get('/queue')

    const begun = await lower.post('/bulk_decisions', { action: 'accept', scope: 'all' })
    await lower.post(`${begun.location}/confirmations`)

    for (const report of reports) {
      await report.refresh()
      assert.deepEqual([report.state, report.waitingAt], ['submitted', nation.id])
    }
    const above = await upper.post('/bulk_decisions', { action: 'accept', scope: 'all' })
    const preview = await upper.follow(above)
    assert.include(preview.words, '选了 2 份，现在没有一份可以验收')
    assert.include(preview.words, '没有有效的封面 2 份')
  })

  test('finding where many reports go takes as many statements as for one', async ({ assert }) => {
    const counts: number[] = []
    for (const projects of [1, 3]) {
      await clearWorld()
      const world = await waiting({ projects })
      await disableProvince(world)
      const person = await signedIn(world.city!)
      await person.get('/queue')
      const begun = await person.post('/bulk_decisions', { action: 'accept', scope: 'all' })
      const confirm = () => person.post(`${begun.location}/confirmations`)
      counts.push((await statementsOf(confirm)).length)
    }

    assert.equal(counts[0], counts[1])
  })

  test('once the province is back, what waits at the nation goes to it', async ({ assert }) => {
    const world = await waiting()
    const { report, city, province, round, nation } = world
    await disableProvince(world)
    await report.accept({ actor: city!, address: null })

    await setEnabled(round, province, true, nation)

    assert.equal((await report.refresh()).waitingAt, province.id)
  })
})

test.group('The cover, where a superior acts for a level that stalls', (group) => {
  group.each.setup(() => clearWorld())

  test('is not asked for by a province that acts for a city, but for its own decision', async ({
    assert,
  }) => {
    const world = await waiting({ deadlines: { city: { review: '2017-03-12' } } })
    const { report, province } = world
    await setClockBefore(CITY_OVER, -1)
    const person = await signedIn(province)
    const page = await person.get(`/reports/${report.id}/review`)

    const acted = await person.post(`/reports/${report.id}/acceptances`)
    const own = await person.get(`/reports/${report.id}/review`)

    assert.include(page.words, '您可以代为办理，之后转到它的上一级')
    assert.equal(acted.status, 303)
    assert.equal((await report.refresh()).waitingAt, province.id)
    assert.include(own.words, '还有 1 件事没办完，先办这一件：没有上传盖章的封面。')
  })

  test('is asked for by the nation that acts for a province', async ({ assert }) => {
    const { report, nation } = await waiting({ city: false })
    await setClockBefore('2017-03-20T16:00:00Z', -1)
    const person = await signedIn(nation)
    const page = await person.get(`/reports/${report.id}/review`)

    const refused = await person.post(`/reports/${report.id}/acceptances`)

    assert.include(page.words, '您可以代为办理，办了就是省级验收通过')
    assert.equal(refused.status, 422)
    assert.include(refused.words, '没有上传盖章的封面')
    assert.equal((await report.refresh()).state, 'submitted')
  })

  test('is there, so the nation’s acceptance for the province is the province’s', async ({
    assert,
  }) => {
    const world = await waiting({ city: false, settings: { coverNeededToAccept: false } })
    const { report, nation } = world
    await setClockBefore('2017-03-20T16:00:00Z', -1)
    const person = await signedIn(nation)
    await person.get(`/reports/${report.id}/review`)

    const queue = await person.follow(await person.post(`/reports/${report.id}/acceptances`))

    assert.equal((await report.refresh()).state, 'province_accepted')
    assert.include(queue.words, '已代为验收 2012AA110204')
    assert.notInclude(queue.words, '转到上一级')
  })
})
