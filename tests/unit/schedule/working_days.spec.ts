import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { test } from '@japa/runner'
import fc from 'fast-check'
import { reminderStage } from '#models/schedule/reminder_stage'
import { isWorkingDay, workingDayBefore, workingDaysUntil } from '#models/schedule/working_days'

const day = fc
  .integer({ min: 0, max: 3000 })
  .map((n) => new Date(Date.UTC(2016, 0, 1 + n)).toISOString().slice(0, 10))

test.group('Working days', () => {
  test('{day} {what}')
    .with([
      { day: '2017-03-10', what: 'is a Friday', works: true },
      { day: '2017-03-11', what: 'is a Saturday', works: false },
      { day: '2017-04-01', what: 'is a Saturday worked for 清明', works: true },
      { day: '2017-04-02', what: 'is a holiday', works: false },
      { day: '2017-04-03', what: 'is a Monday of the holiday', works: false },
      { day: '2017-02-02', what: 'is 春节', works: false },
    ])
    .run(({ assert }, { day: one, works }) => {
      assert.equal(isWorkingDay(one), works)
    })

  test('7, 3 and 1 before a Friday skip the week-ends', ({ assert }) => {
    assert.deepEqual(
      [7, 3, 1].map((count) => workingDayBefore('2017-03-10', count)),
      ['2017-03-01', '2017-03-07', '2017-03-09']
    )
  })

  test('and the holiday before a deadline in April', ({ assert }) => {
    assert.deepEqual(
      [3, 1].map((count) => workingDayBefore('2017-04-05', count)),
      ['2017-03-30', '2017-04-01']
    )
  })

  test('are counted the same forwards and backwards', ({ assert }) => {
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 12 }), (deadline, count) => {
        const start = workingDayBefore(deadline, count)
        const rest = isWorkingDay(deadline) ? 0 : 1

        assert.equal(workingDaysUntil(deadline, start) + rest, count)
      })
    )
  })

  test('are the same in a server zone of {$self}')
    .with(['Asia/Shanghai', 'UTC', 'America/New_York', 'Pacific/Kiritimati', 'Pacific/Pago_Pago'])
    .run(async ({ assert }, zone) => {
      const source = `import('./app/models/schedule/working_days.ts').then(({ isWorkingDay, workingDayBefore }) =>
        console.log(isWorkingDay('2017-04-01'), isWorkingDay('2017-04-02'), workingDayBefore('2017-04-05', 3)))`

      const { stdout } = await promisify(execFile)(
        process.execPath,
        ['--import', '@poppinss/ts-exec', '--input-type=module', '-e', source],
        { env: { ...process.env, TZ: zone } }
      )

      assert.equal(stdout.trim(), 'true false 2017-03-30')
    })
})

test.group('The reminder of a day', () => {
  test('on {today} it is {stage}')
    .with([
      { today: '2017-02-28', stage: null },
      { today: '2017-03-01', stage: 7 },
      { today: '2017-03-06', stage: 7 },
      { today: '2017-03-07', stage: 3 },
      { today: '2017-03-08', stage: 3 },
      { today: '2017-03-09', stage: 1 },
      { today: '2017-03-10', stage: 1 },
      { today: '2017-03-11', stage: null },
    ])
    .run(({ assert }, { today, stage }) => {
      assert.equal(reminderStage('2017-03-10', today), stage)
    })
})
