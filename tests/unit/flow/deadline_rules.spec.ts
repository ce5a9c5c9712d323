import { test } from '@japa/runner'
import fc from 'fast-check'
import { endOfDay, type Day } from '#models/report/deadline'
import { outcomeOf, type Setting } from '#models/report/deadline/change'
import { breaches } from '#models/report/deadline/limits'
import type { DeadlineNode } from '#models/report/deadline/dates'
import { DeadlineTree } from '#models/report/deadline/tree'
import type { Level } from '#models/report/flow'

const ROUND = {
  opens: '2017-01-04',
  filing: '2017-03-10',
  provinceReview: '2017-03-20',
  nationalReview: '2017-04-03',
}
const NONE = { filing: null, review: null }
const EARLY = new Date('2017-02-22T02:00:00Z')

function node(id: number, role: Level, path: string, own: Partial<DeadlineNode['own']> = {}) {
  return { id, name: `${role} ${id}`, role, path, own: { ...NONE, ...own }, ceiling: NONE }
}

const PLACES: [number, Level, string][] = [
  [1, 'province', 'nation.p1'],
  [2, 'city', 'nation.p1.c1'],
  [3, 'county', 'nation.p1.c1.x1'],
  [4, 'unit', 'nation.p1.c1.x1.u1'],
  [5, 'city', 'nation.p1.c2'],
  [6, 'province', 'nation.p2'],
]

function tree(own: Record<number, Partial<DeadlineNode['own']>> = {}) {
  return new DeadlineTree(
    PLACES.map(([id, role, path]) => node(id, role, path, own[id])),
    ROUND
  )
}

function setting(id: number, wanted: Setting['wanted'], more: Partial<Setting> = {}): Setting {
  return { targets: new Set([id]), wanted, byNation: false, bringForward: false, ...more }
}

const day = fc
  .integer({ min: 0, max: 60 })
  .map((n) => new Date(Date.UTC(2017, 1, 20 + n)).toISOString().slice(0, 10))
const maybe = fc.option(day, { nil: null })
const dates = fc.record({ filing: maybe, review: maybe })

/** Trees without a breach: whatever was drawn, brought to what the rules allow. */
const soundTree = fc.array(dates, { minLength: 6, maxLength: 6 }).map((own) => {
  const empty = tree()
  return own.reduce((made: DeadlineTree, wanted, i) => {
    const { after, refused, followers } = outcomeOf(made, setting(i + 1, wanted), EARLY)
    return refused.length || followers.length ? made : after
  }, empty)
})

