import { randomUUID } from 'node:crypto'
import { test } from '@japa/runner'
import { Secret, TOTP } from 'otpauth'
import { sql } from '#queries/sql'
import { press, printed } from '#tests/functional/accounts/slips_of'
import { signedIn } from '#tests/functional/submitting/way'
import { MANAGER_PASSWORD } from '#tests/support/accounts'
import { Person, type Answer } from '#tests/support/person'
import { buildWorld, clearWorld, type World } from '#tests/support/world'

let world: World

/** The code of a phone whose clock is `late` periods of 30 seconds off. */
function codeOf(secret: string, late = 0): string {
  const totp = new TOTP({ secret: Secret.fromBase32(secret) })
  return totp.generate({ timestamp: Date.now() + late * 30_000 })
}

function secretOn({ body }: Answer): string {
  return /<code class="mono">([A-Z2-7 ]+)</.exec(body)![1].replaceAll(' ', '')
}

function codesOn({ body }: Answer): string[] {
  return body.match(/[A-Z\d]{5}-[A-Z\d]{5}-[A-Z\d]{5}/g) ?? []
}

async function enrol(person: Person): Promise<{ secret: string; page: Answer; codes: string[] }> {
  const secret = secretOn(await person.get('/second-factor'))
  const page = await person.post('/second-factor', { code: codeOf(secret, -1) })
  return { secret, page, codes: codesOn(page) }
}

async function demandOfProvinces() {
  const nation = await signedIn(world.nation)
  await nation.get('/accounts')
  await nation.post('/accounts/totp-demands', { levels: ['province'] })
}

async function afterPassword(): Promise<Person> {
  const person = new Person()
  const answer = await person.tryToSignIn(world.province.userName, MANAGER_PASSWORD)
  if (answer.location !== '/login/code') throw new Error(answer.words)
  await person.get('/login/code')
  return person
}

