import { test } from '@japa/runner'
import { COMMON_PASSWORDS } from '#models/account/common_passwords'
import { PasswordPolicy } from '#models/account/password_policy'

const respondent = new PasswordPolicy({ role: 'respondent', userName: '2012AA110204' })
const manager = new PasswordPolicy({ role: 'province', userName: '320000XM' })

test.group('A new password that will not do', () => {
  test('of a respondent: {password}')
    .with([
      { password: '', says: '请填' },
      { password: 'Aa1!x', says: '还差 3 个字符' },
      { password: 'tiger2016', says: '还差 1 类，可以加大写字母、符号' },
      { password: 'tigertiger', says: '还差 2 类' },
      { password: '2012AA110204', says: '还差 1 类' },
      { password: '2012aA110204', says: '就是用户名' },
      { password: '２０１２aA110204', says: '就是用户名' },
      { password: 'ｋｊ＋１２３', says: '还差 2 个字符' },
      { password: 'Aa123456', says: '太常见' },
      { password: 'Woaini1314', says: '太常见' },
      { password: 'Woaini@1314', says: '太常见' },
      { password: 'P@ssw0rd', says: '太常见' },
      { password: '1qaz@2WSX', says: '太常见' },
    ])
    .run(({ assert }, { password, says }) => {
      assert.include(respondent.problem(password), says)
    })

  test('of a manager: {password}')
    .with([
      { password: 'Tiger-201', says: '还差 1 个字符' },
      { password: 'Tiger20161', says: '还差 1 类，可以加符号' },
      { password: 'tiger-2016', says: '还差 1 类，可以加大写字母' },
      { password: 'Admin@123456', says: '太常见' },
      { password: '1qaz@WSX3edc', says: '太常见' },
      { password: 'P@ssw0rd123', says: '太常见' },
    ])
    .run(({ assert }, { password, says }) => {
      assert.include(manager.problem(password), says)
    })

  test('the initial password is named as such', ({ assert }) => {
    const lines = respondent.lines('kj+123')

    assert.include(lines.find((line) => line.rule === 'uncommon')!.note, '初始密码')
  })
})

test.group('A new password that will do', () => {
  test('of a respondent: {$self}')
    .with(['Tiger2016', 'tiger-2016', 'TIGER-2016', '老虎tiger2016', '𠮷𠮷𠮷𠮷𠮷𠮷aA'])
    .run(({ assert }, password) => {
      assert.isNull(respondent.problem(password))
      assert.isTrue(respondent.lines(password).every((line) => line.state === 'ok'))
    })

  test('of a manager: all four classes and 10 characters', ({ assert }) => {
    assert.isNull(manager.problem('Tiger-2016'))
  })
})

test.group('The checklist', () => {
  test('judges nothing before something is typed', ({ assert }) => {
    assert.deepEqual(
      respondent.lines().map((line) => [line.rule, line.state, line.note]),
      [
        ['length', 'open', ''],
        ['classes', 'open', ''],
        ['uncommon', 'open', ''],
      ]
    )
  })

  test('names the numbers that hold for the role', ({ assert }) => {
    assert.include(respondent.lines()[0].words, '8 个字符')
    assert.include(manager.lines()[0].words, '10 个字符')
    assert.include(manager.lines()[1].words, '4 类都要有')
  })

  test('common passwords are listed in the form in which they are looked up', ({ assert }) => {
    assert.isAbove(COMMON_PASSWORDS.size, 200)
    for (const word of COMMON_PASSWORDS) assert.match(word, /^[a-z0-9]+$/)
  })
})
