import { test } from '@japa/runner'
import Report from '#models/report'
import { sql } from '#queries/sql'
import { Clerk } from '#tests/support/clerk'
import { storedAnswer } from '#tests/support/stored'
import { buildWorld, clearWorld, fillCleanly, type World } from '#tests/support/world'

let world: World
let clerk: Clerk

/** The same request as the one that was taken a moment ago, with its cookie and pass. */
const saveAgain = (report?: Report) => clerk.save('JC09', { raw: '999', expected: 2, report })

test.group('A pass that was good a moment ago', (group) => {
  group.each.setup(async () => {
    await clearWorld()
    world = await buildWorld()
    await fillCleanly(world.report)
    clerk = await Clerk.at(world.report, world.respondent)
    await clerk.open('JC')
    await clerk.save('JC09', { raw: '861', expected: 1 })
  })

  test('is refused once the session was ended elsewhere', async ({ assert }) => {
    const cookies = new Map(clerk.person.cookies)
    await clerk.person.post('/logout')
    for (const [name, value] of cookies) clerk.person.cookies.set(name, value)

    const { status } = await saveAgain()

    assert.equal(status, 401)
    assert.equal((await storedAnswer(world.report, 'JC09'))?.raw, '861')
  })

  test('is refused once the account is disabled', async ({ assert }) => {
    await sql('UPDATE accounts SET enabled = false WHERE id = ?', [world.respondent.id])

    const { status } = await saveAgain()

    assert.equal(status, 401)
    assert.equal((await storedAnswer(world.report, 'JC09'))?.raw, '861')
  })

  test('is refused with a cookie that was tampered with', async ({ assert }) => {
    for (const [name, value] of clerk.person.cookies) {
      clerk.person.cookies.set(name, `${value.slice(0, -4)}AAAA`)
    }

    const { status } = await saveAgain()

    assert.equal(status, 401)
    assert.equal((await storedAnswer(world.report, 'JC09'))?.raw, '861')
  })

  test('is refused in another session of the same person', async ({ assert }) => {
    const { person } = await Clerk.at(world.report, world.respondent)
    for (const [name, value] of person.cookies) clerk.person.cookies.set(name, value)

    const { status } = await saveAgain()

    assert.equal(status, 401)
    assert.equal((await storedAnswer(world.report, 'JC09'))?.raw, '861')
  })

  test('is refused for another report', async ({ assert }) => {
    const other = new Report()
    other.id = world.report.id + 1

    const { status } = await saveAgain(other)

    assert.equal(status, 401)
  })

  test('is taken again while nothing has changed', async ({ assert }) => {
    const { status } = await saveAgain()

    assert.equal(status, 200)
    assert.equal((await storedAnswer(world.report, 'JC09'))?.raw, '999')
  })
})