test.group('The second factor', (group) => {
  group.each.setup(async () => {
    await clearWorld()
    world = await buildWorld()
  })

  test('is on only after a right code; its secret is not stored as it is', async ({ assert }) => {
    const person = await signedIn(world.province)
    const { body } = await person.get('/second-factor')

    const wrong = await person.post('/second-factor', { code: '000000' })
    const { secret, page, codes } = await enrol(person)

    assert.include(body, 'src="data:image/svg+xml;base64,')
    assert.equal(wrong.status, 422)
    assert.equal(page.status, 200)
    assert.lengthOf(codes, 10)
    const [{ totp_secret: stored }] = await sql<{ totp_secret: string }>(
      'SELECT totp_secret FROM accounts WHERE id = ?',
      [world.province.id]
    )
    assert.notInclude(stored, secret)
    assert.notInclude(JSON.stringify(await sql('SELECT * FROM recovery_codes')), codes[0])
  })

  test('who presses twice is shown recovery codes that open, not an error', async ({ assert }) => {
    const person = await signedIn(world.province)
    const { secret } = await enrol(person)

    const second = await person.post('/second-factor', { code: codeOf(secret, -1) })
    const other = await person.post('/second-factor', { code: '000000' })

    const codes = codesOn(second)
    assert.lengthOf(codes, 10)
    assert.equal(other.status, 422)
    const login = await (await afterPassword()).post('/login/code', { code: codes[0] })
    assert.equal(login.status, 303)
    assert.lengthOf(await sql(`SELECT FROM journal WHERE act = 'account.totp'`), 1)
  })

  test('new recovery codes are made against a code, and void the old ones, also where it is demanded', async ({
    assert,
  }) => {
    await demandOfProvinces()
    const person = await signedIn(world.province)
    const { secret, codes: old } = await enrol(person)
    const form = randomUUID()
    await person.get('/second-factor')

    const wrong = await person.post('/second-factor/recovery-codes', { form, proof: '000000' })
    const proof = codeOf(secret)
    await person.post('/second-factor/recovery-codes', { form, proof })
    const second = await person.post('/second-factor/recovery-codes', { form, proof })
    const reused = await person.post('/second-factor/recovery-codes', {
      form: randomUUID(),
      proof,
    })

    assert.deepEqual([wrong.status, second.status, reused.status], [422, 200, 422])
    const codes = codesOn(second)
    const logins = []
    for (const code of [old[0], codes[0]])
      logins.push((await (await afterPassword()).post('/login/code', { code })).status)
    assert.deepEqual(logins, [422, 303])
  })

  test('another phone takes over once its code is right; the old one holds until then', async ({
    assert,
  }) => {
    await demandOfProvinces()
    const person = await signedIn(world.province)
    const { secret: old, codes } = await enrol(person)
    const fresh = secretOn(await person.get('/second-factor/phone'))
    const take = (proof: string, code: string) =>
      person.post('/second-factor/phone', { proof, code })

    const mistyped = await take(codes[0], '000000')
    const unproven = await take('000000', codeOf(fresh, -1))
    const stillOld = await (await afterPassword()).post('/login/code', { code: codeOf(old) })
    const taken = await take(codes[0], codeOf(fresh, -1))
    const again = await take(codes[0], codeOf(fresh, -1))

    assert.deepEqual([mistyped.status, unproven.status], [422, 422])
    assert.deepEqual([stillOld.status, taken.status, again.status], [303, 200, 200])
    assert.lengthOf(codesOn(again), 10)
    const byOld = await (await afterPassword()).post('/login/code', { code: codeOf(old, 1) })
    const byNew = await (await afterPassword()).post('/login/code', { code: codeOf(fresh) })
    assert.deepEqual([byOld.status, byNew.status], [422, 303])
  })

  test('a secret that is proposed for another phone does not turn the old one out by the form of the first', async ({
    assert,
  }) => {
    const person = await signedIn(world.province)
    const { secret: old } = await enrol(person)
    const fresh = secretOn(await person.get('/second-factor/phone'))

    const answer = await person.post('/second-factor', { code: codeOf(fresh) })

    assert.equal(answer.status, 422)
    const login = await (await afterPassword()).post('/login/code', { code: codeOf(old) })
    assert.equal(login.status, 303)
  })

  test('is asked after the password; nothing is open before', async ({ assert }) => {
    const { secret } = await enrol(await signedIn(world.province))
    const person = await afterPassword()

    assert.match((await person.get('/queue')).location!, /^\/login/)
    await person.get('/login/code')
    const answer = await person.post('/login/code', { code: codeOf(secret) })

    assert.equal(answer.location, '/queue')
    assert.equal((await person.get('/queue')).status, 200)
  })

  test('no code opens twice, also not at the same moment', async ({ assert }) => {
    const { secret } = await enrol(await signedIn(world.province))
    const people = await Promise.all([afterPassword(), afterPassword(), afterPassword()])

    const answers = await Promise.all(
      people.map((person) => person.post('/login/code', { code: codeOf(secret) }))
    )

    assert.lengthOf(
      answers.filter(({ status }) => status === 303),
      1
    )
    assert.equal(
      (await (await afterPassword()).post('/login/code', { code: codeOf(secret, -1) })).status,
      422
    )
  })

  test('a code two periods off opens nothing', async ({ assert }) => {
    const { secret } = await enrol(await signedIn(world.province))

    const answer = await (await afterPassword()).post('/login/code', { code: codeOf(secret, 3) })

    assert.equal(answer.status, 422)
  })

  test('a recovery code opens once', async ({ assert }) => {
    const { codes } = await enrol(await signedIn(world.province))

    const first = await (
      await afterPassword()
    ).post('/login/code', { code: codes[0].toLowerCase() })
    const second = await (await afterPassword()).post('/login/code', { code: codes[0] })

    assert.equal(first.status, 303)
    assert.equal(second.status, 422)
  })

  test('wrong codes lock, and the right password between them does not begin the count anew', async ({
    assert,
  }) => {
    const { secret } = await enrol(await signedIn(world.province))

    const statuses = []
    for (let i = 0; i < 5; i++) {
      statuses.push((await (await afterPassword()).post('/login/code', { code: '000000' })).status)
    }
    const locked = await new Person().tryToSignIn(world.province.userName, MANAGER_PASSWORD)

    assert.deepEqual(statuses, [422, 422, 422, 422, 422])
    assert.equal(locked.status, 429)
    assert.isString(secret)
  })

  test('a password that was changed since it was given leads no further, whatever the code', async ({
    assert,
  }) => {
    const owner = await signedIn(world.province)
    const { secret } = await enrol(owner)
    const person = await afterPassword()
    const changed = { password: 'Lion-20171', passwordAgain: 'Lion-20171' }
    await owner.get('/password')
    await owner.post('/password', { ...changed, currentPassword: MANAGER_PASSWORD })

    const answer = await person.post('/login/code', { code: codeOf(secret) })

    assert.equal(answer.location, '/login')
    assert.match((await person.get('/queue')).location!, /^\/login/)
    assert.equal((await owner.get('/queue')).status, 200)
  })

  test('without a password just given there is no question', async ({ assert }) => {
    const person = new Person()
    await person.get('/login')

    assert.equal((await person.get('/login/code')).location, '/login')
    assert.equal((await person.post('/login/code', { code: '123456' })).location, '/login')
  })

  test('the nation demands it of provinces: they come no further before', async ({ assert }) => {
    const nation = await signedIn(world.nation)
    await nation.get('/accounts')
    await nation.post('/accounts/totp-demands', { levels: ['province', 'unit', 'x'] })
    const person = await signedIn(world.province)

    assert.equal((await person.get('/queue')).location, '/second-factor')
    const page = await person.get('/second-factor')
    assert.include(page.words, '国家级管理机构要求省级管理机构登录时用动态码')
    assert.include(page.words, '打开以后，别的页面就都能用了')
    await enrol(person)
    assert.equal((await person.get('/queue')).status, 200)
    assert.include((await person.get('/second-factor')).words, '请国家级管理机构先取消这个要求')
    const off = await person.post('/second-factor/removals', { currentPassword: MANAGER_PASSWORD })
    assert.equal(off.status, 409)
    assert.equal((await nation.get('/queue')).status, 200)
    assert.equal((await (await signedIn(world.city!)).get('/queue')).status, 200)
  })

  test('is turned off with the password, or by a reset from above', async ({ assert }) => {
    const person = await signedIn(world.province)
    await enrol(person)
    await person.get('/second-factor')

    const wrong = await person.post('/second-factor/removals', { currentPassword: 'Wrong-2016' })
    const right = await person.post('/second-factor/removals', {
      currentPassword: MANAGER_PASSWORD,
    })
    await enrol(person)
    const nation = await signedIn(world.nation)
    await nation.get('/accounts')
    const slips = await printed(
      nation,
      await press(nation, `/accounts/${world.province.id}/resets`)
    )

    assert.deepEqual([wrong.status, right.status], [422, 303])
    const { userName } = world.province
    assert.equal((await new Person().tryToSignIn(userName, slips.get(userName)!)).location, '/')
  })
})
