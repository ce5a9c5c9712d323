import { once } from 'node:events'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { test } from '@japa/runner'
import { freePort } from '../../../bin/command/ports.js'
import { OwnCluster } from '#tests/unit/bin/own_cluster'
import { query } from '#tests/unit/bin/query'
import { StartCommand } from '#tests/unit/bin/start_command'
import { Person } from '#tests/support/person'

const APP_KEY = 'a-key-for-this-test-alone-0123456789'
const PASSWORD = 's€cret:/@ 1'

test.group('npm start with DATABASE_URL', (group) => {
  group.each.timeout(60_000)

  let cluster: OwnCluster
  const running: StartCommand[] = []

  group.setup(async () => {
    cluster = await OwnCluster.start()
    return () => cluster.stop()
  })
  group.each.teardown(async () => {
    for (const command of running.splice(0)) await command.stop()
  })

  async function start(variables: Record<string, string>) {
    const command = new StartCommand({ PORT: String(await freePort()), ...variables })
    running.push(command)
    return command
  }

  test('in production without one it refuses, and says what is missing', async ({ assert }) => {
    const command = await start({ NODE_ENV: 'production', APP_KEY })

    assert.equal(await command.ended, 1)
    assert.include(command.output, 'NODE_ENV=production 时必须设置 DATABASE_URL')
  })

  test('a wrong password is said, and never printed', async ({ assert }) => {
    const url = await cluster.database('guessed', PASSWORD)

    const command = await start({ DATABASE_URL: url.replace(/:[^:@]+@/, ':gu3ss@') })

    assert.equal(await command.ended, 1)
    assert.include(command.output, '密码不对')
    assert.notInclude(command.output, 'gu3ss')
  })

  test('in production a taken port is named, and who holds it', async ({ assert }) => {
    const server = createServer().listen(0, '127.0.0.1')
    await once(server, 'listening')
    const port = String((server.address() as AddressInfo).port)
    const url = await cluster.database('crowded', PASSWORD)

    const command = await start({ NODE_ENV: 'production', APP_KEY, DATABASE_URL: url, PORT: port })
    const code = await command.ended
    server.close()

    assert.equal(code, 1)
    assert.include(command.output, `端口 ${port} 被进程 ${process.pid}`)
  })

  test('builds its tables as an ordinary user, serves from them and keeps them', async ({
    assert,
  }) => {
    const url = await cluster.database('external', PASSWORD)
    const production = { NODE_ENV: 'production', APP_KEY, DATABASE_URL: url }

    const first = await start(production)
    const site = await first.answers()
    const somebody = new Person(site.url)
    const { words } = await somebody.get('/login')
    const refused = await somebody.tryToSignIn('2012AA110204', 'not-the-password')
    const stopped = await first.stop()
    const second = await start(production)
    await second.answers()

    const [{ owner }] = await query<{ owner: string }>(
      url,
      `SELECT tableowner AS owner FROM pg_tables WHERE tablename = 'reports'`
    )
    const [{ failures }] = await query<{ failures: number }>(
      url,
      'SELECT count(*)::int AS failures FROM rate_limits'
    )
    assert.equal(site.databaseUrl, url)
    assert.notInclude(words, '演示')
    assert.equal(refused.status, 422)
    assert.equal(stopped, 0)
    assert.equal(owner, 'external')
    assert.isAbove(failures, 0)
  })

  test('two servers that start at once on an empty database both come up', async ({ assert }) => {
    const url = await cluster.database('shared', PASSWORD)
    const variables = { NODE_ENV: 'production', APP_KEY, DATABASE_URL: url }

    const servers = await Promise.all([start(variables), start(variables)])
    const sites = await Promise.all(servers.map((server) => server.answers()))

    const pages = await Promise.all(sites.map((site) => fetch(`${site.url}/login`)))
    assert.deepEqual(
      pages.map(({ status }) => status),
      [200, 200]
    )
  })
})
