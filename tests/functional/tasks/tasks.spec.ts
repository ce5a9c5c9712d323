import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { Locator } from '@adonisjs/queue'
import { refusals } from '#exceptions/refusals'
import { carry } from '#jobs/carry'
import { CarriedTask } from '#jobs/carried_task'
import SweepTasksJob from '#jobs/sweep_tasks_job'
import Task from '#models/task'
import { sql } from '#queries/sql'
import { signedIn } from '#tests/functional/submitting/way'
import { workOff } from '#tests/support/work_off'
import { buildWorld, clearWorld, type World } from '#tests/support/world'

let runs = 0
let work: (task: Task) => Promise<Record<string, unknown>> = async () => ({})

class Specimen extends CarriedTask {
  static options = { name: 'specimen' }

  async work(task: Task) {
    runs += 1
    return work(task)
  }
}

async function ask({ province }: World): Promise<Task> {
  return db.transaction((trx) => Task.ask('specimen', province, {}, trx))
}

test.group('Work behind the pages', (group) => {
  group.setup(() => Locator.register('specimen', Specimen))
  group.each.setup(async () => {
    await clearWorld()
    runs = 0
    work = async () => ({ href: '/queue' })
  })

  test('its page says that it waits, and looks again by itself', async ({ assert }) => {
    const world = await buildWorld()
    const task = await ask(world)

    const page = await (await signedIn(world.province)).get(`/tasks/${task.id}`)

    assert.equal(page.status, 200)
    assert.include(page.words, '排在队里，马上开始。')
    assert.equal(page.headers.get('refresh'), '2')
  })

  test('done, its page leads to the outcome', async ({ assert }) => {
    const world = await buildWorld()
    const task = await ask(world)
    await carry(task)

    await workOff()

    const page = await (await signedIn(world.province)).get(`/tasks/${task.id}`)
    assert.equal(page.status, 303)
    assert.equal(page.headers.get('location'), '/queue')
  })

  test('refused, its page says why in the words of the catalogue', async ({ assert }) => {
    const world = await buildWorld()
    const task = await ask(world)
    work = async () => {
      throw refusals.roundClosed()
    }
    await carry(task)

    await workOff()

    const page = await (await signedIn(world.province)).get(`/tasks/${task.id}`)
    assert.include(page.words, '本年度调查现在不在填报期内，由国家级管理机构开放。')
    assert.isNull(page.headers.get('refresh'))
  })

  test('out of order, its page says so without a word of the error', async ({ assert }) => {
    const world = await buildWorld()
    const task = await ask(world)
    work = async () => {
      throw new Error('relation does not exist')
    }
    await carry(task)

    await workOff()

    const page = await (await signedIn(world.province)).get(`/tasks/${task.id}`)
    assert.include(page.words, '没有办成，没有改动任何内容')
    assert.notInclude(page.words, 'relation')
  })

  test('carried twice, it is done once', async ({ assert }) => {
    const task = await ask(await buildWorld())
    await Promise.all([carry(task), carry(task)])

    await workOff()

    assert.equal(runs, 1)
  })

  test('one whose job was lost is found after a minute', async ({ assert }) => {
    const task = await ask(await buildWorld())
    assert.deepEqual(await Task.forgotten(), [])
    await sql(`UPDATE tasks SET created_at = created_at - interval '61 seconds'`)

    assert.deepEqual(await Task.forgotten(), [{ id: task.id, kind: 'specimen' }])
  })

  test('one whose process died is taken by another; one that is alive is not', async ({
    assert,
  }) => {
    const task = await ask(await buildWorld())
    await Task.claim(task.id)
    assert.isNull(await Task.claim(task.id))
    await sql(`UPDATE tasks SET beat_at = beat_at - interval '46 seconds'`)

    assert.equal((await Task.claim(task.id))?.id, task.id)
  })

  test('one whose process dies again and again is tried three times, then it has failed and says so', async ({
    assert,
  }) => {
    const world = await buildWorld()
    const task = await ask(world)
    for (const attempt of [1, 2, 3]) {
      assert.equal((await Task.claim(task.id))?.attempts, attempt)
      await sql(`UPDATE tasks SET beat_at = beat_at - interval '46 seconds'`)
    }

    assert.isNull(await Task.claim(task.id))
    assert.deepEqual(await Task.forgotten(), [])
    await new SweepTasksJob().execute()

    const page = await (await signedIn(world.province)).get(`/tasks/${task.id}`)
    assert.include(page.words, '中断了 3 次，不再自己重试')
    assert.equal((await Task.findOrFail(task.id)).status, 'failed')
  })

  test('one at its third attempt that is alive goes on', async ({ assert }) => {
    const task = await ask(await buildWorld())
    await sql('UPDATE tasks SET attempts = 2')
    await Task.claim(task.id)

    await new SweepTasksJob().execute()

    assert.equal((await Task.findOrFail(task.id)).status, 'running')
  })

  test('one that is over is never taken again', async ({ assert }) => {
    const task = await ask(await buildWorld())
    await carry(task)
    await workOff()

    assert.isNull(await Task.claim(task.id))
  })

  test('belongs to who asked: others find no such page', async ({ assert }) => {
    const world = await buildWorld()
    const task = await ask(world)
    const person = await signedIn(world.nation)

    assert.equal((await person.get(`/tasks/${task.id}`)).status, 404)
    assert.equal((await person.get('/tasks/999999')).status, 404)
  })
})
