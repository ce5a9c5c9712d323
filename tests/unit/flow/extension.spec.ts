import { test } from '@japa/runner'
import fc from 'fast-check'
import type Account from '#models/account'
import { effectiveDeadline, endOfDay, type DeadlineLink } from '#models/report/deadline'
import type { Level } from '#models/report/flow'
import { extensionBy, returnRefusal } from '#models/report/review_gate'
import type { ReviewWay } from '#queries/review_way'

const day = fc
  .integer({ min: 0, max: 60 })
  .map((n) => new Date(Date.UTC(2017, 1, 20 + n)).toISOString().slice(0, 10))
const maybe = fc.option(day, { nil: null })
const levels: Level[] = ['unit', 'county', 'city', 'province']

const way = fc
  .record({
    dates: fc.array(fc.record({ filing: maybe, review: maybe }), { minLength: 4, maxLength: 4 }),
    roundFiling: day,
    roundProvince: day,
    roundNation: day,
    extendedTo: maybe,
  })
  .map(({ dates, ...round }): ReviewWay => {
    const links = dates.map((own, i) => ({
      name: levels[i],
      role: levels[i],
      enabled: true,
      ...own,
    }))
    const holder = { id: 1, name: 'unit', role: 'unit' as Level, enabled: true }
    const rest = { latest: null, decided: null, now: '2017-02-22T02:00:00Z' }
    return {
      id: 1,
      state: 'submitted',
      roundStatus: 'open',
      holder,
      links,
      ...rest,
      ...round,
    }
  })
const returner = fc.constantFrom<Level>('unit', 'county', 'city', 'province', 'nation')
const actor = (role: Level) => ({ id: 1, office: 1, name: role, role }) as unknown as Account

function effective({ roundFiling, links, extendedTo }: ReviewWay, extension = extendedTo) {
  return effectiveDeadline({
    roundFiling,
    path: links as DeadlineLink[],
    extendedTo: extension,
  }).day
}

test.group('The extension that a return gives', () => {
  test('never shortens the extension nor the deadline, whoever returns', ({ assert }) => {
    fc.assert(
      fc.property(way, returner, (now, role) => {
        const { extendedTo, day: until } = extensionBy(actor(role), now)

        assert.isTrue(now.extendedTo === null || extendedTo >= now.extendedTo)
        assert.isTrue(until >= effective(now))
        assert.equal(until, effective(now, extendedTo))
      })
    )
  })

  test('grows only, return after return', ({ assert }) => {
    fc.assert(
      fc.property(way, fc.array(returner, { minLength: 1, maxLength: 6 }), (start, roles) => {
        let now = start
        for (const role of roles) {
          const { extendedTo, day: until } = extensionBy(actor(role), now)
          assert.isTrue(until >= effective(now))
          now = { ...now, extendedTo }
        }
      })
    )
  })

  test('is given until the last millisecond of the returner’s own deadline', ({ assert }) => {
    fc.assert(
      fc.property(way, returner, fc.constantFrom(-1000, -1, 0, 1, 1000), (some, role, ms) => {
        const { roundNation, roundProvince, links } = some
        const above = links.slice(links.findIndex((link) => link.role === role))
        const inherited = above.find(({ review }) => review)?.review ?? roundProvince
        const end = endOfDay(role === 'nation' ? roundNation : inherited).getTime()

        const at = { ...some, now: new Date(end + ms).toISOString() }

        assert.equal(returnRefusal(actor(role), at) === null, ms < 0)
      })
    )
  })
})
