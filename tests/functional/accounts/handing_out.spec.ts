import { randomUUID } from 'node:crypto'
import { test } from '@japa/runner'
import Account from '#models/account'
import Task from '#models/task'
import { sql } from '#queries/sql'
import { press, printed } from '#tests/functional/accounts/slips_of'
import { signedIn } from '#tests/functional/submitting/way'
import { Person } from '#tests/support/person'
import { workOff } from '#tests/support/work_off'
import { buildWorld, clearWorld, setClock, type World } from '#tests/support/world'

const CITY = { role: 'city', code: '320500', name: '苏州市科学技术局', superior: '' }
const UNIT = { role: 'unit', code: '467300226', name: '常州某电机厂' }

async function at(account: Account): Promise<Person> {
  const person = await signedIn(account)
  await person.get('/accounts')
  return person
}

function acts(): Promise<{ act: string }[]> {
  return sql('SELECT act FROM journal ORDER BY id')
}

test.group('Handing out accounts: refused', (group) => {
  let world: World
  group.each.setup(async () => {
    await clearWorld()
    world = await buildWorld()
  })

  test('{what} is told beside its field, with what was typed, and nothing is stored')
    .with([
      {
        what: 'a region that is not in the table',
        form: { ...CITY, code: '320599' },
        words: '地区码表里没有 320599',
      },
      {
        what: 'a region of another province',
        form: { ...CITY, code: '330300' },
        words: '不归您管',
      },
      {
        what: 'a region of another province with the own one as superior',
        form: { ...CITY, code: '330900', superior: '320000XM' },
        words: '不归您管',
      },
      {
        what: 'a unit, whose projects may lie in another province',
        form: { ...CITY, role: 'unit', code: '71480035X', superior: '320000XM' },
        words: '不能建这一级',
      },
      {
        what: 'a county as a city',
        form: { ...CITY, code: '320506' },
        words: '320506 是江苏省苏州市吴中区，只能建县级管理机构的账户',
      },
      {
        what: 'a province as a city',
        form: { ...CITY, code: '350000' },
        words: '350000 是福建省，只能建省级管理机构的账户',
      },
      {
        what: 'an account that is there',
        form: { ...CITY, code: '320400xm' },
        words: '320400XM 已经有账户',
      },
      {
        what: 'a level that is not the province’s to make',
        form: { ...CITY, role: 'province' },
        words: '不能建这一级',
      },
      { what: 'no level at all', form: { ...CITY, role: 'king' }, words: '请选一个级别' },
      { what: 'a superior elsewhere', form: { ...CITY, superior: '000000XM' }, words: '不归您管' },
      {
        what: 'a superior of the same level',
        form: { ...CITY, superior: '320400XM' },
        words: '级别不高于它',
      },
      { what: 'no name', form: { ...CITY, name: ' ' }, words: '请填名称' },
      { what: 'a name with NUL', form: { ...CITY, name: 'a\0b' }, words: '看不见的控制字符' },
      {
        what: 'an over-long name',
        form: { ...CITY, name: '长'.repeat(101) },
        words: '不会超过 100',
      },
    ])
    .run(async ({ assert }, { form, words }) => {
      const person = await at(world.province)
      const before = await Account.query().count('* as n').first()

      const answer = await press(person, '/accounts', form)

      assert.equal(answer.status, 422)
      assert.include(answer.words, words)
      assert.include(answer.body, `value="${form.code}"`)
      assert.deepEqual((await Account.query().count('* as n').first())!.$extras, before!.$extras)
      assert.isEmpty(await sql('SELECT FROM slips'))
    })

  test('personal names at the nation follow the rule', async ({ assert }) => {
    const person = await at(world.nation)

    for (const code of ['abc', 'ZHANGXM', '张三丰李']) {
      const answer = await press(person, '/accounts', {
        role: 'nation',
        code,
        name: '张三',
        superior: '',
      })
      assert.equal(answer.status, 422, code)
      assert.include(answer.words, '用户名')
    }
  })

  test(
    'a unit right below the nation, where none of its projects are, is refused beside the superior: {what}'
  )
    .with([
      { what: 'none is given', superior: '' },
      { what: 'the nation’s own account', superior: '000000xm' },
      { what: 'a person at the nation', superior: 'ZHANGSAN' },
    ])
    .run(async ({ assert }, { superior }) => {
      const person = await at(world.nation)
      await press(person, '/accounts', { role: 'nation', code: 'zhangsan', name: '张三' })

      const answer = await press(person, '/accounts', { ...UNIT, superior })

      assert.equal(answer.status, 422)
      assert.include(answer.words, '请填它的项目所在省、市或县管理机构的用户名')
      assert.match(answer.body, /id="superior-e"/)
      assert.isEmpty(await sql(`SELECT FROM accounts WHERE user_name = '467300226XM'`))
    })

  test('a unit is not moved right below the nation either', async ({ assert }) => {
    const person = await at(world.nation)
    await press(person, '/accounts', { ...UNIT, superior: '320000XM' })
    const unit = await Account.findByOrFail('userName', '467300226XM')

    const answer = await person.post(`/accounts/${unit.id}/superiors`, { superior: '000000XM' })

    assert.equal(answer.status, 422)
    assert.include(answer.words, '请填它的项目所在省、市或县管理机构的用户名')
    assert.equal((await unit.refresh()).path, 'nation.p320000.u467300226')
  })

  test('the nation can’t make a county a province either', async ({ assert }) => {
    const form = { ...CITY, role: 'province', code: '320506' }

    const answer = await press(await at(world.nation), '/accounts', form)

    assert.equal(answer.status, 422)
    assert.include(answer.words, '只能建县级管理机构的账户')
  })

  test('a district of a 计划单列市 that answers to the nation is not its neighbour’s to take', async ({
    assert,
  }) => {
    const nation = await at(world.nation)
    const ningbo = { role: 'province', code: '330200', name: '宁波市', superior: '' }
    const district = { role: 'county', code: '330203', name: '海曙区' }
    await press(nation, '/accounts', { ...ningbo, code: '330000', name: '浙江省' })
    await press(nation, '/accounts', ningbo)
    const { password, contactName, contactPhone, contactEmail } = world.province
    const known = { password, contactName, contactPhone, contactEmail }
    const zhejiang = await Account.findByOrFail('userName', '330000XM')
    const person = await at(await zhejiang.merge(known).save())

    const taken = await press(person, '/accounts', { ...district, superior: '330000XM' })
    await press(nation, '/accounts', { ...district, superior: '' })

    assert.equal(taken.status, 422)
    assert.include(taken.words, '这个地区不归您管')
    const made = await Account.findByOrFail('userName', '330203XM')
    assert.equal(made.path, 'nation.p330200.c330203')
  })

  test('slips of somebody else are not there', async ({ assert }) => {
    const made = await press(await at(world.nation), '/accounts/provinces')
    const person = await at(world.province)

    assert.equal((await person.get(made.location!)).status, 404)
    assert.equal((await person.post(`${made.location}/downloads`)).status, 404)
  })
})

