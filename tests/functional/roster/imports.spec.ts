import { test } from '@japa/runner'
import drive from '@adonisjs/drive/services/main'
import ExcelJS from 'exceljs'
import Account from '#models/account'
import Report from '#models/report'
import RosterImport from '#models/roster_import'
import { forgetImports } from '#models/roster_import/forget_imports'
import { sql } from '#queries/sql'
import { csv, HEADERS, row, sendList, workbook, type Row } from '#tests/functional/roster/lists'
import { signedIn } from '#tests/functional/submitting/way'
import type { Person } from '#tests/support/person'
import { addProject, assertWhole, handOverNow, twoProvinces } from '#tests/support/tree'
import { workOff } from '#tests/support/work_off'
import { buildWorld, clearWorld, fillCleanly, plant } from '#tests/support/world'

/** Sends the list and has it read; gives the path of its page. */
async function sent(person: Person, rows: Row[], name = '清单.xlsx'): Promise<string> {
  const bytes = name.endsWith('.csv') ? csv(rows) : await workbook(rows)
  const { location, words } = await sendList(person, { name, bytes })
  if (!location) throw new Error(words)
  await workOff()
  return new URL(location, 'http://x').pathname
}

async function confirm(person: Person, path: string, form: Record<string, string> = {}) {
  const seen = await seenOn(person, path)
  const pressed = await person.post(`${path}/confirmations`, { seen, ...form })
  await workOff()
  return pressed
}

async function seenOn(person: Person, path: string): Promise<string> {
  const { body } = await person.get(path)
  return /name="seen" value="([^"]*)"/.exec(body)?.[1] ?? ''
}

async function listed(): Promise<string[]> {
  const rows = await sql<{ number: string }>(
    `SELECT number FROM roster_entries e JOIN projects p ON p.id = e.project_id
       JOIN rounds ON rounds.id = e.round_id WHERE rounds.code = '2016' ORDER BY e.id`
  )
  return rows.map(({ number }) => number)
}

async function answer(reportId: number, code: string) {
  const [found] = await sql<{ raw: string; source: string }>(
    'SELECT raw, source FROM answers WHERE report_id = ? AND code = ?',
    [reportId, code]
  )
  return found
}

