import { test } from '@japa/runner'
import { signedIn, submitted } from '#tests/functional/submitting/way'
import { Person } from '#tests/support/person'
import { buildWorld, clearWorld, fillCleanly, OWN_PASSWORD } from '#tests/support/world'
import { sql } from '#queries/sql'

test.group('When and from where an account was first used (L6)', (group) => {
  group.each.setup(() => clearWorld())

  test('is not known to the manager before anybody has chosen a password', async ({ assert }) => {
    const { report, respondent, city } = await buildWorld()
    await fillCleanly(report)
    await submitted(report, respondent)

    const page = await (await signedIn(city!)).get(`/reports/${report.id}/review`)

    assert.include(page.words, '账户还没有人用过')
  })

  test('stands before the manager with time and address', async ({ assert }) => {
    const { report, respondent, city } = await buildWorld()
    await fillCleanly(report)
    await submitted(report, respondent)
    await sql('UPDATE accounts SET password = NULL WHERE id = ?', [respondent.id])
    const newcomer = await new Person().signIn(respondent.userName, 'kj+123')
    await newcomer.get('/first-login')
    await newcomer.post('/first-login', {
      orgCode: '71480035X',
      password: OWN_PASSWORD,
      passwordAgain: OWN_PASSWORD,
    })

    const page = await (await signedIn(city!)).get(`/reports/${report.id}/review`)

    assert.match(page.words, /账户首次使用：2017-02-22 10:00:\d\d，来自 127\.0\.0\.1/)
  })
})
