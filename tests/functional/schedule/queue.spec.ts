import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { test } from '@japa/runner'
import { QueueManager } from '@adonisjs/queue'
import db from '@adonisjs/lucid/services/db'
import { carry } from '#jobs/carry'
import Task from '#models/task'
import { runDueWork } from '#models/schedule/due_work'
import { sql } from '#queries/sql'
import { workOff } from '#tests/support/work_off'
import { buildWorld, clearWorld, setClock } from '#tests/support/world'

const SCRIPT = fileURLToPath(new URL('worker_process.ts', import.meta.url))

interface Run {
  label: string
  pid: number
  ended: boolean
}

const runs = () => sql<Run>('SELECT label, pid, ended FROM specimen_runs ORDER BY id')

async function push(name: string, payload: object) {
  await QueueManager.use().pushOn('default', { id: randomUUID(), name, payload, attempts: 0 })
}

const slow = (label: string, ms: number) => push('specimen.slow', { label, ms })

async function until(what: () => Promise<boolean>, seconds = 20) {
  const end = Date.now() + seconds * 1000
  while (!(await what())) {
    if (Date.now() > end) throw new Error('It has not come about in time')
    await pause(50)
  }
}

/** A schedule that should have fired a day ago. */
async function schedule(id: string) {
  await sql(
    `INSERT INTO queue_schedules (id, name, payload, every_ms, next_run_at)
     VALUES (?, 'specimen.slow', '{"label":"scheduled","ms":1}', 3600000, now() - interval '1 day')`,
    [id]
  )
}

test.group('The queue, with workers of their own processes', (group) => {
  let workers: ChildProcess[] = []

  async function worker(): Promise<ChildProcess> {
    const child = fork(SCRIPT, { execArgv: ['--import', '@poppinss/ts-exec'], stdio: 'inherit' })
    workers.push(child)
    await once(child, 'message')
    return child
  }

  group.each.timeout(90_000)
  group.each.setup(async () => {
    await clearWorld()
    await sql(`TRUNCATE queue_schedules`)
    await sql(
      `CREATE TABLE specimen_runs (id bigint GENERATED ALWAYS AS IDENTITY, label text, pid integer, ended boolean NOT NULL DEFAULT false)`
    )
    workers = []
    return async () => {
      const ends = workers.map(async (child) => {
        if (child.exitCode !== null || child.signalCode !== null) return
        child.kill('SIGKILL')
        await once(child, 'exit')
      })
      await Promise.all(ends)
      await sql('DROP TABLE specimen_runs')
      await sql('TRUNCATE queue_schedules, queue_jobs')
    }
  })

  test('a job whose process is killed in the middle is done by another, once', async ({
    assert,
  }) => {
    const first = await worker()
    await slow('killed', 4000)
    await until(async () => (await runs()).length === 1)
    first.kill('SIGKILL')
    const second = await worker()

    await until(async () => (await runs()).some(({ ended }) => ended))

    const all = await runs()
    assert.deepEqual(
      all.map(({ pid, ended }) => [pid, ended]),
      [
        [first.pid, false],
        [second.pid, true],
      ]
    )
    await until(async () => (await sql('SELECT FROM queue_jobs')).length === 0)
  })

  test('workers never run the same job twice at once, nor one that takes longer than the silence', async ({
    assert,
  }) => {
    await Promise.all([worker(), worker(), worker()])
    await slow('long', 3500)
    await Promise.all(Array.from({ length: 60 }, (_, i) => slow(`quick ${i}`, 20)))

    await until(async () => (await runs()).filter(({ ended }) => ended).length >= 61)

    const all = await runs()
    assert.lengthOf(all, 61)
    assert.equal(new Set(all.map(({ label }) => label)).size, 61)
    assert.isAbove(new Set(all.map(({ pid }) => pid)).size, 1)
  })

  test('a process that was frozen goes on with what another has done: effects need a claim of their own', async ({
    assert,
  }) => {
    const first = await worker()
    await slow('frozen', 1500)
    await until(async () => (await runs()).length === 1)
    first.kill('SIGSTOP')
    await worker()
    await until(async () => (await runs()).some(({ ended }) => ended))
    first.kill('SIGCONT')

    await until(async () => (await runs()).every(({ ended }) => ended))

    assert.lengthOf(await runs(), 2)
  })

  test('a schedule fires once with several workers, and once for a day of downtime', async ({
    assert,
  }) => {
    await schedule('late')
    await Promise.all([worker(), worker(), worker()])

    await until(async () => (await runs()).length > 0)
    await pause(1500)

    assert.lengthOf(await runs(), 1)
    const [{ soon }] = await sql<{ soon: boolean }>(
      `SELECT next_run_at > now() + interval '59 minutes' AS soon FROM queue_schedules`
    )
    assert.isTrue(soon)
  })

  test('due work whose process is killed in the middle is done once by the next', async ({
    assert,
  }) => {
    await buildWorld({ projects: 3, lastYear: false })
    await setClock('2017-03-07T02:00:00Z')
    const first = await worker()
    const lock = await db.transaction()
    await lock.rawQuery('LOCK TABLE messages IN EXCLUSIVE MODE')
    await push('due.work', {})
    await until(async () => {
      const waiting = `SELECT FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE '%INSERT INTO occurrences%'`
      return (await sql(waiting)).length > 0
    })
    first.kill('SIGKILL')
    await once(first, 'exit')
    const before = await runDueWork()
    await lock.commit()

    let reminded = 0
    await until(async () => (reminded = (await runDueWork()).reminded) > 0)

    assert.equal(before.reminded, 0)
    assert.equal(reminded, 3)
    assert.lengthOf(await sql(`SELECT FROM messages WHERE title LIKE '离填报截止%'`), 3)
  })
})

test.group('A job and the transaction around it', (group) => {
  group.each.setup(() => clearWorld())

  test('a job stays when the transaction in which it was pushed is rolled back', async ({
    assert,
  }) => {
    const trx = await db.transaction()
    await trx.rawQuery('SELECT 1')
    await slow('early', 1)
    await trx.rollback()

    assert.lengthOf(await sql('SELECT FROM queue_jobs'), 1)
  })

  test('so a task is a row of the transaction: rolled back, its job finds nothing to do', async ({
    assert,
  }) => {
    const { province } = await buildWorld()
    const trx = await db.transaction()
    const task = await Task.ask('due.work', province, {}, trx)
    await trx.rollback()

    await carry(task)

    assert.isNull(await Task.claim(task.id))
    await sql('TRUNCATE queue_jobs')
    assert.equal(await workOff(), 0)
  })
})
