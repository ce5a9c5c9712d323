import { randomUUID } from 'node:crypto'
import { test } from '@japa/runner'
import Account from '#models/account'
import { sql } from '#queries/sql'
import { signedIn } from '#tests/functional/submitting/way'
import { MANAGER_PASSWORD, OWN_PASSWORD } from '#tests/support/accounts'
import { formFields } from '#tests/support/form_fields'
import type { Answer, Person } from '#tests/support/person'
import { buildWorld, clearWorld } from '#tests/support/world'

const RECOVERY_CODE = 'ABCDE-FGHJK-MNPQR'

const OF_SECOND_FACTOR: { path: string; form: Record<string, string> }[] = [
  { path: '/second-factor', form: { code: '123456' } },
  { path: '/second-factor/phone', form: { proof: RECOVERY_CODE, code: '123456' } },
  { path: '/second-factor/recovery-codes', form: { form: randomUUID(), proof: RECOVERY_CODE } },
  { path: '/login/code', form: { code: RECOVERY_CODE } },
]

/** Sends a form when the session is over; gives the page that keeps it. */
async function late(person: Person, path: string, form: Record<string, string>) {
  await sql('DELETE FROM sessions')
  const origin = `http://${process.env.HOST}:${process.env.PORT}`
  return person.post(path, form, { origin })
}

/** Signs in again and presses the button of that page. */
async function again(person: Person, { body }: Answer, userName: string, password: string) {
  const kept = formFields(body, '<form class="row" method="post"')
  delete kept._csrf
  await person.get('/login')
  await person.tryToSignIn(userName, password)
  await person.get('/password')
  const [, path] = /method="post" action="([^"]+)"/.exec(body)!
  return person.post(path, kept)
}

test.group('What was typed when the session was over (L8)', (group) => {
  group.each.setup(() => clearWorld())

  test('keeps the indicator that a question is about', async ({ assert }) => {
    const { respondent } = await buildWorld()
    const clerk = await signedIn(respondent)
    const form = { form: randomUUID(), text: '从业人员按年末还是全年平均？', code: 'JC09' }

    const page = await late(clerk, '/questions', form)
    await again(clerk, page, respondent.userName, OWN_PASSWORD)

    assert.equal(page.status, 419)
    assert.include(page.words, '您填的都在下面')
    assert.deepEqual(await sql('SELECT text, code FROM questions'), [
      { text: form.text, code: 'JC09' },
    ])
  })

  test('keeps the code of a new account', async ({ assert }) => {
    const { province } = await buildWorld()
    const person = await signedIn(province)
    const form = { slip: randomUUID(), role: 'city', code: '320500', name: '苏州市科学技术局' }

    const page = await late(person, '/accounts', { ...form, superior: '' })
    await again(person, page, province.userName, MANAGER_PASSWORD)

    const made = await Account.findBy({ userName: '320500XM' })
    assert.equal(page.status, 419)
    assert.equal(made?.name, '苏州市科学技术局')
  })

  test('keeps which indicator a note is about', async ({ assert }) => {
    const { province } = await buildWorld()
    const person = await signedIn(province)

    const page = await late(person, '/reconciliations/71480035X/notes', {
      code: 'JC09',
      fingerprint: 'abc',
      note: '第三个项目由分公司承担。',
    })

    assert.equal(page.status, 419)
    assert.include(page.body, 'name="code" value="JC09"')
  })

  test('never shows a code of the second factor: {path}')
    .with(OF_SECOND_FACTOR)
    .run(async ({ assert }, { path, form }) => {
      const { province } = await buildWorld()
      const person = await signedIn(province)

      const page = await late(person, path, form)

      assert.equal(page.status, 419)
      assert.notInclude(page.body, RECOVERY_CODE)
      assert.notInclude(page.body, '123456')
    })
})
