import { test } from '@japa/runner'
import { sql } from '#queries/sql'
import { Clerk } from '#tests/support/clerk'
import type { Answer } from '#tests/support/person'
import { eventCount, storedAnswer, storedRows } from '#tests/support/stored'
import { Person } from '#tests/support/person'
import {
  buildWorld,
  clearWorld,
  fillCleanly,
  MANAGER_PASSWORD,
  plant,
  setClock,
  type World,
} from '#tests/support/world'

let world: World
let clerk: Clerk

async function openTable() {
  await clearWorld()
  world = await buildWorld()
  await fillCleanly(world.report)
  await plant(world.report, { JCT: [{ JCT1: '甲' }, { JCT1: '乙' }] })
  clerk = await Clerk.at(world.report, world.respondent)
  await clerk.person.get(path())
}

const path = (table = 'JCT') => `/reports/${world.report.id}/tables/${table}/paste`
const rows = () => storedRows(world.report, 'JCT')
const names = async () => (await rows()).map(({ cells }) => cells.JCT1?.raw ?? '').join('')
const paste = (block: string, more: Record<string, string> = {}): Promise<Answer> =>
  clerk.person.post(path(), { block, how: 'append', ...more })

const GOOD = ['丙大学', '435200175', '03', '610103', '材料', '１２．５', '3'].join('\t')
const BAD = ['丁大学', '', '大学', '999999', '', '很多', '-1'].join('\t')

test.group('Pasting a block: refused (F6)', (group) => {
  group.each.setup(() => openTable())

  test('nothing, blank lines, and what is no text', async ({ assert }) => {
    for (const form of [{ block: '' }, { block: ' \n\t\t\n ' }, { block: ['a', 'b'] }, {}]) {
      const answer = await clerk.person.post(path(), {
        how: 'append',
        confirm: '1',
        ...form,
      } as never)
      assert.equal(answer.status, 422)
      assert.include(answer.words, '没有可以写入的行')
    }

    assert.equal(await names(), '甲乙')
  })

  test('more rows than there is room for, with their number', async ({ assert }) => {
    const block = Array(49).fill(GOOD).join('\n')

    const answer = await paste(block, { confirm: '1' })

    assert.equal(answer.status, 422)
    assert.include(answer.words, '粘贴了 49 行，表里已有 2 行，这张表最多 50 行，请删去 1 行')
    assert.equal(await names(), '甲乙')
  })

  test('ten thousand rows, quickly', async ({ assert }) => {
    const block = Array.from({ length: 10_000 }, (_, i) => `u${i}\t\t03\t610103\t\t1\t1`).join('\n')

    const start = performance.now()
    const answer = await paste(block, { confirm: '1' })

    assert.equal(answer.status, 422)
    assert.include(answer.words, '粘贴了 10000 行')
    assert.isBelow(performance.now() - start, 3000)
    assert.isBelow(answer.body.length, 1_000_000)
    assert.equal(await names(), '甲乙')
  })

  test('more text than a form may have', async ({ assert }) => {
    const answer = await paste('长'.repeat(400_000))

    assert.equal(answer.status, 413)
    assert.include(answer.words, '请分几次提交')
  })

  test('columns too many', async ({ assert }) => {
    const answer = await paste(`${GOOD}\t多\t余`, { confirm: '1' })

    assert.equal(answer.status, 422)
    assert.include(answer.words, '9 列')
  })

  test('a block without one good row writes nothing', async ({ assert }) => {
    const answer = await paste(BAD, { confirm: '1' })

    assert.equal(answer.status, 200)
    assert.include(answer.words, '有错')
    assert.equal(await names(), '甲乙')
  })

  test('a table that is none', async ({ assert }) => {
    for (const code of ['ZZT', 'JC', '__proto__']) {
      assert.equal((await clerk.person.get(path(code))).status, 404)
      assert.equal((await clerk.person.post(path(code), { block: GOOD })).status, 404)
    }
  })

  test('after the deadline, and for managers', async ({ assert }) => {
    const manager = await new Person().signIn(world.province.userName, MANAGER_PASSWORD)
    await manager.get(`/reports/${world.report.id}/sections/JC`)
    const byManager = await manager.post(path(), { block: GOOD, how: 'replace', confirm: '1' })
    await setClock('2017-03-10T16:00:01Z')

    const late = await paste(GOOD, { confirm: '1' })

    assert.equal(byManager.status, 403)
    assert.equal(late.status, 403)
    assert.include(late.words, '本年将无法进行报表报送')
    assert.equal(await names(), '甲乙')
  })

  test('rows that came meanwhile leave no room: all or nothing', async ({ assert }) => {
    const block = Array(40).fill(GOOD).join('\n')

    const answers = await Promise.all([1, 2, 3].map(() => paste(block, { confirm: '1' })))

    assert.lengthOf(await rows(), 42)
    assert.lengthOf(
      answers.filter(({ status }) => status === 303),
      1
    )
    for (const answer of answers.filter(({ status }) => status !== 303)) {
      assert.include([409, 422], answer.status)
      assert.include(answer.words, '最多 50 行')
    }
  })

  test('a text that is too long for a cell is an error of its row', async ({ assert }) => {
    const answer = await paste(`${'长'.repeat(4001)}\t\t03\t610103\n${GOOD}`)

    assert.include(answer.words, '1 行可以写入')
    assert.include(answer.words, '1 行有错')
  })
})

