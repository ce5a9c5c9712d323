import { test } from '@japa/runner'
import { readFile } from 'node:fs/promises'
import {
  FILLABLE,
  FLOW,
  STATES,
  isAbove,
  levelsFor,
  transition,
  type Action,
  type Level,
  type State,
} from '#models/report/flow'

const LEVELS: Level[] = ['respondent', 'unit', 'county', 'city', 'province', 'nation']
const MANAGERS = LEVELS.slice(1)
const ACTIONS = [...new Set(FLOW.map(({ action }) => action))]

/** domain.md "States of a report", written down a second time on purpose. */
const ALLOWED: Record<Action, Partial<Record<State, Level[]>>> = {
  begin: { not_started: ['respondent'] },
  submit: { filling: ['respondent'], returned: ['respondent'] },
  withdraw: { submitted: ['respondent'] },
  accept: { submitted: MANAGERS },
  return: {
    submitted: MANAGERS,
    province_accepted: ['province', 'nation'],
    handed_over: ['nation'],
    nationally_accepted: ['nation'],
  },
  handOver: { province_accepted: ['province'] },
  acceptNationally: { handed_over: ['nation'] },
  leaveUnreported: { not_started: ['province'], filling: ['province'], returned: ['province'] },
  reopen: { unreported: ['province', 'nation'] },
}

test.group('The flow of a report', () => {
  test('allows what is listed and nothing else, for every state, level and action', ({
    assert,
  }) => {
    for (const state of Object.keys(STATES) as State[]) {
      for (const level of LEVELS) {
        for (const action of ACTIONS) {
          const isListed = ALLOWED[action][state]?.includes(level) ?? false

          assert.equal(
            transition(state, level, action) !== undefined,
            isListed,
            `${level} ${action} in ${state}`
          )
        }
      }
    }
  })

  test('has one row at most for each state, level and action', ({ assert }) => {
    const ways = FLOW.flatMap(({ action, by, from }) =>
      by.flatMap((level) => from.map((state) => `${action} ${level} ${state}`))
    )

    assert.equal(new Set(ways).size, ways.length)
  })

  test('lets nobody but the respondent change data', ({ assert }) => {
    assert.sameMembers(FILLABLE, ['not_started', 'filling', 'returned'])
  })

  test('leads to every state from the beginning', ({ assert }) => {
    const reached = new Set<State>(['not_started'])
    for (let round = 0; round < Object.keys(STATES).length; round += 1) {
      for (const { from, to } of FLOW) {
        if (!from.some((state) => reached.has(state))) continue
        for (const state of to === 'climb' ? (['submitted', 'province_accepted'] as const) : [to])
          reached.add(state)
      }
    }

    assert.sameMembers([...reached], Object.keys(STATES))
  })

  test('knows the states that the database knows', async ({ assert }) => {
    const source = await readFile(
      new URL('../../../database/migrations/0005_create_reports.ts', import.meta.url),
      'utf8'
    )

    const [, list] = /CHECK \(state IN \(([^)]*)\)\)/.exec(source)!

    assert.sameMembers(
      [...list.matchAll(/'(\w+)'/g)].map(([, state]) => state),
      Object.keys(STATES)
    )
  })

  test('tells the levels apart that may ever do something', ({ assert }) => {
    assert.deepEqual(levelsFor('submit'), ['respondent'])
    assert.deepEqual(levelsFor('return'), MANAGERS)
    assert.deepEqual(levelsFor('reopen'), ['province', 'nation'])
  })

  test('orders the levels strictly', ({ assert }) => {
    for (const [i, one] of LEVELS.entries()) {
      for (const [j, other] of LEVELS.entries()) assert.equal(isAbove(one, other), i > j)
    }
  })
})
