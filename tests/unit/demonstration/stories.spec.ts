import { test } from '@japa/runner'
import { Random } from '#demonstration/random'
import { Story } from '#demonstration/story'
import { WORK_DAYS, workTime } from '#demonstration/work_days'

const NOTHING = async () => {}
const MORNING = Date.parse('2017-02-22T02:00:00Z')

test.group('Stories of the demonstration', () => {
  test('happen on working days, not at Spring Festival', ({ assert }) => {
    assert.notInclude(WORK_DAYS, '2017-01-28')
    assert.notInclude(WORK_DAYS, '2017-02-05')
    assert.include(WORK_DAYS, '2017-02-04')
    assert.equal(WORK_DAYS.at(-1), '2017-02-22')
  })

  test('count minutes from half past eight in Beijing', ({ assert }) => {
    assert.equal(workTime(0, 15).toISOString(), '2017-01-05T00:45:00.000Z')
  })

  test('go on in time and end before this morning does, however long they are', ({ assert }) => {
    for (let i = 0; i < 200; i++) {
      const story = new Story(new Random(String(i)), i % WORK_DAYS.length)
      for (let step = 0; step < 6; step++) story.after([1, 4], NOTHING).then(7, NOTHING)

      const times = story.steps.map(({ at }) => at.getTime())

      assert.deepEqual(
        times,
        times.toSorted((a, b) => a - b)
      )
      assert.isBelow(times.at(-1)!, MORNING + 3_600_000)
    }
  })
})