test.group('Importing the roster', (group) => {
  group.each.setup(() => clearWorld())

  test('is for the nation alone', async ({ assert }) => {
    const { province } = await buildWorld()
    const person = await signedIn(province)

    const form = await person.get('/roster/imports/create')
    const answerToFile = await sendList(person, { name: '清单.xlsx', bytes: await workbook([]) })

    assert.equal(form.status, 403)
    assert.equal(answerToFile.status, 403)
    assert.lengthOf(await sql('SELECT FROM roster_imports'), 0)
  })

  test('without a file asks for one, beside its field', async ({ assert }) => {
    const { nation } = await buildWorld()
    const person = await signedIn(nation)
    await person.get('/roster/imports/create')

    const page = await person.post('/roster/imports')

    assert.equal(page.status, 422)
    assert.include(page.words, '还没有选文件')
  })

  test('refuses at the door what is no list: {name}')
    .with([
      { name: '空.xlsx', bytes: '', says: '空的' },
      { name: '网页.xls', bytes: '<html><table><tr><td>项目编号</table>', says: '其实是网页' },
      {
        name: '旧.xlsx',
        bytes: Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
        says: '旧格式 .xls',
      },
      { name: '坏.xlsx', bytes: 'PK\u0003\u0004 then nothing', says: '已损坏' },
      {
        name: '图.xlsx',
        bytes: Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2]),
        says: '不是表格',
      },
      { name: '文.csv', bytes: '%PDF-1.7', says: 'PDF' },
    ])
    .run(async ({ assert }, { name, bytes, says }) => {
      const { nation } = await buildWorld()
      const person = await signedIn(nation)

      const page = await sendList(person, { name, bytes })

      assert.equal(page.status, 422)
      assert.include(page.words, says)
      assert.lengthOf(await sql('SELECT FROM roster_imports'), 0)
    })

  test('says of a file without the columns what is missing', async ({ assert }) => {
    const { nation } = await buildWorld()
    const person = await signedIn(nation)
    const bytes = await workbook([['a', 'b']], ['姓名', '电话'])

    const { location } = await sendList(person, { name: '清单.xlsx', bytes })
    await workOff()
    const page = await person.get(new URL(location!, 'http://x').pathname)

    assert.include(page.words, '没有找到下发清单')
    assert.include(page.words, '项目编号、项目名称、承担单位')
    assert.isNull(page.headers.get('refresh'))
  })

  test('shows what would become of each row and stores nothing yet', async ({ assert }) => {
    const { nation } = await buildWorld()
    const person = await signedIn(nation)

    const path = await sent(person, [
      row('2013AA01A301'),
      row('2013AA01A302', { 9: '秘密' }),
      row('2013AA01A303', { 4: '320499' }),
      ['合计'],
    ])
    const page = await person.get(path)

    assert.include(page.words, '新增 1 个，变化 0 个，没有变化 0 个，不能导入 2 行。还没有保存')
    assert.include(page.words, '涉密项目不能进本系统')
    assert.include(page.words, '2016 年没有 320499 这个行政区划代码')
    assert.include(page.words, '清单 第 3 行')
    assert.include(page.words, '合计 1 行')
    assert.deepEqual(await listed(), ['2012AA110204'])
  })

  test('stores the new projects when it is confirmed, once however often it is pressed', async ({
    assert,
  }) => {
    const { nation } = await buildWorld()
    const person = await signedIn(nation)
    const path = await sent(person, [row('2013AA01A301'), row('2013AA01A302')])
    const seen = await seenOn(person, path)

    const presses = [1, 2, 3].map(() => person.post(`${path}/confirmations`, { seen }))
    await Promise.all(presses)
    await workOff()

    assert.deepEqual(await listed(), ['2012AA110204', '2013AA01A301', '2013AA01A302'])
    assert.include((await person.get(path)).words, '已经导入')
    const account = await Account.findByOrFail('userName', '2013AA01A301')
    assert.isTrue(account.hasInitialPassword)
    assert.equal(account.path, 'nation.p320000.c320400')
    const journal = await sql<{ act: string; details: object }>(`SELECT act, details FROM journal`)
    assert.deepInclude(journal[0].details, { file: '清单.xlsx', added: 2 })
  })

  test('stores nothing of a file with a refused row, unless the rest is wanted', async ({
    assert,
  }) => {
    const { nation } = await buildWorld()
    const person = await signedIn(nation)
    const path = await sent(person, [row('2013AA01A301'), row('2013AA01A302', { 1: '' })])

    await confirm(person, path)
    const refused = await person.get(path)
    const before = await listed()
    await confirm(person, path, { how: 'rest' })

    assert.include(refused.words, '有 1 行不能导入，没有保存')
    assert.deepEqual(before, ['2012AA110204'])
    assert.deepEqual(await listed(), ['2012AA110204', '2013AA01A301'])
  })

  test('shows the preview anew when somebody has imported meanwhile', async ({ assert }) => {
    const { nation } = await buildWorld()
    const person = await signedIn(nation)
    const [first, second] = [
      await sent(person, [row('2013AA01A301')]),
      await sent(person, [row('2013AA01A301'), row('2013AA01A302')]),
    ]
    const seen = await seenOn(person, second)
    await confirm(person, first)

    await person.post(`${second}/confirmations`, { seen })
    await workOff()
    const page = await person.get(second)
    const stale = await person.post(`${second}/confirmations`, { seen })
    const again = await person.get(second)

    assert.deepEqual(await listed(), ['2012AA110204', '2013AA01A301'])
    assert.include(page.words, '新增 1 个，变化 0 个，没有变化 1 个')
    assert.equal(stale.status, 303)
    assert.include(again.words, '您看过以后清单又有了变动')
  })

  test('says why when what was confirmed could not be stored any more, and opens what has rows', async ({
    assert,
  }) => {
    const { nation } = await buildWorld()
    const person = await signedIn(nation)
    const first = await sent(person, [row('2013AA01A301')])
    const second = await sent(person, [row('2013AA01A301')])
    await confirm(person, first)

    await confirm(person, second)
    const page = await person.get(second)

    assert.include(page.words, '您看过以后清单又有了变动，没有导入。')
    assert.match(page.body, /aria-current="true"><b>1<\/b> 没有变化/)
    assert.include(page.words, '2013AA01A301')
  })

  test('stores nothing into a round that was closed after the list was looked at, and says so', async ({
    assert,
  }) => {
    const { nation, report } = await buildWorld()
    const person = await signedIn(nation)
    const path = await sent(person, [row('2013AA01A301'), row('2012AA110204', { 8: 777 })])
    await sql(`UPDATE rounds SET status = 'closed'`)

    await confirm(person, path)
    const page = await person.get(path)
    await person.post(`${path}/removals`)

    assert.equal(page.status, 200)
    assert.include(page.words, '本年度调查现在不在填报期内')
    assert.deepEqual(await listed(), ['2012AA110204'])
    assert.notEqual((await answer(report.id, 'JE01')).raw, '777')
    assert.lengthOf(await sql(`SELECT FROM journal WHERE act LIKE 'roster.%'`), 0)
    assert.equal((await person.get(path)).status, 404)
  })

  test('of a file that could not be read has no refused rows to give back', async ({ assert }) => {
    const { nation } = await buildWorld()
    const person = await signedIn(nation)
    const bytes = await workbook([['a', 'b']], ['姓名', '电话'])
    const { location } = await sendList(person, { name: '清单.xlsx', bytes })
    await workOff()

    const page = await person.get(`${new URL(location!, 'http://x').pathname}/refusals`)

    assert.equal(page.status, 404)
    assert.include(page.words, '这份清单没有读成')
  })

  test('refuses both of two rows with one number, and a number that is a manager', async ({
    assert,
  }) => {
    const { nation } = await buildWorld()
    const person = await signedIn(nation)

    const path = await sent(person, [
      row('2013AA01A301'),
      row('２０１３ＡＡ０１Ａ３０１'),
      row('320400XM'),
    ])
    const page = await person.get(path)

    assert.include(page.words, '不能导入 3 行')
    assert.include(page.words, '与第 3 行重复')
    assert.include(page.words, '与第 2 行重复')
    assert.include(page.words, '与管理机构的用户名相同')
  })

  test('refuses the rows beyond 9999 of a programme in a region', async ({ assert }) => {
    const { nation } = await buildWorld()
    await sql(`UPDATE roster_entries SET stat_serial_no = '2016023204129998'
                WHERE round_id = (SELECT id FROM rounds WHERE code = '2016')`)
    const person = await signedIn(nation)

    const path = await sent(person, [row('2013AA01A301'), row('2013AA01A302')])
    const page = await person.get(path)

    assert.include(page.words, '新增 1 个')
    assert.include(page.words, '统计编号 201602320412 的 4 位流水号已经用完')
  })

  test('changes issued facts; untouched answers follow, typed ones stay', async ({ assert }) => {
    const { nation, report } = await buildWorld()
    await plant(report, { JC01: '基层单位自己填的名称' })
    const person = await signedIn(nation)
    const path = await sent(person, [row('2012AA110204', { 2: '新的单位名称', 8: 777 })])
    const page = await person.get(`${path}?show=changed`)

    await confirm(person, path)

    assert.include(page.words, '总预算')
    assert.include(page.words, '改为 777.00')
    assert.equal((await answer(report.id, 'JE01')).raw, '777')
    assert.deepInclude(await answer(report.id, 'JC01'), {
      raw: '基层单位自己填的名称',
      source: 'typed',
    })
    const standing = await (await Report.findOrFail(report.id)).standing()
    assert.equal(standing.facts.projectTitle, '永磁电机研究 2012AA110204')
    const [changed] = await sql<{ subject: string }>(
      `SELECT subject FROM journal WHERE act = 'roster.change'`
    )
    assert.equal(changed.subject, 'roster_entries')
  })

  test('changes what is issued of a report that was handed over, but none of its data', async ({
    assert,
  }) => {
    const { nation, report, respondent } = await buildWorld()
    await fillCleanly(report)
    await report.submit({ actor: respondent, address: null })
    const before = await answer(report.id, 'JE01')
    const person = await signedIn(nation)

    await confirm(person, await sent(person, [row('2012AA110204', { 8: 777 })]))

    assert.deepEqual(await answer(report.id, 'JE01'), before)
    const [entry] = await sql<{ budget: number }>(
      `SELECT (facts ->> 'budgetTotal')::int AS budget FROM roster_entries WHERE id = ?`,
      [report.rosterEntryId]
    )
    assert.equal(entry.budget, 777)
  })

  test('refuses to take a project into another province, and says who can: {name}')
    .with([
      { name: 'its region is there', region: '330106', says: '330106归浙江省科学技术厅' },
      { name: 'it has none any more', region: null, says: '没有地区归国家统计管理机构' },
    ])
    .run(async ({ assert }, { region, says }) => {
      const { nation, report } = await twoProvinces()
      const person = await signedIn(nation)

      const path = await sent(person, [row('2012AA110204', { 4: region })])
      const page = await person.get(path)
      await confirm(person, path, { how: 'rest' })

      assert.include(page.words, '变化 0 个')
      assert.include(page.words, `这个项目现在归江苏省科学技术厅，${says}`)
      assert.include(page.words, '换省请由江苏省科学技术厅办迁出申请')
      const { path: stays } = await report.refresh()
      assert.match(stays, /^nation\.p320000\./)
    })

  test('moves a report within its province, says so before, and tells who loses and who gets it', async ({
    assert,
  }) => {
    const { round, nation, county, city, report } = await twoProvinces()
    await handOverNow(report)
    const person = await signedIn(nation)
    const path = await sent(person, [row('2012AA110204', { 4: '320402' })])
    const page = await person.get(`${path}?show=changed`)

    await confirm(person, path)

    assert.match(page.words, /管理机构.*武进区科学技术局.*改为 常州市科学技术局/s)
    assert.equal((await report.refresh()).path, city!.path)
    const told = await sql<{ account_id: number; title: string }>(
      `SELECT account_id, title FROM messages WHERE title LIKE '下发清单有更正%' ORDER BY id`
    )
    assert.deepEqual(told, [
      {
        account_id: county!.id,
        title: '下发清单有更正，1 份报表不再等您办理，已转给别的机构',
      },
      { account_id: city!.id, title: '下发清单有更正，1 份报表转到您这里，等您办理' },
    ])
    await assertWhole(assert, round, 1)
  })

  test('does not move a report that the nation has', async ({ assert }) => {
    const { nation, county, report } = await twoProvinces()
    await sql(`UPDATE reports SET state = 'handed_over' WHERE id = ?`, [report.id])
    const person = await signedIn(nation)
    const path = await sent(person, [row('2012AA110204', { 4: '320402' })])

    const page = await person.get(path)
    await confirm(person, path, { how: 'rest' })

    assert.include(page.words, '报表现在是“已上报国家”，不能从武进区科学技术局转到常州市科学技术局')
    assert.equal((await report.refresh()).path, county!.path)
  })

  test('brings a project that stands at the nation into a province', async ({ assert }) => {
    const { round, nation, zhejiang } = await twoProvinces()
    const lost = await addProject(round, '2013AA01A399', { regionCode: '' }, nation)
    const person = await signedIn(nation)

    await confirm(person, await sent(person, [row('2013AA01A399', { 4: '330206' })]))

    assert.equal((await lost.refresh()).path, zhejiang.path)
  })

  test('gives the refused rows back as the same kind of file: {name}')
    .with([{ name: '清单.xlsx' }, { name: '清单.csv' }])
    .run(async ({ assert }, { name }) => {
      const { nation } = await buildWorld()
      const person = await signedIn(nation)
      const rows = [row('2013AA01A301'), row('2013AA01A302', { 9: '机密' })]
      const path = await sent(person, rows, name)

      const cookie = [...person.cookies].map(([key, value]) => `${key}=${value}`).join('; ')
      const site = `http://${process.env.HOST}:${process.env.PORT}`
      const response = await fetch(`${site}${path}/refusals`, { headers: { cookie } })
      const bytes = Buffer.from(await response.arrayBuffer())

      const table = name.endsWith('.csv')
        ? bytes
            .toString()
            .trim()
            .split('\r\n')
            .map((line) => line.split(','))
        : await sheetOf(bytes)
      assert.deepEqual(table[0], [...HEADERS, '未导入的原因'])
      assert.lengthOf(table, 2)
      assert.equal(table[1][0], '2013AA01A302')
      assert.include(table[1][10], '密级是“机密”')
    })

  test('forgets a list that was given up', async ({ assert }) => {
    const { nation } = await buildWorld()
    const person = await signedIn(nation)
    const path = await sent(person, [row('2013AA01A301')])
    await person.get(path)

    await person.post(`${path}/removals`)

    assert.equal((await person.get(path)).status, 404)
    assert.lengthOf(await sql('SELECT FROM roster_import_rows'), 0)
  })

  test('stays given up when that happened just before its rows were read', async ({ assert }) => {
    const { nation } = await buildWorld()
    const person = await signedIn(nation)
    const list = await RosterImport.findOrFail(idOf(await sent(person, [row('2013AA01A301')])))
    await sql('DELETE FROM roster_import_rows')
    await sql(`UPDATE roster_imports SET state = 'dropped'`)

    await assert.rejects(() => list.read(async () => {}), '没有这次导入，或者它不归您管。')

    assert.equal((await RosterImport.findOrFail(list.id)).state, 'dropped')
    assert.lengthOf(await sql('SELECT FROM roster_import_rows'), 0)
  })

  test('gives up by itself what nobody has confirmed for a week, with its file, and nothing else', async ({
    assert,
  }) => {
    const { nation } = await buildWorld()
    const person = await signedIn(nation)
    const stored = await sent(person, [row('2013AA01A301')])
    await confirm(person, stored)
    const left = await sent(person, [row('2013AA01A302')])
    await sql(`UPDATE roster_imports SET created_at = created_at - interval '7 days'`)
    const young = await sent(person, [row('2013AA01A303')])
    const { fileKey } = await RosterImport.findOrFail(idOf(left))

    await forgetImports()

    const pages = await Promise.all([stored, left, young].map((path) => person.get(path)))
    assert.deepEqual(
      pages.map(({ status }) => status),
      [200, 404, 200]
    )
    assert.include(pages[2].words, '7 天内不确认就作废')
    assert.isFalse(await drive.use().exists(fileKey))
    const kept = await sql('SELECT DISTINCT import_id AS id FROM roster_import_rows ORDER BY 1')
    assert.deepEqual(kept, [{ id: idOf(stored) }, { id: idOf(young) }])
  })
})

const idOf = (path: string) => Number(path.split('/').at(-1))

async function sheetOf(bytes: Buffer): Promise<string[][]> {
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(bytes as never)
  const rows: string[][] = []
  book.worksheets[0].eachRow((one) => rows.push((one.values as string[]).slice(1)))
  return rows
}