test.group('Setting a date', () => {
  test('is refused after the superior’s same date, whose it is being named', ({ assert }) => {
    const before = tree({ 1: { filing: '2017-03-08' } })

    const { refused } = outcomeOf(before, setting(3, { filing: '2017-03-09' }), EARLY)

    assert.equal(refused[0].rule, 'afterSuperior')
    assert.equal(refused[0].limit.day, '2017-03-08')
    assert.equal(before.effective(refused[0].limit.whose!).from.filing?.id, 1)
  })

  test('a filing date after the own review is refused', ({ assert }) => {
    const before = tree({ 2: { review: '2017-03-05' } })

    const { refused } = outcomeOf(before, setting(2, { filing: '2017-03-06' }), EARLY)

    assert.deepEqual(
      refused.map(({ rule }) => rule),
      ['afterOwnReview']
    )
  })

  test('a province keeps to what the nation gave, the nation may give more up to its own', ({
    assert,
  }) => {
    const own = outcomeOf(tree(), setting(1, { review: '2017-03-21' }), EARLY)
    const given = outcomeOf(tree(), setting(1, { review: '2017-03-25' }, { byNation: true }), EARLY)
    const kept = outcomeOf(given.after, setting(1, { review: '2017-03-25' }), EARLY)
    const past = outcomeOf(given.after, setting(1, { review: '2017-03-26' }), EARLY)
    const tooMuch = outcomeOf(
      tree(),
      setting(1, { review: '2017-04-04' }, { byNation: true }),
      EARLY
    )

    assert.lengthOf(own.refused, 1)
    assert.lengthOf(given.refused, 0)
    assert.lengthOf(kept.refused, 0)
    assert.equal(past.refused[0].limit.day, '2017-03-25')
    assert.equal(tooMuch.refused[0].limit.day, '2017-04-03')
  })

  test('a day is over from its 24:00 Beijing time on: {seconds} s and {ms} ms')
    .with([
      { seconds: -1, ms: 0, over: 0 },
      { seconds: 0, ms: -1, over: 0 },
      { seconds: 0, ms: 0, over: 1 },
      { seconds: 0, ms: 1, over: 1 },
      { seconds: 1, ms: 0, over: 1 },
    ])
    .run(({ assert }, { seconds, ms, over }) => {
      const now = new Date(endOfDay('2017-03-01').getTime() + seconds * 1000 + ms)

      const outcome = outcomeOf(tree(), setting(2, { filing: '2017-03-01' }), now)

      assert.lengthOf(outcome.over, over)
    })

  test('one that is over may stay while the other is set', ({ assert }) => {
    const before = tree({ 2: { filing: '2017-02-20' } })

    const { over } = outcomeOf(
      before,
      setting(2, { filing: '2017-02-20', review: '2017-03-05' }),
      EARLY
    )

    assert.deepEqual(over, [])
  })

  test('names those below whose own date is later, and brings them forward when asked', ({
    assert,
  }) => {
    const before = tree({ 2: { filing: '2017-03-08' }, 3: { filing: '2017-03-07' } })
    const wanted = { filing: '2017-03-06' }

    const named = outcomeOf(before, setting(1, wanted), EARLY)
    const brought = outcomeOf(before, setting(1, wanted, { bringForward: true }), EARLY)

    assert.deepEqual(
      named.followers.map((one) => one.node.id),
      [2, 3].slice(0, named.followers.length)
    )
    assert.isAbove(named.followers.length, 0)
    assert.deepEqual(
      brought.after.nodes.slice(1, 3).map(({ own }) => own.filing),
      ['2017-03-06', '2017-03-06']
    )
    assert.deepEqual(breaches(brought.after), [])
  })

  test('those that inherit both dates stand in nobody’s way', ({ assert }) => {
    const before = tree({ 2: { review: '2017-03-12' } })

    const { refused, followers } = outcomeOf(before, setting(1, { review: '2017-03-09' }), EARLY)

    assert.deepEqual(
      refused.map((one) => [one.node.id, one.rule]),
      [[1, 'afterOwnReview']]
    )
    assert.deepEqual([...new Set(followers.map((one) => one.node.id))], [2])
  })

  test('a later filing date of the superior does not pass the own review of one below', ({
    assert,
  }) => {
    const before = tree({ 1: { filing: '2017-03-03' }, 2: { review: '2017-03-05' } })

    const { followers } = outcomeOf(before, setting(1, { filing: '2017-03-09' }), EARLY)

    assert.deepEqual(
      followers.map((one) => [one.node.id, one.rule]),
      [
        [2, 'afterOwnReview'],
        [3, 'afterOwnReview'],
        [4, 'afterOwnReview'],
      ].slice(0, followers.length)
    )
    assert.equal(followers[0].node.id, 2)
  })
})

test.group('Whatever is set', () => {
  test('nothing breaks the rules afterwards unless it was refused', ({ assert }) => {
    fc.assert(
      fc.property(
        soundTree,
        fc.integer({ min: 1, max: 6 }),
        dates,
        fc.boolean(),
        fc.boolean(),
        (before, id, wanted, byNation, bringForward) => {
          const asked = setting(id, wanted, { byNation, bringForward })
          const { after, refused, followers } = outcomeOf(before, asked, EARLY)

          if (refused.length) return
          if (bringForward || !followers.length) assert.deepEqual(breaches(after), [])
          else assert.notDeepEqual(breaches(after), [])
        }
      ),
      { numRuns: 500 }
    )
  })

  test('bringing forward never gives anybody a later own date', ({ assert }) => {
    fc.assert(
      fc.property(soundTree, fc.integer({ min: 1, max: 6 }), dates, (before, id, wanted) => {
        const { after, refused } = outcomeOf(
          before,
          setting(id, wanted, { bringForward: true }),
          EARLY
        )

        if (refused.length) return
        for (const old of before.nodes.filter((one) => one.id !== id)) {
          const now = after.nodes.find((one) => one.id === old.id)!
          for (const kind of ['filing', 'review'] as const) {
            if (old.own[kind]) assert.isTrue((now.own[kind] as Day) <= old.own[kind])
          }
        }
      }),
      { numRuns: 500 }
    )
  })

  test('and cleared again, the old dates hold', ({ assert }) => {
    fc.assert(
      fc.property(soundTree, dates, (before, wanted) => {
        const cleared = outcomeOf(before, setting(2, NONE), EARLY).after
        const { after } = outcomeOf(cleared, setting(2, wanted), EARLY)
        const again = outcomeOf(after, setting(2, NONE), EARLY).after

        assert.deepEqual(
          again.nodes.map((one) => again.effective(one)),
          cleared.nodes.map((one) => cleared.effective(one))
        )
      })
    )
  })
})
