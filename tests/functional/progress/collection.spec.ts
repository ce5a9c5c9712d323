import { test } from '@japa/runner'
import ExcelJS from 'exceljs'
import { acceptedLevels, withLevels } from '#queries/collection/accepted_levels'
import { collectionTable, totals } from '#queries/collection/collection_table'
import { MEASURES } from '#queries/collection/measures'
import { placeOf } from '#queries/collection/place'
import { ReportList } from '#queries/collection/report_list'
import { sql } from '#queries/sql'
import { collectionWorld, type CollectionWorld } from '#tests/functional/progress/collection_world'
import { copyReport } from '#tests/functional/reviewing/copied_report'
import { signedIn } from '#tests/functional/submitting/way'
import { statementsOf } from '#tests/support/statements'
import { clearWorld } from '#tests/support/world'
import { collectionFilters } from '#validators/collection'

const SITE = `http://${process.env.HOST}:${process.env.PORT}`

/** Every number of a page with the address it leads to, in order. */
function links(body: string): { href: string; count: number }[] {
  return [...body.matchAll(/href="(\/collection\/reports[^"]*)">(\d+)<\/a>/g)].map(
    ([, href, count]) => ({ href: href.replaceAll('&amp;', '&'), count: Number(count) })
  )
}

type Sheets = { status: ExcelJS.Worksheet; days: ExcelJS.Worksheet }

async function sheetsOf({ bytes }: { bytes: Buffer }): Promise<Sheets> {
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load(bytes as never)
  const [status, days] = workbook.worksheets
  return { status, days }
}

/** The words of each row of the table, cells parted by a bar. */
function rowsOf(body: string): string[] {
  const table = /<table class="collection">([\s\S]*?)<\/table>/.exec(body)![1]
  return [...table.matchAll(/<tr><th scope="row">([\s\S]*?)<\/tr>/g)].map(([, row]) =>
    row
      .replace(/<svg[\s\S]*?<\/svg>/g, '')
      .replace(/<\/t[dh]>/g, '|')
      .replace(/<[^>]+>/g, ' ')
      .replace(/\s*\|\s*/g, '|')
      .replace(/\s+/g, ' ')
      .trim()
  )
}

