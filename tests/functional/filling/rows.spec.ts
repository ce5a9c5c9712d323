import { test } from '@japa/runner'
import { sql } from '#queries/sql'
import { ReportRows } from '#models/report/rows'
import { cleanSurvey } from '#tests/support/clean_survey'
import { Clerk } from '#tests/support/clerk'
import { storedRows } from '#tests/support/stored'
import { buildWorld, clearWorld, fillCleanly, plant, type World } from '#tests/support/world'

let world: World
let clerk: Clerk

/** 参加单位一览 with rows of these names. */
async function openTable(names: string[]) {
  await clearWorld()
  world = await buildWorld()
  await fillCleanly(world.report)
  await plant(world.report, { JCT: names.map((JCT1) => ({ JCT1, JCT3: '03' })) })
  clerk = await Clerk.at(world.report, world.respondent)
  await clerk.open('JC')
}

const rows = () => storedRows(world.report, 'JCT')
const names = async () => (await rows()).map(({ cells }) => cells.JCT1?.raw ?? '').join('')
const idOf = async (name: string) =>
  (await rows()).find(({ cells }) => cells.JCT1?.raw === name)!.id
const press = async (act: string, name: string) => clerk.press('JC', `${act}:${await idOf(name)}`)

test.group('Rows of a table (F6)', (group) => {
  group.each.setup(() => openTable(['甲', '乙', '丙']))

  test('a row is added at the end, and the page leads to it', async ({ assert }) => {
    const answer = await clerk.press('JC', 'add:JCT')

    const all = await rows()
    assert.lengthOf(all, 4)
    assert.deepEqual(all[3].cells, {})
    assert.include(answer.headers.get('location')!, `#${all[3].id}`)
  })

  test('what was typed is saved before the row is added', async ({ assert }) => {
    const id = await idOf('乙')

    await clerk.press('JC', 'add:JCT', { [`${id}/JCT5`]: '热管理', JC10: '130' })

    assert.equal((await rows())[1].cells.JCT5.raw, '热管理')
    assert.lengthOf(await rows(), 4)
  })

  test('a copy stands below its row and has its texts', async ({ assert }) => {
    await press('copy', '乙')

    assert.equal(await names(), '甲乙乙丙')
    const [, one, other] = await rows()
    assert.deepEqual(one.cells, other.cells)
  })

  test('a removed row can be put back where it was', async ({ assert }) => {
    const id = await idOf('乙')
    const answer = await press('remove', '乙')
    assert.equal(await names(), '甲丙')
    const page = await clerk.open('JC', new URL(answer.location!, 'http://x').search)
    assert.include(page.words, '已删除一行')

    await clerk.press('JC', `restore:${id}`)

    assert.equal(await names(), '甲乙丙')
  })

  test('a row put back among rows that came later can still be moved', async ({ assert }) => {
    const id = await idOf('丙')
    await press('remove', '丙')
    await clerk.press('JC', 'add:JCT')
    const [, , added] = await rows()
    await clerk.save('JCT1', { raw: '丁', row: added.id })
    await clerk.press('JC', `restore:${id}`)
    const before = await names()

    await press('up', '丁')
    await press('up', '丁')
    await press('up', '丁')

    assert.equal(before, '甲乙丙丁')
    assert.equal(await names(), '丁甲乙丙')
  })

  test('up and down change places, and stop at the ends', async ({ assert }) => {
    await press('down', '甲')
    await press('up', '丙')
    assert.equal(await names(), '乙丙甲')

    const top = await press('up', '乙')
    const bottom = await press('down', '甲')

    assert.equal(await names(), '乙丙甲')
    assert.equal(top.status, 303)
    assert.equal(bottom.status, 303)
  })

  test('removing twice and putting back twice is done once', async ({ assert }) => {
    const id = await idOf('乙')

    await clerk.press('JC', `remove:${id}`)
    const removed = await clerk.press('JC', `remove:${id}`)
    await clerk.press('JC', `restore:${id}`)
    const restored = await clerk.press('JC', `restore:${id}`)

    assert.equal(removed.status, 303)
    assert.equal(restored.status, 303)
    assert.equal(await names(), '甲乙丙')
  })

  test('a row removed elsewhere can be neither moved nor copied, and that is said', async ({
    assert,
  }) => {
    const id = await idOf('乙')
    await sql('UPDATE table_rows SET deleted_at = now() WHERE id = ?', [id])

    for (const act of ['up', 'down', 'copy']) {
      const answer = await clerk.press('JC', `${act}:${id}`)
      assert.equal(answer.status, 410)
      assert.include(answer.words, '这一行已在别处删除')
    }

    assert.equal(await names(), '甲丙')
  })

  test('rows of another table or report are out of reach', async ({ assert }) => {
    const [person] = await storedRows(world.report, 'JDT')
    const people = await storedRows(world.report, 'JDT')

    for (const act of ['up', 'down', 'copy', 'remove', 'restore']) {
      const answer = await clerk.press('JC', `${act}:${person.id}`)
      assert.equal(answer.status, 410)
    }

    assert.deepEqual(await storedRows(world.report, 'JDT'), people)
    assert.equal(await names(), '甲乙丙')
  })

  test('a full table takes no more, by whatever way, and says why', async ({ assert }) => {
    await plant(world.report, { JCT: Array.from({ length: 50 }, (_, i) => ({ JCT1: `单位${i}` })) })
    const page = await clerk.open('JC')
    const removed = await press('remove', '单位7')
    const id = new URL(removed.location!, 'http://x').searchParams.get('removed')
    await clerk.press('JC', 'add:JCT')
    const [first] = await rows()

    const answers = [
      await clerk.press('JC', 'add:JCT', { JC10: '131' }),
      await clerk.press('JC', `copy:${first.id}`),
      await clerk.press('JC', `restore:${id}`),
    ]

    assert.include(page.words, '最多 50 行，已经满了')
    for (const answer of answers) {
      assert.equal(answer.status, 409)
      assert.include(answer.words, '最多 50 行')
    }
    assert.lengthOf(await rows(), 50)
  })

  test('twenty rows added at once do not pass the limit', async ({ assert }) => {
    await plant(world.report, { JCT: Array.from({ length: 45 }, (_, i) => ({ JCT1: `单位${i}` })) })
    await clerk.open('JC')
    const token = { _csrf: clerk.fields._csrf, act: 'add:JCT' }

    await Promise.all(
      Array.from({ length: 20 }, () =>
        clerk.person.post(`/reports/${world.report.id}/sections/JC`, token)
      )
    )

    assert.lengthOf(await rows(), 50)
  })

  test('no row changes beside a submission', async ({ assert }) => {
    await sql(
      `UPDATE reports SET state = 'submitted', waiting_at = ?, submitted_at = now(), receipt_number = 'R' WHERE id = ?`,
      [world.province.id, world.report.id]
    )
    const { questionnaire } = await cleanSurvey()
    const table = questionnaire.tables.get('JCT')!

    const own = new ReportRows(world.report.id, table, world.respondent.id)
    const foreign = new ReportRows(world.report.id, table, world.province.id)

    await assert.rejects(() => own.add([{}]), /不能修改/)
    await sql(`UPDATE reports SET state = 'filling', waiting_at = NULL WHERE id = ?`, [
      world.report.id,
    ])
    await assert.rejects(() => foreign.add([{}]), /不能修改/)
    assert.equal(await names(), '甲乙丙')
  })

  test('a hundred rows with every field filled come through one form without loss', async ({
    assert,
  }) => {
    const columns = ['JFT1', 'JFT2', 'JFT3', 'JFT4', 'JFT5', 'JFT6', 'JFT7', 'JFT8']
    await plant(world.report, {
      JFT: Array.from({ length: 100 }, () =>
        Object.fromEntries(columns.map((code) => [code, '1']))
      ),
    })
    await clerk.open('JF')
    const all = await storedRows(world.report, 'JFT')
    const changes = Object.fromEntries(
      all.flatMap(({ id }, i) => columns.map((code) => [`${id}/${code}`, `9${i}`]))
    )
    const sent = Object.keys(clerk.fields).filter((name) => /JFT\d$/.test(name))

    const answer = await clerk.press('JF', 'save', changes)

    assert.lengthOf(sent, 1600)
    assert.equal(answer.status, 303)
    for (const [i, row] of (await storedRows(world.report, 'JFT')).entries()) {
      for (const code of columns) assert.equal(row.cells[code].raw, `9${i}`)
    }
  })

  test('a full page of fifty rows stays small and quick', async ({ assert }) => {
    await plant(world.report, {
      JCT: Array.from({ length: 50 }, (_, i) => ({
        JCT1: `常州市第${i}研究所`,
        JCT2: '71480035X',
        JCT3: '10',
        JCT4: '320412',
        JCT5: '试验',
        JCT6: 1.5,
        JCT7: 3,
      })),
    })
    await clerk.open('JC')

    const start = performance.now()
    const page = await clerk.open('JC')
    const time = performance.now() - start

    console.info(`50 rows: ${Math.round(time)} ms, ${Math.round(page.body.length / 1024)} KB`)
    assert.isBelow(page.body.length, 600_000)
  })
})
