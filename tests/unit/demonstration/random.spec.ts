import { test } from '@japa/runner'
import { Random } from '#demonstration/random'

const draws = (random: Random) => Array.from({ length: 50 }, () => random.next())

test.group('Chance that repeats', () => {
  test('gives the same for the same seed and something else for another', ({ assert }) => {
    assert.deepEqual(draws(new Random('2016')), draws(new Random('2016')))
    assert.notDeepEqual(draws(new Random('2016')), draws(new Random('2017')))
  })

  test('is parted into streams that do not depend on what was drawn before', ({ assert }) => {
    const used = new Random('2016')
    draws(used)

    assert.deepEqual(draws(used.fork('money')), draws(new Random('2016').fork('money')))
    assert.notDeepEqual(draws(used.fork('money')), draws(used.fork('people')))
  })

  test('reaches both ends of a range and nothing beyond', ({ assert }) => {
    const random = new Random('2016')

    const met = new Set(Array.from({ length: 500 }, () => random.int(3, 6)))

    assert.sameMembers([...met], [3, 4, 5, 6])
  })

  test('takes some of a list, each once', ({ assert }) => {
    const some = new Random('2016').some(['a', 'b', 'c', 'd'], 3)

    assert.lengthOf(new Set(some), 3)
    assert.sameMembers(new Random('2016').some(['a', 'b'], 9), ['a', 'b'])
  })
})
