import { test } from '@japa/runner'
import router from '@adonisjs/core/services/router'
import { MANAGERS, type Level } from '#models/report/flow'
import { MATRIX } from '#tests/functional/authorisation/matrix'
import { twoBranches, type TwoBranches } from '#tests/functional/authorisation/two_branches'
import { signedIn } from '#tests/functional/submitting/way'
import { Person, type Answer } from '#tests/support/person'
import { clearWorld } from '#tests/support/world'

const LEVELS: readonly Level[] = ['respondent', ...MANAGERS]
/** The nation stands above everybody, so nothing is foreign to it but what belongs to one person. */
const PERSONAL = [
  'tasks.show',
  'messages.show',
  'slips.show',
  'slips.downloads.store',
  'bulk_decisions.show',
  'bulk_decisions.confirmations.store',
  'bulk_decisions.refusals.show',
]

type Outcome = 'in' | 'no' | 'none' | 'login'

/** What is acceptable as `out`: that there is such a thing need not be told. */
const OUT: readonly Outcome[] = ['no', 'none']

type Route = ReturnType<typeof routes>[number]

/** The routes as the server has them; it must have been started. */
function routes() {
  return Object.values(router.toJSON())
    .flat()
    .map((route) => ({ ...route, name: route.name ?? route.pattern }))
}

/** What a request came to, as far as the way in is concerned. */
function outcome({ status, location }: Answer): Outcome {
  if (status === 401 || location?.startsWith('/login')) return 'login'
  if (status === 403) return 'no'
  return status === 404 ? 'none' : 'in'
}

function address(pattern: string, params: Record<string, string | number> = {}) {
  return pattern.replace(/:(\w+)/g, (_, name) => String(params[name]))
}

function ask(person: Person, name: string, params = {}) {
  const route: Route = routes().find((one) => one.name === name)!
  const path = address(route.pattern, params)
  return route.methods.includes('GET') ? person.get(path) : person.post(path)
}

test.group('Who may come in where', (group) => {
  let world: TwoBranches
  let people: Record<Level, Person>

  group.setup(async () => {
    await clearWorld()
    world = await twoBranches()
    const entries = LEVELS.map(async (level) => [level, await signedIn(world.actors[level])])
    people = Object.fromEntries(await Promise.all(entries))
    for (const person of Object.values(people)) await person.get('/password')
    return () => clearWorld()
  })

  test('every route of the product stands in the matrix, and nothing else', ({ assert }) => {
    assert.sameMembers(
      routes().map(({ name }) => name),
      Object.keys(MATRIX)
    )
  })

  for (const [name, { who, of }] of Object.entries(MATRIX)) {
    if (who === 'anybody' || who === 'pass') continue

    test(`${name}: a stranger is led to the login`, async ({ assert }) => {
      const stranger = new Person()
      await stranger.get('/login')

      const answer = await ask(stranger, name, of?.missing)

      assert.equal(outcome(answer), 'login')
    })

    for (const level of LEVELS) {
      const isIn = who.includes(level)

      test(`${name}: ${level} ${isIn ? 'comes in' : 'is kept out'}`, async ({ assert }) => {
        const person = people[level]
        const expect = (answer: Answer, wanted: Outcome | 'out', what: string) =>
          assert.include(
            wanted === 'out' ? OUT : [wanted],
            outcome(answer),
            `${what}: ${answer.status} ${answer.words.slice(-200)}`
          )

        const own = await ask(person, name, of?.own(world, level))
        expect(own, isIn ? 'in' : 'out', 'an own object')
        if (!of) return

        if (!of.missing || !of.foreign) return
        const missing = await ask(person, name, of.missing)
        expect(missing, isIn ? 'none' : 'out', 'a missing object')
        if (level === 'nation' && !PERSONAL.includes(name)) return
        const foreign = await ask(person, name, of.foreign(world))
        expect(foreign, isIn ? 'none' : 'out', 'a foreign object')
      })
    }
  }
})
