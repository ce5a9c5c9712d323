import { test } from '@japa/runner'
import type Account from '#models/account'
import { sql } from '#queries/sql'
import { printed } from '#tests/functional/accounts/slips_of'
import { signedIn } from '#tests/functional/submitting/way'
import { MANAGER_PASSWORD, OWN_PASSWORD } from '#tests/support/accounts'
import { formFields } from '#tests/support/form_fields'
import { Person, type Answer } from '#tests/support/person'
import { workOff } from '#tests/support/work_off'
import { buildWorld, clearWorld, type World } from '#tests/support/world'

const FORM = '<form class="row acts" action="/accounts/resets'

let world: World

function choose(person: Person, ...accounts: Account[]): Promise<Answer> {
  const ids = accounts.map(({ id }) => `ids=${id}`)
  return person.get(`/accounts/resets/new?scope=chosen&${ids.join('&')}`)
}

function confirm(person: Person, { body }: Answer, query = ''): Promise<Answer> {
  return person.post(`/accounts/resets${query}`, formFields(body, FORM))
}

async function opens({ userName }: Account, password: string): Promise<boolean> {
  await sql('DELETE FROM rate_limits')
  return (await new Person().tryToSignIn(userName, password)).status === 303
}

test.group('Resetting many accounts at once', (group) => {
  group.each.setup(async () => {
    await clearWorld()
    world = await buildWorld({ county: true, projects: 2 })
  })

  test('the chosen ones get new passwords on slips, used or not, after a page that says how many', async ({
    assert,
  }) => {
    const { city, county, respondent, province } = world
    await sql('UPDATE accounts SET first_login_at = now() WHERE id = ?', [city!.id])
    const holder = await signedIn(city!)
    const person = await signedIn(province)

    const page = await choose(person, city!, respondent)
    assert.isTrue(await opens(city!, MANAGER_PASSWORD))
    const slips = await printed(person, await confirm(person, page))

    assert.include(page.words, '2 个账户的密码会换掉：1 个管理机构，1 个基层单位')
    assert.include(page.words, '其中 1 个有人用过')
    assert.sameMembers([...slips.keys()], [city!.userName, respondent.userName])
    assert.match((await holder.get('/queue')).location!, /^\/login/)
    assert.isFalse(await opens(city!, MANAGER_PASSWORD))
    assert.isTrue(await opens(city!, slips.get(city!.userName)!))
    assert.isFalse(await opens(respondent, OWN_PASSWORD))
    assert.isTrue(await opens(county!, MANAGER_PASSWORD))
  })

  test('all that the filters find, on whatever page they stand', async ({ assert }) => {
    const person = await signedIn(world.county!)
    const query = '?level=respondent'

    const page = await person.get(`/accounts/resets/new${query}&scope=all`)
    const slips = await printed(person, await confirm(person, page, query))

    assert.include(page.words, '2 个账户的密码会换掉：0 个管理机构，2 个基层单位')
    assert.equal(slips.size, 2)
    assert.isTrue(await opens(world.city!, MANAGER_PASSWORD))
  })

  test('pressed twice it is done once', async ({ assert }) => {
    const person = await signedIn(world.province)
    const page = await choose(person, world.city!)

    const answers = await Promise.all([confirm(person, page), confirm(person, page)])

    assert.equal(answers[0].location, answers[1].location)
    assert.lengthOf(await sql(`SELECT FROM journal WHERE act = 'account.reset'`), 1)
    assert.equal((await printed(person, answers[0])).size, 1)
  })

  test('who is not below, disabled or oneself is left out, also when sent by hand', async ({
    assert,
  }) => {
    const { city, county, province, nation } = world
    await sql('UPDATE accounts SET enabled = false WHERE id = ?', [county!.id])
    const person = await signedIn(city!)

    const page = await choose(person, county!, province, nation, city!)

    assert.equal(page.status, 422)
    assert.include(page.words, '还没有选账户，或者选的都已停用')
    assert.equal((await person.get('/accounts/resets/new?ids=x&ids[]=1&scope[]=all')).status, 422)
  })

  test('who comes after the page was seen is not reset unseen', async ({ assert }) => {
    const person = await signedIn(world.province)
    const page = await person.get('/accounts/resets/new?scope=all')
    await sql('UPDATE accounts SET enabled = false WHERE id = ?', [world.county!.id])

    const answer = await confirm(person, page)

    assert.equal(answer.status, 409)
    assert.include(answer.words, '又有了变动，还没有重置')
    assert.include(answer.words, '1 个账户的密码会换掉')
    assert.isTrue(await opens(world.city!, MANAGER_PASSWORD))
  })

  test('many are reset behind the pages', async ({ assert }) => {
    await sql(
      `INSERT INTO accounts (user_name, role, name, superior_id, path, password, first_login_at)
       SELECT 'U' || n || 'XM', 'unit', '单位' || n, id, path || ('u' || n), 'x', now()
         FROM accounts, generate_series(100000001, 100000041) n WHERE user_name = '320000XM'`
    )
    const person = await signedIn(world.province)

    const page = await person.get('/accounts/resets/new?level=unit&scope=all')
    const answer = await confirm(person, page, '?level=unit')
    assert.match(answer.location!, /^\/tasks\//)
    await workOff()

    const slips = await printed(person, await person.get(answer.location!))
    assert.equal(slips.size, 41)
  }).timeout(60_000)
})