test.group('Pasting a block: looked at, then written', (group) => {
  group.each.setup(() => openTable())

  test('looking writes nothing and shows every row with what is wrong', async ({ assert }) => {
    const answer = await paste(`${GOOD}\n${BAD}`)

    assert.equal(answer.status, 200)
    assert.include(answer.words, '1 行可以写入')
    assert.include(answer.words, '1 行有错')
    assert.include(answer.words, '很多')
    assert.include(answer.body, '写入 1 行')
    assert.equal(await names(), '甲乙')
  })

  test('looking does not begin a report', async ({ assert }) => {
    await clearWorld()
    world = await buildWorld()
    clerk = await Clerk.at(world.report, world.respondent)
    await clerk.person.get(path())
    await paste(GOOD)
    const looked = await eventCount(world.report, 'begin')

    await paste(GOOD, { confirm: '1' })

    assert.equal(looked, 0)
    assert.equal(await eventCount(world.report, 'begin'), 1)
  })

  test('behind the rows that are there, those in error left out', async ({ assert }) => {
    const answer = await paste(`${GOOD}\n${BAD}\n${GOOD.replace('丙', '戊')}`, { confirm: '1' })

    const all = await rows()
    assert.equal(answer.status, 303)
    assert.equal(await names(), '甲乙丙大学戊大学')
    assert.include(answer.headers.get('location')!, `#${all[2].id}`)
    assert.equal(all[2].cells.JCT6.raw, '１２．５')
    assert.deepEqual(all[2].cells.JCT1, { raw: '丙大学', v: 1 })
  })

  test('in place of the rows that are there, which stay stored', async ({ assert }) => {
    const looked = await paste(GOOD, { how: 'replace' })
    await paste(GOOD, { how: 'replace', confirm: '1' })

    assert.include(looked.body, '换掉 2 行，写入 1 行')
    assert.equal(await names(), '丙大学')
    const [{ removed }] = await sql<{ removed: number }>(
      `SELECT count(*)::int AS removed FROM table_rows WHERE report_id = ? AND deleted_at IS NOT NULL AND table_code = 'JCT'`,
      [world.report.id]
    )
    assert.equal(removed, 2)
  })

  test('a table filled to its last row by replacing', async ({ assert }) => {
    await paste(Array(50).fill(GOOD).join('\n'), { how: 'replace', confirm: '1' })

    assert.lengthOf(await rows(), 50)
  })

  test('with a heading in another order and with columns left out', async ({ assert }) => {
    const answer = await paste('单位性质\t单位名称\n大专院校\t丙大学', { confirm: '1' })

    assert.equal(answer.status, 303)
    assert.equal((await rows())[2].cells.JCT1.raw, '丙大学')
    assert.equal((await rows())[2].cells.JCT3.raw, '03')
    assert.notProperty((await rows())[2].cells, 'JCT6')
  })

  test('the preview of a block with columns left out', async ({ assert }) => {
    const answer = await paste('单位性质\t单位名称\n大专院校\t丙大学')

    assert.equal(answer.status, 200)
    assert.include(answer.words, '1 行可以写入')
  })

  test('quotes inside of cells, and a line break where one line is wanted', async ({ assert }) => {
    const looked = await paste('"丙\n大学"\t\t03\t610103')
    await paste('"丙""大""学"\t\t03\t610103', { confirm: '1' })

    assert.include(looked.words, '只能写一行')
    assert.equal((await rows())[2].cells.JCT1.raw, '丙"大"学')
  })

  test('what was pasted can be typed over as if it had been typed', async ({ assert }) => {
    await paste(GOOD, { confirm: '1' })
    await clerk.open('JC')
    const [, , pasted] = await rows()

    const { status } = await clerk.save('JCT1', { raw: '己大学', row: pasted.id, expected: 1 })

    assert.equal(status, 200)
    assert.equal(await names(), '甲乙己大学')
    assert.equal((await storedAnswer(world.report, 'JC09'))?.version, 1)
  })
})
