import { randomUUID } from 'node:crypto'
import { test } from '@japa/runner'
import Account from '#models/account'
import { disable } from '#models/account/enabling'
import { FailureCounter } from '#models/account/failure_counter'
import { resetBySuperior } from '#models/account/reset_by_superior'
import { sql } from '#queries/sql'
import { press, printed } from '#tests/functional/accounts/slips_of'
import { signedIn } from '#tests/functional/submitting/way'
import { MANAGER_PASSWORD, OWN_PASSWORD } from '#tests/support/accounts'
import { Person } from '#tests/support/person'
import { statementsOf } from '#tests/support/statements'
import { buildWorld, clearWorld, fillCleanly, type World } from '#tests/support/world'

let world: World

async function at(account: Account): Promise<Person> {
  const person = await signedIn(account)
  await person.get('/accounts')
  return person
}

function journal(): Promise<{ act: string; actor_id: number; subject_id: number | null }[]> {
  return sql('SELECT act, actor_id, subject_id FROM journal ORDER BY id')
}

async function submitted() {
  const actor = world.respondent
  await (await fillCleanly(world.report)).submit({ actor, address: null })
  return world.report.refresh()
}

test.group('Managing accounts: refused', (group) => {
  group.each.setup(async () => {
    await clearWorld()
    world = await buildWorld({ county: true })
  })

  test('nobody can disable or reset the own account or a superior', async ({ assert }) => {
    const city = await at(world.city!)
    const nation = await at(world.nation)

    for (const [person, { id }] of [
      [city, world.city!],
      [city, world.province],
      [nation, world.nation],
    ] as const) {
      for (const act of ['disablements', 'resets', 'sign-outs']) {
        assert.equal((await press(person, `/accounts/${id}/${act}`)).status, 404)
      }
    }
    assert.isEmpty(await journal())
    assert.isEmpty(await sql('SELECT FROM accounts WHERE NOT enabled'))
  })

  test('a person of the nation can’t touch the office that they act for', async ({ assert }) => {
    await world.nation.merge({}).save()
    const { id, password, path } = world.nation
    const person = await Account.create({
      userName: 'ZHANGSAN',
      role: 'nation',
      name: '张三',
      officeId: id,
      path,
      password,
      contactName: '张三',
      contactPhone: '010-58880101',
      contactEmail: 'zhang@example.org.cn',
    })

    const answer = await press(await at(await person.refresh()), `/accounts/${id}/disablements`)

    assert.equal(answer.status, 404)
  })

  test('a superior below the account would be a cycle', async ({ assert }) => {
    const person = await at(world.province)

    const answer = await person.post(`/accounts/${world.city!.id}/superiors`, {
      superior: '320412XM',
    })
    const self = await person.post(`/accounts/${world.city!.id}/superiors`, {
      superior: '320400XM',
    })
    const unknown = await person.post(`/accounts/${world.city!.id}/superiors`, {
      superior: '999999XM',
    })

    assert.deepEqual([answer.status, self.status, unknown.status], [422, 422, 422])
    assert.include(answer.words, '级别不高于')
    assert.include(unknown.body, 'value="999999XM"')
    assert.equal((await world.city!.refresh()).path, 'nation.p320000.c320400')
  })

  test('the database itself keeps the tree: no path that leaves its superior, no two moves at once that would', async ({
    assert,
  }) => {
    await assert.rejects(() =>
      sql(`UPDATE accounts SET superior_id = ? WHERE id = ?`, [world.county!.id, world.city!.id])
    )
    await assert.rejects(() =>
      sql(`UPDATE accounts SET path = 'nation.c320412' WHERE id = ?`, [world.county!.id])
    )
  })

  test('a disabled account gets no slip: its page says why beside the button, and so does a press by hand', async ({
    assert,
  }) => {
    const { id, password } = world.city!
    const person = await at(world.province)
    await person.post(`/accounts/${id}/disablements`)

    const page = await person.get(`/accounts/${id}`)
    const answer = await press(person, `/accounts/${id}/resets`)

    const sentence = '账户已停用，请先启用再重置。'
    assert.match(page.body, new RegExp(`aria-describedby="reset-btn-why"[^<]*>重置，做密码条`))
    assert.include(page.words, sentence)
    assert.equal(answer.status, 409)
    assert.include(answer.words, sentence)
    assert.equal((await world.city!.refresh()).password, password)
    assert.isEmpty(await sql('SELECT FROM slips'))
  })

  test('an account that is disabled while its password is made gets no slip', async ({
    assert,
  }) => {
    const { city, nation } = world
    const { password } = city!
    const by = { actor: nation, address: null }
    const wish = { id: randomUUID(), site: 'example.org.cn', unusedOnly: false }

    const made = await resetBySuperior([city!], wish, by, () => disable(city!, by).then(() => {}))

    assert.equal(made, 0)
    assert.equal((await city!.refresh()).password, password)
  })

  test('a reset without a batch of its own makes nothing', async ({ assert }) => {
    const person = await at(world.province)

    const answer = await person.post(`/accounts/${world.city!.id}/resets`, { slip: ['a', 'b'] })

    assert.equal(answer.status, 422)
    assert.isEmpty(await journal())
  })
})

