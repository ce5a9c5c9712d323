import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from '@japa/runner'
import { fillEnvironment } from '../../../bin/command/fill_environment.js'

type Environment = Record<string, string | undefined>

test.group('The environment of a checkout that nobody configured', (group) => {
  let root: string

  group.each.setup(() => {
    root = mkdtempSync(join(tmpdir(), 'checkout-'))
    return () => rmSync(root, { recursive: true })
  })

  function filled(env: Environment, options = {}) {
    fillEnvironment(root, { env: env as NodeJS.ProcessEnv, ...options })
    return env
  }

  function embeddedRuns(pid: number) {
    mkdirSync(join(root, 'tmp'), { recursive: true })
    writeFileSync(
      join(root, 'tmp/postgres.json'),
      JSON.stringify({ pid, url: 'postgres://embedded' })
    )
  }

  test('production without a key is refused, and no key is made', ({ assert }) => {
    assert.throws(() => filled({ NODE_ENV: 'production' }), /必须设置 APP_KEY/)
    assert.isFalse(existsSync(join(root, 'tmp/app.key')))
  })

  test('a key that belongs to somebody else is named', ({ assert }) => {
    mkdirSync(join(root, 'tmp/app.key'), { recursive: true })

    assert.throws(() => filled({}), /读不了 .*app\.key/)
  })

  test('the address of an embedded PostgreSQL that has ended is not used', ({ assert }) => {
    embeddedRuns(2 ** 22 + 1)

    assert.isUndefined(filled({}).DATABASE_URL)
  })

  test('tests and production never get the database of the demonstration', ({ assert }) => {
    embeddedRuns(process.pid)

    assert.isUndefined(filled({}, { embeddedDatabase: false }).DATABASE_URL)
    assert.isUndefined(filled({ NODE_ENV: 'test' }).DATABASE_URL)
    assert.isUndefined(filled({ NODE_ENV: 'production', APP_KEY: 'k' }).DATABASE_URL)
  })

  test('the embedded PostgreSQL is found while it runs', ({ assert }) => {
    embeddedRuns(process.pid)

    assert.equal(filled({}).DATABASE_URL, 'postgres://embedded')
  })

  test('the key is made once, for its owner alone', ({ assert }) => {
    const first = filled({})
    const second = filled({})

    const file = join(root, 'tmp/app.key')
    assert.lengthOf(first.APP_KEY!, 32)
    assert.equal(second.APP_KEY, first.APP_KEY)
    assert.equal(readFileSync(file, 'utf8').trim(), first.APP_KEY)
    assert.equal(statSync(file).mode & 0o777, 0o600)
  })

  test('what the operator set is kept, the environment before .env', ({ assert }) => {
    writeFileSync(join(root, '.env'), 'APP_KEY=from-file\nDATABASE_URL=from-file\n')

    const env = filled({ DATABASE_URL: 'from-environment' })

    assert.equal(env.APP_KEY, 'from-file')
    assert.equal(env.DATABASE_URL, 'from-environment')
    assert.equal(env.NODE_ENV, 'development')
  })
})
