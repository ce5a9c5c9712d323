import { test } from '@japa/runner'
import { isInitialPassword } from '#models/account/initial_password'

test.group('The initial password', () => {
  test('{$self} is not it')
    .with(['', 'KJ123', 'KJ+1234', 'KJ-123', 'K J+123', 'KJ+12З'])
    .run(({ assert }, typed) => {
      assert.isFalse(isInitialPassword(typed))
    })

  test('{$self} is it')
    .with(['KJ+123', 'kj+123', 'Kj+123', ' kj+123 ', 'ｋｊ＋１２３', 'ＫＪ＋１２３'])
    .run(({ assert }, typed) => {
      assert.isTrue(isInitialPassword(typed))
    })
})
