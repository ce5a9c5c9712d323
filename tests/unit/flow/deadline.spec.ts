import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { test } from '@japa/runner'
import fc from 'fast-check'
import {
  dayBefore,
  dayOf,
  effectiveDeadline,
  endOfDay,
  reviewDeadline,
  type DeadlineLink,
} from '#models/report/deadline'

const CITY: DeadlineLink = { name: '常州市', role: 'city', filing: null, review: null }
const PROVINCE: DeadlineLink = { name: '江苏省', role: 'province', filing: null, review: null }
const ROUND = '2017-03-10'

const day = fc
  .integer({ min: 0, max: 3650 })
  .map((n) => new Date(Date.UTC(2015, 0, 1 + n)).toISOString().slice(0, 10))
const maybeDay = fc.option(day, { nil: null })

test.group('A deadline day', () => {
  test('ends at 24:00 Beijing time: {instant} lies in {day}')
    .with([
      { instant: '2017-03-10T15:59:59.999Z', day: '2017-03-10' },
      { instant: '2017-03-10T16:00:00.000Z', day: '2017-03-11' },
      { instant: '2017-03-09T16:00:00.000Z', day: '2017-03-10' },
      { instant: '2016-12-31T16:00:00.000Z', day: '2017-01-01' },
      { instant: '2016-02-28T16:00:00.000Z', day: '2016-02-29' },
    ])
    .run(({ assert }, { instant, day: expected }) => {
      assert.equal(dayOf(new Date(instant)), expected)
    })

  test('is over from its first instant on, and not a second earlier', ({ assert }) => {
    fc.assert(
      fc.property(day, (one) => {
        const end = endOfDay(one).getTime()

        assert.equal(dayOf(new Date(end - 1000)), one)
        assert.notEqual(dayOf(new Date(end)), one)
        assert.notEqual(dayOf(new Date(end + 1000)), one)
        assert.equal(dayBefore(endOfDay(one)), one)
        assert.equal(dayBefore(endOfDay(one).toISOString()), one)
      })
    )
  })

  test('is the same in a server zone of {$self}')
    .with(['Asia/Shanghai', 'UTC', 'America/New_York', 'Pacific/Kiritimati', 'Pacific/Pago_Pago'])
    .run(async ({ assert }, zone) => {
      const source = `import('./app/models/report/deadline.ts').then(({ endOfDay, dayOf, dayBefore }) =>
        console.log(endOfDay('2017-03-26').toISOString(), dayOf(new Date('2017-03-26T15:59:59Z')), dayBefore('2017-03-26T16:00:00Z')))`

      const { stdout } = await promisify(execFile)(
        process.execPath,
        ['--import', '@poppinss/ts-exec', '--input-type=module', '-e', source],
        { env: { ...process.env, TZ: zone } }
      )

      assert.equal(stdout.trim(), '2017-03-26T16:00:00.000Z 2017-03-26 2017-03-26')
    })
})

test.group('The effective deadline', () => {
  test('is the round’s where nobody has set one', ({ assert }) => {
    const deadline = effectiveDeadline({
      roundFiling: ROUND,
      path: [CITY, PROVINCE],
      extendedTo: null,
    })

    assert.deepEqual(deadline, {
      day: ROUND,
      endsAt: new Date('2017-03-10T16:00:00Z'),
      chain: [{ who: '国家', day: ROUND, inForce: true }],
    })
  })

  test('is the nearest one set, with the chain that led to it', ({ assert }) => {
    const path = [
      { ...CITY, filing: '2017-03-03' },
      { ...PROVINCE, filing: '2017-03-07' },
    ]

    const deadline = effectiveDeadline({ roundFiling: ROUND, path, extendedTo: null })

    assert.equal(deadline.day, '2017-03-03')
    assert.deepEqual(deadline.chain, [
      { who: '国家', day: ROUND, inForce: false },
      { who: '江苏省', day: '2017-03-07', inForce: false },
      { who: '常州市', day: '2017-03-03', inForce: true },
    ])
  })

  test('is never earlier than the extension nor than the nearest filing deadline', ({ assert }) => {
    fc.assert(
      fc.property(day, maybeDay, maybeDay, maybeDay, (roundFiling, city, province, extendedTo) => {
        const path = [
          { ...CITY, filing: city },
          { ...PROVINCE, filing: province },
        ]

        const {
          day: effective,
          endsAt,
          chain,
        } = effectiveDeadline({ roundFiling, path, extendedTo })

        const nearest = city ?? province ?? roundFiling
        assert.equal(effective, extendedTo && extendedTo > nearest ? extendedTo : nearest)
        assert.equal(endsAt.getTime(), endOfDay(effective).getTime())
        assert.deepEqual(
          chain.filter(({ inForce }) => inForce).map((link) => link.day),
          [effective]
        )
      })
    )
  })
})

test.group('The review deadline', () => {
  const round = { roundProvince: '2017-03-20', roundNation: '2017-04-03' }

  test('is inherited from above, last from the round', ({ assert }) => {
    const path = [CITY, { ...PROVINCE, review: '2017-03-18' }]

    assert.equal(reviewDeadline({ path, role: 'city', ...round }), '2017-03-18')
    assert.equal(reviewDeadline({ path: [CITY, PROVINCE], role: 'city', ...round }), '2017-03-20')
    assert.equal(reviewDeadline({ path, role: 'nation', ...round }), '2017-04-03')
  })

  test('of a superior is not taken from below', ({ assert }) => {
    const path = [{ ...CITY, review: '2017-03-15' }, PROVINCE]

    assert.equal(reviewDeadline({ path, role: 'province', ...round }), '2017-03-20')
    assert.equal(reviewDeadline({ path, role: 'city', ...round }), '2017-03-15')
  })
})
