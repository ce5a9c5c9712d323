import { spawn } from 'node:child_process'
import {
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
  chmodSync,
  mkdirSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { test } from '@japa/runner'
import { hasEnded } from '../../../bin/command/processes.js'
import { freePort } from '../../../bin/command/ports.js'
import { Postgres } from '../../../bin/postgres.js'
import { query } from '#tests/unit/bin/query'

const MODULE = fileURLToPath(new URL('../../../bin/postgres.js', import.meta.url))

/** A command that starts the cluster and does nothing else. */
function command(root: string) {
  const script = join(root, 'start.js')
  writeFileSync(
    script,
    `import { Postgres } from '${MODULE}'
     const postgres = new Postgres({ root: '${root}', durable: false })
     await postgres.start()
     process.stdout.write(String(postgres.pid))
     setInterval(() => {}, 1000)`
  )
  const child = spawn(process.execPath, ['--input-type=module', '-e', `import '${script}'`, script])
  const server = new Promise<number>((resolve) =>
    child.stdout.once('data', (text) => resolve(Number(text)))
  )
  return { child, server }
}

test.group('The embedded PostgreSQL', (group) => {
  group.each.timeout(30_000)

  let root: string
  let postgres: Postgres

  group.setup(() => {
    root = mkdtempSync(join(tmpdir(), 'checkout-'))
    mkdirSync(join(root, 'tmp'))
    // Whatever the umask: as root, PostgreSQL runs as another user.
    for (const folder of [root, join(root, 'tmp')]) chmodSync(folder, 0o755)
    return () => rmSync(root, { recursive: true })
  })

  group.each.setup(() => {
    postgres = new Postgres({ root, durable: false })
    return () => postgres.stop()
  })

  test('makes its data, listens on this machine only and keeps secrets to its owner', async ({
    assert,
  }) => {
    const { isNew, version } = await postgres.start()

    const [row] = await query(
      postgres.url,
      `SELECT current_setting('listen_addresses') AS address, current_setting('server_encoding') AS encoding, 'Ä' > 'z' AS by_code_point, upper('ä') AS upper`
    )
    assert.isTrue(isNew)
    assert.match(version, /^18\./)
    assert.deepEqual(row, {
      address: '127.0.0.1',
      encoding: 'UTF8',
      by_code_point: true,
      upper: 'Ä',
    })
    for (const file of ['tmp/postgres.json', 'tmp/postgres/password']) {
      assert.equal(statSync(join(root, file)).mode & 0o077, 0, file)
    }
  })

  test('nobody enters without the password', async ({ assert }) => {
    await postgres.start()

    const url = postgres.url.replace(/:[^:@]*@/, ':guess@')

    await assert.rejects(() => query(url, 'SELECT 1'), /password authentication failed/)
  })

  test('data and port outlive a stop, the announcement does not', async ({ assert }) => {
    await postgres.start()
    await query(postgres.url, 'CREATE TABLE kept AS SELECT 42 AS answer')
    const { url } = postgres
    await postgres.stop()
    assert.isFalse(existsSync(join(root, 'tmp/postgres.json')))

    const { isNew } = await postgres.start()

    assert.isFalse(isNew)
    assert.equal(postgres.url, url)
    assert.deepEqual(await query(postgres.url, 'SELECT * FROM kept'), [{ answer: 42 }])
  })

  test('a second command is refused and told who the first is', async ({ assert }) => {
    const { child, server } = command(root)
    await server

    await assert.rejects(() => postgres.start(), new RegExp(`已经在运行（进程 ${child.pid}）`))

    child.kill('SIGKILL')
    assert.isTrue(await hasEnded(await server, 10_000))
  })

  test('a command that is killed takes its server along, and the next one starts', async ({
    assert,
  }) => {
    const { child, server } = command(root)
    const pid = await server

    child.kill('SIGKILL')

    assert.isTrue(await hasEnded(pid, 10_000))
    await postgres.start()
    assert.deepEqual(await query(postgres.url, 'SELECT 1 AS one'), [{ one: 1 }])
  })

  test('a stale postmaster.pid with the id of another process is no obstacle', async ({
    assert,
  }) => {
    writeFileSync(join(root, 'tmp/postgres/data/postmaster.pid'), `${process.ppid}\n/elsewhere\n`)

    await postgres.start()

    assert.deepEqual(await query(postgres.url, 'SELECT 1 AS one'), [{ one: 1 }])
  })

  test('a taken port is replaced by another', async ({ assert }) => {
    const other = new Postgres({ root, name: 'postgres-other', durable: false })
    await other.start()
    const taken = new URL(other.url).port
    writeFileSync(join(root, 'tmp/postgres/port'), taken)

    await postgres.start()

    assert.notEqual(new URL(postgres.url).port, taken)
    await other.stop()
  })

  test('data of another version are refused, untouched', async ({ assert }) => {
    const file = join(root, 'tmp/postgres/data/PG_VERSION')
    writeFileSync(file, '17\n')

    await assert.rejects(() => postgres.start(), /是 PostgreSQL 17 的，程序是 18/)

    assert.equal(readFileSync(file, 'utf8'), '17\n')
    writeFileSync(file, '18\n')
  })

  test('what an interrupted first start left is not taken for data', async ({ assert }) => {
    const fresh = new Postgres({ root, name: `postgres-${await freePort()}`, durable: false })
    const starting = fresh.start().catch((error: Error) => error)
    await new Promise((resolve) => setTimeout(resolve, 150))
    await fresh.stop()
    await starting

    await fresh.start()

    assert.deepEqual(await query(fresh.url, 'SELECT 1 AS one'), [{ one: 1 }])
    await fresh.stop()
  })
})
