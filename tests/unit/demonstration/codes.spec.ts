import { test } from '@japa/runner'
import { applicationNumber, creditCode, orgCode, wrongOrgCode } from '#demonstration/codes'
import { orgCheckOk, usccOk } from '#questionnaire/codes'

test.group('Codes of the demonstration', () => {
  test('have the check characters of their standards', ({ assert }) => {
    const code = orgCode('71480035')

    assert.equal(code, '71480035X')
    assert.equal(creditCode('91', '320412', code), '9132041271480035X0')
    assert.isTrue(usccOk(creditCode('12', '100000', orgCode('43520017'))))
  })

  test('can be wrong by the check character alone', ({ assert }) => {
    const code = wrongOrgCode('71480035')

    assert.match(code, /^71480035[0-9X]$/)
    assert.isFalse(orgCheckOk(code))
  })

  test('number patent applications as the office does', ({ assert }) => {
    // CN 201510123456: 2·2+0·3+1·4+5·5+1·6+0·7+1·8+2·9+3·2+4·3+5·4+6·5 = 133, 133 mod 11 = 1
    assert.equal(applicationNumber(2015, '1', 123_456), '201510123456.1')
  })
})
