import { test } from '@japa/runner'
import { MANAGER_PASSWORD, OWN_PASSWORD } from '#tests/support/accounts'
import { Person } from '#tests/support/person'
import { buildWorld, clearWorld, fillCleanly, type World } from '#tests/support/world'

test.group('What every page tells the browser to refuse', (group) => {
  let world: World
  group.setup(async () => {
    await clearWorld()
    world = await buildWorld({ city: false })
    await fillCleanly(world.report)
  })
  group.teardown(() => clearWorld())

  const path = (rest: string) => `/reports/${world.report.id}${rest}`
  const somebody = {
    nobody: async () => new Person(),
    respondent: () => new Person().signIn(world.respondent.userName, OWN_PASSWORD),
    province: () => new Person().signIn(world.province.userName, MANAGER_PASSWORD),
  }

  test('{who} on {name}')
    .with([
      { who: 'nobody', name: 'the login', of: () => '/login', status: 200 },
      { who: 'nobody', name: 'a page that is not there', of: () => '/nowhere', status: 404 },
      { who: 'nobody', name: 'an address that can’t be read', of: () => '/%E0%A4%A', status: 404 },
      { who: 'respondent', name: 'no code', of: () => '/help/indicators/%ZZ', status: 404 },
      { who: 'respondent', name: 'the home page', of: () => '/', status: 200 },
      { who: 'respondent', name: 'the form', of: () => path('/sections/JC'), status: 200 },
      { who: 'respondent', name: 'the audit', of: () => path('/audit'), status: 200 },
      { who: 'respondent', name: 'the submission', of: () => path('/submission'), status: 200 },
      { who: 'respondent', name: 'a stranger’s report', of: () => '/reports/0/audit', status: 404 },
      { who: 'province', name: 'the queue', of: () => '/queue', status: 200 },
    ] as const)
    .run(async ({ assert }, { who, of, status }) => {
      const person = await somebody[who]()

      const page = await person.get(of())

      const policy = page.headers.get('content-security-policy') ?? ''
      assert.equal(page.status, status)
      assert.match(policy, /default-src 'none'/)
      assert.match(policy, /script-src 'self'(;|$)/)
      assert.match(policy, /style-src 'self'(;|$)/)
      assert.notMatch(policy, /unsafe-|\*|http:/)
      assert.equal(page.headers.get('x-content-type-options'), 'nosniff')
      assert.notMatch(page.body, / style="| on[a-z]+="|javascript:/)
      assert.notMatch(page.body, /<script(?![^>]* src=)/)
    })
})