test.group('The collection status', (group) => {
  let world: CollectionWorld

  group.each.setup(async () => {
    await clearWorld()
    world = await collectionWorld()
  })

  test('of a stranger’s city is not there for {who}')
    .with([
      { who: 'otherCity', of: 'city' },
      { who: 'otherProvince', of: 'city' },
      { who: 'city', of: 'province' },
      { who: 'city', of: 'respondent' },
    ] as const)
    .run(async ({ assert }, { who, of }) => {
      const person = await signedIn(world[who]!)
      const query = `?at=${world[of]!.id}`

      for (const path of ['/collection', '/collection.xlsx', '/collection/reports']) {
        const answer = await person.get(path + query)

        assert.equal(answer.status, 404, path)
        assert.include(answer.words, '没有这个账户，或者它不归您管。')
      }
    })

  test('keeps “code” in the addresses when that is what is looked for', async ({ assert }) => {
    await copyReport(world.reports[0].id, 60)
    await sql(`UPDATE projects SET title = title || ' QR code'`)
    const person = await signedIn(world.province)

    const list = await person.get('/collection/reports?text=code&sort=code&page=1')
    const reminders = await person.get('/reminders?text=code')

    assert.include(list.body, 'href="/collection/reports?show=listed&amp;text=code&amp;page=2"')
    assert.include(reminders.body, 'action="/reminders?show=unsubmitted&amp;text=code"')
    assert.include(reminders.body, 'href="/reminders.xlsx?show=unsubmitted&amp;text=code"')
  })

  test('takes nonsense in the address as not chosen: {$self}')
    .with([
      '?at=-1&programme=%27--&sort=constructor',
      '?at[]=1&sort[]=code&programme[]=03',
      '?show=__proto__&page=0&text=%00&direct=yes',
      '?at=999999999999999999999',
    ])
    .run(async ({ assert }, query) => {
      const person = await signedIn(world.province)

      const [table, list] = [
        await person.get(`/collection${query}`),
        await person.get(`/collection/reports${query}`),
      ]

      assert.lengthOf(rowsOf(table.body), 4)
      assert.include(list.words, '7 个项目')
    })

  test('of a province has its cities, what it holds itself, and their sums', async ({ assert }) => {
    const person = await signedIn(world.province)

    const page = await person.get('/collection')

    assert.deepEqual(rowsOf(page.body), [
      '南京市科学技术局 320100||0 / 2|2|—|1|—|1|—|—|—|—|—|1|1|—|1|50.0% 第 1|50.0% 第 1|',
      '常州市科学技术局 320400||0 / 4|4|1|—|1|—|—|1|1|—|1|—|—|—|2|50.0% 第 1|0.0% 第 2|',
      '直接管理的项目|||1|—|—|—|—|—|—|—|—|—|—|1|1|1|100.0%|100.0%|',
      '全省|||7|1|1|1|1|—|1|1|—|1|1|2|1|4|57.1%|28.6%|',
    ])
    assert.match(page.words, /已验收 上报 省级验收率/)
    assert.match(page.words, /单位核实 县级 市级 省级 国家 个数 率/)
  })

  test('has a column for each level below that exists, and for no other: {who}')
    .with([
      { who: 'nation', levels: '单位核实 县级 市级 省级 国家' },
      { who: 'city', levels: '单位核实 县级 本级 省级 国家' },
      { who: 'county', levels: '单位核实 本级 省级 国家' },
      { who: 'otherCity', levels: '本级 省级 国家' },
    ] as const)
    .run(async ({ assert }, { who, levels }) => {
      const page = await (await signedIn(world[who]!)).get('/collection')

      assert.include(page.words, `${levels} 个数 率`)
    })

  test('counts as accepted by a level only what passes that level', async ({ assert }) => {
    const { reports, county, province } = world
    await sql(`UPDATE reports SET waiting_at = ?, state = 'submitted' WHERE id = ANY(?)`, [
      county!.id,
      [reports[1].id],
    ])
    const person = await signedIn(province)

    const list = await person.get('/collection/reports?show=accepted_unit')
    const page = await person.get('/collection')

    assert.include(list.words, '单位已核实')
    assert.include(list.words, '1 个项目')
    assert.include(list.body, `/reports/${reports[1].id}/review`)
    assert.include(
      links(page.body)
        .map(({ href }) => href)
        .join(),
      'show=accepted_unit'
    )
  })

  test('shows each level its own part only: {who} has {listed}')
    .with([
      { who: 'nation', listed: 8 },
      { who: 'province', listed: 7 },
      { who: 'city', listed: 4 },
      { who: 'county', listed: 3 },
      { who: 'unit', listed: 2 },
      { who: 'otherCity', listed: 2 },
      { who: 'otherProvince', listed: 1 },
    ] as const)
    .run(async ({ assert }, { who, listed }) => {
      const account = world[who]!
      const place = await placeOf(account, null)

      const { rows } = await collectionTable(place, { roundId: world.round.id, programme: '' })

      assert.equal(totals(rows).listed, listed)
      const own = await account.reports().where('round_id', world.round.id)
      assert.lengthOf(own, listed)
    })

  test('leads from every number to a list of exactly as many: {who}, {query}')
    .with(
      (['nation', 'province', 'city', 'county', 'unit'] as const).flatMap((who) => [
        { who, query: '' },
        { who, query: '?programme=03' },
      ])
    )
    .run(async ({ assert }, { who, query }) => {
      const person = await signedIn(world[who]!)
      const numbers = links((await person.get(`/collection${query}`)).body)

      for (const { href, count } of numbers) {
        const list = await person.get(href)
        assert.include(list.words, `${count} 个项目`, href)
        assert.lengthOf([...list.body.matchAll(/<tr><th scope="row">/g)], count, href)
      }
      assert.isAbove(numbers.length + (query ? 1 : 0), 0)
    })

  test('counts in sum what counting one by one gives, for every measure', async ({ assert }) => {
    const place = await placeOf(world.nation, null)
    const scope = { roundId: world.round.id, programme: '' }
    const { rows } = await collectionTable(place, scope)
    const all = totals(withLevels(rows, await acceptedLevels(place, scope)))
    const filters = { ...collectionFilters({}), place, roundId: world.round.id }

    const counted = await Promise.all(
      MEASURES.map(async (show) => [show, await new ReportList({ ...filters, show }).count()])
    )

    assert.deepEqual(all, Object.fromEntries(counted))
  })

  test('goes down level by level, with the way back', async ({ assert }) => {
    const person = await signedIn(world.province)

    const [city, county] = [
      await person.get(`/collection?at=${world.city!.id}`),
      await person.get(`/collection?at=${world.county!.id}`),
    ]

    assert.lengthOf(rowsOf(city.body), 3)
    assert.include(city.body, `<a href="/collection?at=${world.county!.id}">武进区科学技术局</a>`)
    assert.include(county.body, `<a href="/collection?at=${world.city!.id}">常州市科学技术局</a>`)
    assert.notInclude(county.words, '国家统计管理机构')
  })

  test('counts overdue from the second after its deadline on', async ({ assert }) => {
    const place = await placeOf(world.province, null)
    const overdueAt = async (iso: string) => {
      await sql('UPDATE clock SET shift = ?::timestamptz - now()', [iso])
      const { rows } = await collectionTable(place, { roundId: world.round.id, programme: '' })
      return totals(rows).overdue
    }

    const before = await overdueAt('2017-02-24T15:59:58Z')
    const after = await overdueAt('2017-02-24T16:00:00Z')

    assert.deepEqual([before, after], [1, 2])
  })

  test('stays as many statements however many reports and cities there are', async ({ assert }) => {
    const person = await signedIn(world.province)
    await person.get('/collection')
    const few = await statementsOf(() => person.get('/collection'))
    await sql(
      `UPDATE reports SET path = 'nation.p320000.c320200' WHERE path = 'nation.p320000.c320100'`
    )

    const many = await statementsOf(() => person.get('/collection'))

    assert.equal(many.length, few.length)
    assert.isAtMost(many.filter((text) => /collection_|count_changes/.test(text)).length, 6)
    const page = await person.get('/collection')
    assert.include(rowsOf(page.body).join(), 'c320200|||2|')
  })

  test('is an Excel file in the order of the page, with every level', async ({ assert }) => {
    const person = await signedIn(world.province)
    await sql(`UPDATE reports SET state = 'filling', waiting_at = NULL WHERE path <@ ?::ltree`, [
      world.otherCity.path,
    ])

    const [codes, rates] = await Promise.all(
      ['', '?sort=submitted'].map(async (query) =>
        sheetsOf(await person.download(`/collection.xlsx${query}`))
      )
    )

    const names = ({ status }: Sheets) => [4, 5].map((row) => status.getCell(`B${row}`).value)
    assert.deepEqual(names(codes), ['南京市科学技术局', '常州市科学技术局'])
    assert.deepEqual(names(rates), ['常州市科学技术局', '南京市科学技术局'])
    const heads = (codes.status.getRow(3).values as string[]).join()
    assert.include(heads, '已验收：单位核实,已验收：县级,已验收：市级,已验收：省级,已验收：国家')
  })

  test('has the numbers of the curve on a sheet of its own', async ({ assert }) => {
    const { report, respondent, province } = world
    const at = '2017-02-21T02:00:00Z'
    await sql(
      `INSERT INTO report_events (report_id, action, actor_id, from_state, to_state, data_version, created_at)
       VALUES (?, 'submit', ?, 'filling', 'submitted', 1, ?)`,
      [report.id, respondent.id, at]
    )
    const person = await signedIn(province)

    const { days } = await sheetsOf(await person.download('/collection.xlsx'))

    assert.equal(days.name, '每天')
    assert.deepEqual((days.getRow(3).values as string[]).slice(1, 4), ['日期', '上报', '上报率'])
    const found = [4, 5, 6, 7, 8]
      .map((row) => days.getRow(row))
      .find((row) => (row.getCell(1).value as Date)?.toISOString() === '2017-02-21T00:00:00.000Z')!
    assert.equal(found.getCell(2).value, 1)
    assert.closeTo(found.getCell(3).value as number, 1 / 7, 0.0001)
    assert.equal(found.getCell(3).numFmt, '0.0%')
  })

  test('is an Excel file with numbers as numbers and codes as text', async ({ assert }) => {
    const person = await signedIn(world.province)
    const cookie = [...person.cookies].map(([name, value]) => `${name}=${value}`).join('; ')

    const file = await fetch(`${SITE}/collection.xlsx`, { headers: { cookie } })
    const workbook = new ExcelJS.Workbook()
    await workbook.xlsx.load(await file.arrayBuffer())
    const [sheet] = workbook.worksheets

    const valuesOf = (number: number) => (sheet.getRow(number).values as unknown[]).slice(1)
    assert.equal(sheet.getCell('A1').value, '2016 年度跟踪调查回收情况 · 江苏省科学技术厅')
    assert.include(String(sheet.getCell('A2').value), '2017-02-22 10:00')
    assert.deepEqual(valuesOf(4).slice(0, 4), ['320100', '南京市科学技术局', '0 / 2', 2])
    assert.equal(sheet.getCell('A4').numFmt, '@')
    const total = valuesOf(7)
    assert.equal(total[3], 7)
    assert.include(total as number[], 4 / 7)
    assert.match(sheet.pageSetup.printArea!, /^A1:[A-Z]+7$/)
    assert.include(file.headers.get('content-disposition')!, encodeURIComponent('回收情况'))
  })
})