test.group('Managing accounts', (group) => {
  group.each.setup(async () => {
    await clearWorld()
    world = await buildWorld({ county: true })
  })

  test('a disabled manager is out at once and what waits at it goes on to the next level, told in the history', async ({
    assert,
  }) => {
    const report = await submitted()
    assert.equal(report.waitingAt, world.county!.id)
    const county = await signedIn(world.county!)

    const province = await at(world.province)
    const answer = await province.post(`/accounts/${world.county!.id}/disablements`)

    assert.include((await province.follow(answer)).words, '已停用 武进区科学技术局')
    assert.match((await county.get('/queue')).location!, /^\/login/)
    await report.refresh()
    assert.equal(report.waitingAt, world.city!.id)
    const events = await sql<{ action: string; to_waiting_at: number; reason: string }>(
      'SELECT action, to_waiting_at, reason FROM report_events ORDER BY id DESC LIMIT 1'
    )
    assert.deepEqual(events, [
      { action: 'relocate', to_waiting_at: world.city!.id, reason: '武进区科学技术局的账户已停用' },
    ])
  })

  test('enabling does not pull back what has gone on', async ({ assert }) => {
    const report = await submitted()
    const person = await at(world.province)

    await person.post(`/accounts/${world.county!.id}/disablements`)
    await person.post(`/accounts/${world.county!.id}/enablements`)

    await report.refresh()
    assert.equal(report.waitingAt, world.city!.id)
    assert.equal(report.path, world.county!.path)
    assert.isTrue((await world.county!.refresh()).enabled)
  })

  test('pressing twice and pressing at once changes and tells it once', async ({ assert }) => {
    const person = await at(world.province)
    const path = `/accounts/${world.county!.id}`

    await Promise.all([1, 2, 3].map(() => person.post(`${path}/disablements`)))
    await person.post(`${path}/disablements`)

    const told = (await journal()).filter(({ act }) => act === 'account.disable')
    assert.lengthOf(told, 1)
    assert.equal(told[0].actor_id, world.province.id)
  })

  test('disabling and enabling at once ends in one of the two, never in between', async ({
    assert,
  }) => {
    await submitted()
    const person = await at(world.province)
    const path = `/accounts/${world.county!.id}`

    const answers = await Promise.all(
      ['disablements', 'enablements', 'disablements', 'enablements'].map((act) =>
        person.post(`${path}/${act}`)
      )
    )

    assert.isTrue(answers.every(({ status }) => status === 303))
    const { enabled } = await world.county!.refresh()
    const acts = (await journal()).map(({ act }) => act).filter((act) => act.startsWith('account.'))
    assert.equal(acts.at(-1) ?? 'account.enable', enabled ? 'account.enable' : 'account.disable')
  })

  test('a reset ends the sessions, unlocks, voids links and removes the second factor', async ({
    assert,
  }) => {
    const city = world.city!
    const holder = await signedIn(city)
    await sql(`UPDATE accounts SET totp_secret = 'x' WHERE id = ?`, [city.id])
    for (let i = 0; i < 5; i++) await new FailureCounter(city.userName, `203.0.113.${i}`).fail()
    const person = await at(world.province)
    assert.include((await person.get('/accounts?state=locked')).words, city.userName)

    const slip = randomUUID()
    const [answer, again] = await Promise.all(
      [1, 2].map(() => press(person, `/accounts/${city.id}/resets`, {}, slip))
    )
    const slips = await printed(person, answer)

    assert.equal(again.location, answer.location)
    assert.match((await holder.get('/queue')).location!, /^\/login/)
    assert.equal(
      (await new Person().tryToSignIn(city.userName, slips.get(city.userName)!)).location,
      '/'
    )
    assert.lengthOf(
      (await journal()).filter(({ act }) => act === 'account.reset'),
      1
    )
  })

  test('a respondent that was reset must choose a password before anything else', async ({
    assert,
  }) => {
    const { id, userName } = world.respondent
    const person = await at(world.county!)
    assert.include((await person.get(`/accounts/${id}`)).words, '联系人 填在它的报表里')
    const slips = await printed(person, await press(person, `/accounts/${id}/resets`))
    const holder = new Person()

    assert.equal((await holder.tryToSignIn(userName, OWN_PASSWORD)).status, 422)
    await holder.signIn(userName, slips.get(userName)!)
    assert.equal((await holder.get('/')).location, '/password')
    assert.notInclude((await holder.get('/password')).words, '不换了')
    assert.equal((await holder.get(`/reports/${world.report.id}/sections`)).location, '/password')
    await holder.get('/password')
    await holder.post('/password', {
      currentPassword: slips.get(userName)!,
      password: 'Lion2017x',
      passwordAgain: 'Lion2017x',
    })
    assert.equal((await holder.get('/')).status, 200)
  })

  test('signing out and unlocking from above', async ({ assert }) => {
    const holder = await signedIn(world.city!)
    const person = await at(world.province)
    const path = `/accounts/${world.city!.id}`

    await person.post(`${path}/sign-outs`)
    await person.post(`${path}/sign-outs`)
    for (let i = 0; i < 5; i++)
      await new FailureCounter(world.city!.userName, `203.0.113.${i}`).fail()
    await person.post(`${path}/unlocks`)

    assert.match((await holder.get('/queue')).location!, /^\/login/)
    await signedIn(world.city!)
    assert.deepEqual(
      (await journal()).map(({ act }) => act),
      ['account.sign_out', 'account.unlock']
    )
  })

  test('five wrong passwords from one address: unlocked or reset from above, the right one opens from there', async ({
    assert,
  }) => {
    const { id, userName } = world.city!
    const person = await at(world.province)
    const wrong = async () => {
      for (let i = 0; i < 5; i++) await new Person().tryToSignIn(userName, `Wrong-201${i}`)
      return (await new Person().tryToSignIn(userName, MANAGER_PASSWORD)).status
    }

    assert.equal(await wrong(), 429)
    const unlocked = await person.post(`/accounts/${id}/unlocks`)
    assert.include((await person.follow(unlocked)).words, '已解锁，可以马上登录')
    await signedIn(world.city!)
    assert.equal(await wrong(), 429)
    const slips = await printed(person, await press(person, `/accounts/${id}/resets`))

    const login = await new Person().tryToSignIn(userName, slips.get(userName)!)
    assert.equal(login.status, 303)
  })

  test('unlocking says so when other accounts hold one of its addresses locked', async ({
    assert,
  }) => {
    const { id, userName } = world.city!
    await new FailureCounter(userName, '203.0.113.50').fail()
    for (let i = 0; i < 5; i++) await new FailureCounter('OTHER', '203.0.113.50').fail()
    const person = await at(world.province)

    const answer = await person.post(`/accounts/${id}/unlocks`)

    assert.include((await person.follow(answer)).words, '从那里最多再等 15 分钟')
  })

  test('with another superior all below move in one step, reports and what waits too', async ({
    assert,
  }) => {
    const report = await submitted()
    const person = await at(world.province)
    await press(person, '/accounts', { role: 'city', code: '320500', name: '苏州市', superior: '' })

    const answer = await person.post(`/accounts/${world.county!.id}/superiors`, {
      superior: '320500xm',
    })

    assert.equal(answer.status, 303)
    const path = 'nation.p320000.c320500.c320412'
    assert.equal((await world.county!.refresh()).path, path)
    assert.equal((await world.respondent.refresh()).path, path)
    await report.refresh()
    assert.equal(report.path, path)
    assert.equal(report.waitingAt, world.county!.id)
    assert.includeMembers(
      (await journal()).map(({ act }) => act),
      ['account.move', 'reports.place']
    )
  })

  test('the page lists what is below, by the filters of its address', async ({ assert }) => {
    await sql(
      `UPDATE accounts SET first_login_at = '2017-02-01T02:00:00Z', first_login_address = '203.0.113.7'
      WHERE id = ?`,
      [world.city!.id]
    )
    await sql('UPDATE accounts SET enabled = false WHERE id = ?', [world.county!.id])
    const person = await at(world.province)
    const names = async (query: string) => {
      const { words } = await person.get(`/accounts${query}`)
      return ['320400XM', '320412XM', world.respondent.userName].filter((name) =>
        words.includes(name)
      )
    }

    assert.deepEqual(await names(''), ['320400XM', '320412XM'])
    assert.deepEqual(await names('?state=disabled'), ['320412XM'])
    assert.deepEqual(await names('?level=city'), ['320400XM'])
    assert.deepEqual(await names('?state=unused&under=320400XM'), ['320412XM'])
    assert.deepEqual(await names('?level=respondent'), [world.respondent.userName])
    assert.deepEqual(await names(`?text=${world.respondent.userName.toLowerCase()}`), [
      world.respondent.userName,
    ])
    assert.deepEqual(await names('?text=%25'), [])
    assert.equal(
      (await person.get('/accounts?page=0&state=x&level=king&under=%00&text[]=a')).status,
      200
    )
    assert.include((await person.get('/accounts')).words, '203.0.113.7')
  })

  test('the page of one account says what it is and what has been done with it', async ({
    assert,
  }) => {
    const person = await at(world.province)
    const path = `/accounts/${world.city!.id}`
    await press(person, `${path}/resets`)
    await person.post(`${path}/disablements`)

    const { body, words } = await person.get(path)

    for (const fact of [
      '320400XM',
      '已停用',
      '赵明',
      '没用过',
      '没有打开',
      '1 个管理机构，1 份报表',
    ])
      assert.include(words, fact)
    assert.include(words, '江苏省科学技术厅：重置密码')
    assert.include(words, '江苏省科学技术厅：停用')
    assert.include(words, '启用这个账户')
    assert.notInclude(body, 'undefined')
  })

  test('the number of statements does not grow with the accounts', async ({ assert }) => {
    const person = await at(world.province)
    const count = async () => (await statementsOf(() => person.get('/accounts'))).length
    const few = await count()
    await sql(
      `INSERT INTO accounts (user_name, role, name, superior_id, path, password)
       SELECT 'U' || n || 'XM', 'unit', '单位' || n, id, path || ('u' || n), 'x'
         FROM accounts, generate_series(100000001, 100000040) n WHERE user_name = '320000XM'`
    )

    assert.equal(await count(), few)
  })
})
