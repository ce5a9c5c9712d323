import { test } from '@japa/runner'
import { sql } from '#queries/sql'
import { signedIn } from '#tests/functional/submitting/way'
import { twoProvinces, type Provinces } from '#tests/support/tree'
import { clearWorld } from '#tests/support/world'

const FILING = '2017-03-09'

/** The nation puts the city under the other province. */
async function move({ nation, city, zhejiang }: Provinces) {
  const person = await signedIn(nation)
  await person.get('/accounts')
  return person.post(`/accounts/${city!.id}/superiors`, { superior: zhejiang.userName })
}

async function setFiling({ round, zhejiang }: Provinces, filing: string) {
  await sql(
    'INSERT INTO deadlines (account_id, round_id, filing_deadline, set_by) VALUES (?, ?, ?, ?)',
    [zhejiang.id, round.id, filing, zhejiang.id]
  )
}

test.group('A manager that gets another superior (D1, R6)', (group) => {
  group.each.setup(() => clearWorld())

  test('with dates of its own past the new superior’s is refused, and who has set them is named', async ({
    assert,
  }) => {
    const world = await twoProvinces({ deadlines: { city: { filing: FILING } } })
    await setFiling(world, '2017-03-07')

    const answer = await move(world)

    assert.equal(answer.status, 409)
    assert.include(
      answer.words,
      `${world.city!.name}的填报截止 2017-03-09 晚于${world.zhejiang.name}的 2017-03-07`
    )
    assert.include(answer.words, `请先由${world.province.name}提前`)
    assert.equal((await world.city!.refresh()).path, 'nation.p320000.c320400')
    assert.isEmpty(await sql(`SELECT FROM journal WHERE act = 'account.move'`))
  })

  test('takes dates along that the new superior’s allow, and inherits where it has none', async ({
    assert,
  }) => {
    const world = await twoProvinces({ deadlines: { city: { filing: FILING } } })

    assert.equal((await move(world)).status, 303)

    await world.report.refresh()
    assert.equal(world.report.closesAt.toJSDate().toISOString(), '2017-03-09T16:00:00.000Z')
  })
})