test.group('Handing out accounts', (group) => {
  let world: World
  group.each.setup(async () => {
    await clearWorld()
    world = await buildWorld()
  })

  test('a province makes a city: below itself, with a slip that opens it', async ({ assert }) => {
    const person = await at(world.province)

    const answer = await press(person, '/accounts', CITY)
    const slip = await printed(person, answer)

    const city = await Account.findByOrFail('userName', '320500XM')
    assert.equal(city.path, 'nation.p320000.c320500')
    assert.equal(city.superiorId, world.province.id)
    assert.notInclude(city.password!, slip.get('320500XM')!)
    const holder = new Person()
    const login = await holder.tryToSignIn('320500xm', slip.get('320500XM')!)
    assert.equal(login.location, '/')
    assert.equal((await holder.get('/')).location, '/contact')
    assert.includeMembers(
      (await acts()).map(({ act }) => act),
      ['account.create', 'slips.make', 'slips.take']
    )
  })

  test('the superior is chosen and stored, not derived from digits', async ({ assert }) => {
    const person = await at(world.nation)

    await press(person, '/accounts', {
      role: 'county',
      code: '429004',
      name: '仙桃市',
      superior: '320400XM',
    })
    await press(person, '/accounts', {
      role: 'province',
      code: '330200',
      name: '宁波市',
      superior: '',
    })
    await press(person, '/accounts', {
      role: 'county',
      code: '320412',
      name: '武进区',
      superior: '',
    })

    const paths = await sql(
      'SELECT path::text FROM accounts WHERE user_name = ANY(?) ORDER BY user_name',
      [['320412XM', '330200XM', '429004XM']]
    )
    assert.deepEqual(paths, [
      { path: 'nation.p320000.c320400.c320412' },
      { path: 'nation.p330200' },
      { path: 'nation.p320000.c320400.c429004' },
    ])
  })

  test('reports of the region move below a new manager at once', async ({ assert }) => {
    await press(await at(world.province), '/accounts', {
      role: 'county',
      code: '320412',
      name: '武进区',
      superior: '',
    })

    await world.report.refresh()
    assert.equal(world.report.path, 'nation.p320000.c320400.c320412')
  })

  test('a personal account acts for the nation', async ({ assert }) => {
    const person = await at(world.nation)

    const answer = await press(person, '/accounts', {
      role: 'nation',
      code: 'zhangsan',
      name: '张三',
      superior: '',
    })
    await printed(person, answer)

    const account = await Account.findByOrFail('userName', 'ZHANGSAN')
    assert.equal(account.officeId, world.nation.id)
    assert.equal(account.path, 'nation')
  })

  test('the nation makes every province that has none, 计划单列市 and 兵团 too, once however often it presses', async ({
    assert,
  }) => {
    const person = await at(world.nation)
    const slip = randomUUID()

    const [answer, again] = await Promise.all([
      press(person, '/accounts/provinces', {}, slip),
      press(person, '/accounts/provinces', {}, slip),
    ])
    const slips = await printed(person, answer)

    assert.equal(again.location, answer.location)
    assert.equal(slips.size, 36)
    assert.includeMembers([...slips.keys()], ['110000XM', '210200XM', '440300XM', '660000XM'])
    assert.isFalse(slips.has('320000XM'))
    assert.equal((await press(person, '/accounts/provinces')).status, 303)
    assert.lengthOf(await sql(`SELECT FROM accounts WHERE role = 'province'`), 37)
  })

  test('slips are downloaded once: of two at the same moment one gets them', async ({ assert }) => {
    const person = await at(world.province)
    const { location } = await press(person, '/accounts', CITY)
    await person.get(location!)

    const answers = await Promise.all([1, 2].map(() => person.post(`${location}/downloads`)))

    assert.sameMembers(
      answers.map(({ status }) => status),
      [200, 410]
    )
    assert.include((await person.get(location!)).words, '已经下载过')
    assert.isNull((await sql<{ sealed: null }>('SELECT sealed FROM slips'))[0].sealed)
  })

  test('after 15 minutes nobody gets them', async ({ assert }) => {
    const person = await at(world.province)
    const { location } = await press(person, '/accounts', CITY)
    await setClock('2017-02-22T02:15:05Z')

    assert.equal((await person.post(`${location}/downloads`)).status, 410)
    assert.include((await person.get(location!)).words, '过了 15 分钟')
  })

  test('slips in bulk go to managers that nobody has used, by the filters', async ({ assert }) => {
    await press(await at(world.nation), '/accounts/provinces')
    await sql(`UPDATE accounts SET first_login_at = now() WHERE user_name = '110000XM'`)
    const person = await at(world.nation)

    const some = await printed(person, await press(person, '/slips?under=120000XM'))
    const all = await printed(person, await press(person, '/slips?level=province'))

    assert.deepEqual([...some.keys()], ['120000XM'])
    assert.equal(all.size, 36)
    assert.isFalse(all.has('110000XM'))
    assert.notEqual(all.get('120000XM'), some.get('120000XM'))
  })

  test('many slips are made behind the pages', async ({ assert }) => {
    await sql(
      `INSERT INTO accounts (user_name, role, name, superior_id, path, password)
       SELECT 'U' || n || 'XM', 'unit', '单位' || n, id, path || ('u' || n), 'x'
         FROM accounts, generate_series(100000001, 100000045) n WHERE user_name = '320000XM'`
    )
    const person = await at(world.province)

    const answer = await press(person, '/slips')
    assert.match(answer.location!, /^\/tasks\//)
    await workOff()
    const slips = await printed(person, await person.get(answer.location!))

    assert.equal((await Task.firstOrFail()).status, 'done')
    assert.equal(slips.size, 46)
  }).timeout(60_000)
})
