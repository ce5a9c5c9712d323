import { test } from '@japa/runner'
import { checkDatabase } from '../../../bin/command/external_database.js'
import { freePort } from '../../../bin/command/ports.js'

test.group('An external PostgreSQL that cannot be used', () => {
  test('an address that is none says what it should look like', async ({ assert }) => {
    await assert.rejects(() => checkDatabase('localhost/survey'), /应为 postgres:\/\//)
  })

  test('nobody listening there is said, without the password', async ({ assert }) => {
    const url = `postgres://survey:se%40cret@127.0.0.1:${await freePort()}/survey`

    const error = (await checkDatabase(url).catch((reason: unknown) => reason)) as Error

    assert.include(error.message, '没有服务在那里监听')
    assert.include(error.message, 'survey:***@127.0.0.1')
    assert.notInclude(error.message, 'cret')
  })
})
