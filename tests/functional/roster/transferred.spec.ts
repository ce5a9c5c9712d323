import { test } from '@japa/runner'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type Account from '#models/account'
import { importFile } from '#models/roster_import/import_file'
import { approveTransfer } from '#models/transfer/approve_transfer'
import { askTransfers } from '#models/transfer/ask_transfers'
import { undoTransfer } from '#models/transfer/undo_transfer'
import { sql } from '#queries/sql'
import { row, sendList, workbook, type Row } from '#tests/functional/roster/lists'
import { signedIn } from '#tests/functional/submitting/way'
import { assertWhole, manager, twoProvinces, type Provinces } from '#tests/support/tree'
import { workOff } from '#tests/support/work_off'
import { clearWorld } from '#tests/support/world'

const NUMBER = '2012AA110204'

function by(actor: Account) {
  return { actor, address: null }
}

/** Its only project is listed as in `row(NUMBER)`, and stands in 常州市武进区 of 江苏省. */
async function world(): Promise<Provinces> {
  const built = await twoProvinces()
  await imported(built, [row(NUMBER)])
  return built
}

/** What `roster:import` prints of a list of these rows, stored as far as it is not refused. */
async function imported({ round }: Provinces, rows: Row[]) {
  const folder = await mkdtemp(join(tmpdir(), 'list-'))
  try {
    const path = join(folder, 'list.xlsx')
    await writeFile(path, await workbook(rows))
    return await importFile(path, { round, confirm: true, acceptRefused: false })
  } finally {
    await rm(folder, { recursive: true })
  }
}

/** The nation approves that the project goes from one to the other. Gives the id of the request. */
async function transfer({ round, nation, report }: Provinces, from: Account, to: Account) {
  const wanted = { entryIds: [report.rosterEntryId], toId: to.id, reason: '单位已经迁走' }
  const [id] = await askTransfers(round, wanted, by(from))
  await approveTransfer(round, id, { toId: to.id, region: '' }, by(nation))
  return id
}

async function listedAs({ report }: Provinces) {
  const [entry] = await sql<{ region: string; budget: number; path: string }>(
    `SELECT e.facts ->> 'regionCode' AS region, (e.facts ->> 'budgetTotal')::float AS budget, r.path::text
       FROM roster_entries e JOIN reports r ON r.roster_entry_id = e.id WHERE r.id = ?`,
    [report.id]
  )
  return entry
}

test.group('A list imported again after a transfer', (group) => {
  group.each.setup(() => clearWorld())

  test('unchanged, leaves the project where the nation has put it, and says so', async ({
    assert,
  }) => {
    const built = await world()
    await transfer(built, built.province, built.zhejiang)

    const outcome = await imported(built, [row(NUMBER)])

    assert.deepEqual(outcome, {
      rows: 1,
      added: [],
      changed: [],
      skipped: [NUMBER],
      refused: [],
      remarks: [
        { row: 2, message: '已按批准的迁出归浙江省科学技术厅，这一行的行政区划代码 320412 不采用' },
      ],
    })
    const { path, region } = await listedAs(built)
    assert.deepEqual({ path, region }, { path: built.zhejiang.path, region: '330000' })
  })

  test('with corrections, brings them in, and neither the old region nor the old place', async ({
    assert,
  }) => {
    const built = await world()
    const { nation, zhejiang, round } = built
    await transfer(built, built.province, zhejiang)
    const person = await signedIn(nation)
    const bytes = await workbook([row(NUMBER, { 3: '71480035X', 8: 777 })])

    const { location } = await sendList(person, { name: '清单.xlsx', bytes })
    await workOff()
    const path = new URL(location!, 'http://x').pathname
    const page = await person.get(`${path}?show=changed`)
    const remarked = await person.get(`${path}?show=remarked`)
    const seen = /name="seen" value="([^"]*)"/.exec(page.body)![1]
    await person.post(`${path}/confirmations`, { seen })
    await workOff()

    assert.include(page.words, '变化 1 个，没有变化 0 个，不能导入 0 行')
    assert.match(page.words, /总预算 [\s\S]*改为 777\.00/)
    assert.notInclude(page.words, '管理机构：')
    assert.notMatch(page.words, /330000[\s\S]*改为/)
    assert.include(remarked.words, '已按批准的迁出归浙江省科学技术厅')
    assert.deepEqual(await listedAs(built), { region: '330000', budget: 777, path: zhejiang.path })
    await assertWhole(assert, round, 1)
  })

  test('with another region of the old province is refused as before', async ({ assert }) => {
    const built = await world()
    await transfer(built, built.province, built.zhejiang)

    const { refused } = await imported(built, [row(NUMBER, { 4: '320402' })])

    assert.lengthOf(refused, 1)
    assert.include(refused[0].message, '换省请由浙江省科学技术厅办迁出申请')
  })

  test('counts as it is once the transfer is undone, even where it was looked at before', async ({
    assert,
  }) => {
    const built = await world()
    const { nation, round, county } = built
    const id = await transfer(built, built.province, built.zhejiang)
    const person = await signedIn(nation)
    const bytes = await workbook([row(NUMBER, { 8: 777 })])
    const { location } = await sendList(person, { name: '清单.xlsx', bytes })
    await workOff()
    const path = new URL(location!, 'http://x').pathname
    const before = await person.get(`${path}?show=changed`)
    await undoTransfer(round, id, '单位没有迁走', by(nation))

    const seen = /name="seen" value="([^"]*)"/.exec(before.body)![1]
    await person.post(`${path}/confirmations`, { seen })
    await workOff()
    const page = await person.get(`${path}?show=changed`)

    assert.include(before.words, '已按批准的迁出归浙江省科学技术厅')
    assert.notInclude(page.words, '已按批准的迁出归')
    assert.deepEqual(await listedAs(built), { region: '320412', budget: 777, path: county!.path })
  })

  test('keeps the project with the last of several that it was given to', async ({ assert }) => {
    const built = await world()
    const { province, zhejiang, nation } = built
    const anhui = await manager('province', '340000', '安徽省科学技术厅', nation)
    await transfer(built, province, zhejiang)
    await transfer(built, zhejiang, anhui)

    const first = await imported(built, [row(NUMBER)])
    const second = await imported(built, [row(NUMBER, { 4: '330000' })])

    for (const { skipped, remarks } of [first, second]) {
      assert.deepEqual(skipped, [NUMBER])
      assert.include(remarks[0].message, '已按批准的迁出归安徽省科学技术厅')
    }
    assert.equal((await listedAs(built)).path, anhui.path)
  })

  test('brings a project that was given back to its county again', async ({ assert }) => {
    const built = await world()
    const { province, zhejiang, county } = built
    await transfer(built, province, zhejiang)
    await transfer(built, zhejiang, province)
    const before = await listedAs(built)

    const { changed, remarks } = await imported(built, [row(NUMBER)])

    assert.equal(before.path, province.path)
    assert.deepEqual([changed, remarks], [[NUMBER], []])
    assert.equal((await listedAs(built)).path, county!.path)
  })
})
