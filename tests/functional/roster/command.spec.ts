import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from '@japa/runner'
import app from '@adonisjs/core/services/app'
import { sql } from '#queries/sql'
import { row, workbook, type Row } from '#tests/functional/roster/lists'
import { buildWorld, clearWorld } from '#tests/support/world'

const CONTRACT = ['rows', 'added', 'changed', 'skipped', 'refused', 'remarks']

interface Ended {
  code: number | null
  out: string
  err: string
}

/** Runs the command itself, in a process of its own. */
async function roster(...words: string[]): Promise<Ended> {
  const child = spawn(process.execPath, ['ace.js', 'roster:import', ...words], {
    cwd: app.makePath(),
    env: process.env,
  })
  const [out, err] = await Promise.all([
    textOf(child.stdout),
    textOf(child.stderr),
    once(child, 'exit'),
  ])
  return { code: child.exitCode, out, err }
}

async function textOf(stream: NodeJS.ReadableStream): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of stream) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}

async function numbers(): Promise<string[]> {
  const rows = await sql<{ number: string }>(
    `SELECT number FROM reports r JOIN projects p ON p.id = r.project_id
       JOIN rounds ON rounds.id = r.round_id WHERE rounds.code = '2016' ORDER BY r.id`
  )
  return rows.map(({ number }) => number)
}

test.group('node ace roster:import', (group) => {
  let folder: string
  group.setup(async () => {
    folder = await mkdtemp(join(tmpdir(), 'roster-'))
    return () => rm(folder, { recursive: true })
  })
  group.each.setup(() => clearWorld())

  async function file(rows: Row[], name = 'list.xlsx'): Promise<string> {
    const path = join(folder, name)
    await writeFile(path, await workbook(rows))
    return path
  }

  test('says what it would do and stores nothing', async ({ assert }) => {
    await buildWorld()
    const path = await file([
      row('2013AA01A301'),
      row('2013AA01A302', { 9: '机密' }),
      row('2012AA110204', { 8: 1 }),
      row('HQ-77'),
    ])

    const { code, out } = await roster(path, '--round', '2016')

    const said = JSON.parse(out)
    assert.equal(code, 1)
    assert.sameMembers(Object.keys(said), CONTRACT)
    assert.equal(said.rows, 4)
    assert.deepEqual(said.added, ['2013AA01A301', 'HQ-77'])
    assert.deepEqual(said.changed, ['2012AA110204'])
    assert.deepEqual(
      said.refused.map(({ message, ...one }: { message: string }) => one),
      [{ sheet: '清单', row: 3, number: '2013AA01A302', column: '密级', found: '机密' }]
    )
    assert.deepInclude(said.remarks, { row: 5, message: '编号 HQ-77 不像已知计划的编号，请核对' })
    assert.deepEqual(await numbers(), ['2012AA110204'])
  }).timeout(60_000)

  test('with --confirm stores nothing while a row is refused, and the rest when that is accepted', async ({
    assert,
  }) => {
    await buildWorld()
    const path = await file([row('2013AA01A301'), row('2013AA01A302', { 9: '机密' })])

    const all = await roster(path, '--round', '2016', '--confirm')
    const before = await numbers()
    const rest = await roster(path, '--round=2016', '--confirm', '--accept-refused')

    assert.deepEqual([all.code, rest.code], [1, 1])
    assert.deepEqual(before, ['2012AA110204'])
    assert.deepEqual(await numbers(), ['2012AA110204', '2013AA01A301'])
  }).timeout(60_000)

  test('run twice at the same time adds once', async ({ assert }) => {
    await buildWorld()
    const path = await file([row('2013AA01A301'), row('2013AA01A302')])

    const both = await Promise.all([1, 2].map(() => roster(path, '--round', '2016', '--confirm')))

    const said = both.map(({ out }) => JSON.parse(out))
    assert.deepEqual(
      both.map(({ code }) => code),
      [0, 0]
    )
    assert.sameDeepMembers(
      said.map(({ added, skipped }) => [added.length, skipped.length]),
      [
        [2, 0],
        [0, 2],
      ]
    )
    assert.deepEqual(await numbers(), ['2012AA110204', '2013AA01A301', '2013AA01A302'])
  }).timeout(60_000)

  test('changes nothing in a round that is closed, and says so in one line', async ({ assert }) => {
    await buildWorld()
    await sql(`UPDATE rounds SET status = 'closed'`)
    const path = await file([row('2013AA01A301')])

    const looked = await roster(path, '--round', '2016')
    const confirmed = await roster(path, '--round', '2016', '--confirm')

    for (const { code, out, err } of [looked, confirmed]) {
      assert.equal(code, 2)
      assert.equal(out, '')
      assert.equal(err.trim(), '本年度调查现在不在填报期内，由国家级管理机构开放。')
    }
    assert.deepEqual(await numbers(), ['2012AA110204'])
  }).timeout(60_000)

  test('ends with 2 and one line for {name}')
    .with([
      {
        name: 'a file that is not there',
        words: ['nowhere.xlsx', '--round', '2016'],
        says: '没有这个文件',
      },
      {
        name: 'a file that is no list',
        words: ['package.json', '--round', '2016'],
        says: '没有找到下发清单',
      },
      {
        name: 'a round that is not there',
        words: ['package.json', '--round', '1999'],
        says: '没有这个调查年度',
      },
    ])
    .run(async ({ assert }, { words, says }) => {
      await buildWorld()

      const { code, out, err } = await roster(...words)

      assert.equal(code, 2)
      assert.equal(out, '')
      assert.include(err, says)
      assert.lengthOf(err.trim().split('\n'), 1)
    })
    .timeout(60_000)
})
