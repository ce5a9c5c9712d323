import { test } from '@japa/runner'
import { sql } from '#queries/sql'
import { Clerk } from '#tests/support/clerk'
import { statementsOf } from '#tests/support/statements'
import { eventCount, storedAnswer, storedRows } from '#tests/support/stored'
import {
  buildWorld,
  clearWorld,
  fillCleanly,
  MANAGER_PASSWORD,
  OWN_PASSWORD,
  plant,
  setClock,
  type World,
} from '#tests/support/world'
import { Person } from '#tests/support/person'

let world: World
let clerk: Clerk

async function openForm(section = 'JC') {
  await clearWorld()
  world = await buildWorld()
  await fillCleanly(world.report)
  clerk = await Clerk.at(world.report, world.respondent)
  await clerk.open(section)
}

const raw = async (code: string) => (await storedAnswer(world.report, code))?.raw

test.group('The form without scripts: refused', (group) => {
  group.each.setup(() => openForm())

  test('a form without its token', async ({ assert }) => {
    const answer = await clerk.press('JC', 'save', { JC09: '999', _csrf: 'forged' })

    assert.equal(answer.status, 419)
    assert.equal(await raw('JC09'), '860')
  })

  test('when the session is over what was typed comes back, and is saved after the login', async ({
    assert,
  }) => {
    const origin = { origin: `http://${process.env.HOST}:${process.env.PORT}` }
    await sql(`UPDATE sessions SET expires_at = now() - interval '1 second'`)

    const lost = await clerk.press('JC', 'add:JCT', { JC09: '999', JC08: '<b>' }, origin)
    const early = await clerk.resend(lost, origin)
    await clerk.person.get('/login')
    await clerk.person.signIn(world.respondent.userName, OWN_PASSWORD)
    const again = await clerk.resend(lost, origin)
    const saved = await clerk.resend(again, origin)

    assert.deepEqual([lost.status, again.status, saved.status], [419, 419, 303])
    assert.include([303, 419], early.status)
    assert.include(lost.words, 'JC09 999')
    assert.include(lost.words, '请先登录')
    assert.include(again.words, '请按“保存”')
    assert.equal(await raw('JC09'), '999')
    assert.equal(await raw('JC08'), '<b>')
    assert.lengthOf(await storedRows(world.report, 'JCT'), 3)
  })

  test('what another site has sent does not come back', async ({ assert }) => {
    const fields = { 'JC09': '999', 'stamp/JC09': '1.x', '_csrf': 'forged' }
    const path = `/reports/${world.report.id}/sections/JC`

    const elsewhere: Record<string, string>[] = [
      { origin: 'https://example.org' },
      { origin: 'null' },
      {},
    ]
    for (const headers of elsewhere) {
      const answer = await clerk.person.post(path, fields, headers)
      assert.equal(answer.status, 419)
      assert.notInclude(answer.body, '999')
    }
  })

  test('sections that are none', async ({ assert }) => {
    for (const code of ['ZZ', 'jc', '__proto__', 'JC01', '%00']) {
      assert.include([400, 404], (await clerk.open(code)).status, code)
    }
  })

  test('reports that are none or of somebody else', async ({ assert }) => {
    for (const id of ['0', '99999', '-1', 'x', '1e3', '99999999999999999999', '1%00']) {
      assert.include([400, 404], (await clerk.person.get(`/reports/${id}/sections/JC`)).status, id)
    }
  })

  test('a manager sees the section, can change nothing and reads why', async ({ assert }) => {
    const manager = await new Person().signIn(world.province.userName, MANAGER_PASSWORD)
    const path = `/reports/${world.report.id}/sections/JC`
    const [row] = await storedRows(world.report, 'JCT')

    const page = await manager.get(path)
    const fields = { 'JC09': '999', 'stamp/JC09': '1.x' }
    const posted = await manager.post(path, { ...fields, act: `remove:${row.id}` })

    assert.equal(page.status, 200)
    assert.include(page.words, '只能由填报的基层单位自己改')
    assert.notMatch(page.body, /name="JC09"(?![^>]* disabled)/)
    assert.equal(posted.status, 403)
    assert.equal(await raw('JC09'), '860')
    assert.equal((await storedRows(world.report, 'JCT'))[0].id, row.id)
  })

  test('a manager does not begin a report', async ({ assert }) => {
    await sql(`UPDATE reports SET state = 'not_started' WHERE id = ?`, [world.report.id])
    const before = await eventCount(world.report, 'begin')
    const manager = await new Person().signIn(world.province.userName, MANAGER_PASSWORD)
    await manager.get(`/reports/${world.report.id}/sections/JC`)

    const posted = await manager.post(`/reports/${world.report.id}/sections/JC`, { act: 'zero' })

    assert.equal(posted.status, 403)
    assert.equal(await eventCount(world.report, 'begin'), before)
  })

  test('after the deadline every typed text stays on the page with the reason', async ({
    assert,
  }) => {
    await setClock('2017-03-10T16:00:01Z')

    const answer = await clerk.press('JC', 'save', { JC09: '999', JC08: '新地址' })

    assert.equal(answer.status, 403)
    assert.include(answer.words, '本年将无法进行报表报送')
    assert.include(answer.body, 'value="999"')
    assert.include(answer.body, 'value="新地址"')
    assert.equal(await raw('JC09'), '860')
  })

  test('a submitted report is shown, and shut', async ({ assert }) => {
    await sql(
      `UPDATE reports SET state = 'submitted', waiting_at = ?, submitted_at = now(), receipt_number = 'R' WHERE id = ?`,
      [world.province.id, world.report.id]
    )

    const page = await clerk.open('JC')
    const posted = await clerk.press('JC', 'add:JCT', { JC09: '999' })

    assert.include(page.words, '已上报')
    assert.notInclude(page.body, '添加一行')
    assert.equal(posted.status, 409)
    assert.equal(await raw('JC09'), '860')
  })

  test('a text that is too long stays on the page with its length, the others are saved', async ({
    assert,
  }) => {
    const long = '长'.repeat(4001)

    const answer = await clerk.press('JC', 'save', { JC08: long, JC09: '900' })

    assert.equal(answer.status, 422)
    assert.include(answer.words, '4001')
    assert.include(answer.body, long)
    assert.equal(await raw('JC09'), '900')
  })

  test('fields of another section, read-only ones and forged names are passed over', async ({
    assert,
  }) => {
    const before = await sql('SELECT code, raw FROM answers WHERE report_id = ? ORDER BY code', [
      world.report.id,
    ])
    const forged = {
      'JD01': '1',
      'stamp/JD01': '1.x',
      'JB01': '改名',
      'stamp/JB01': '1.x',
      'stamp': '1.x',
      '/': 'x',
      'stamp//': '1.x',
      'JCT1': 'x',
      'stamp/JCT1': '1.x',
      '__proto__/JCT1': 'x',
      'stamp/__proto__/JCT1': '1.x',
      'JC09[a]': '1',
      'JC09[b]': '2',
      'ZZ/JCT1': 'x',
      'stamp/ZZ/JCT1': '1.x',
    }

    const answer = await clerk.press('JC', 'save', forged)

    assert.equal(answer.status, 303)
    assert.deepEqual(
      await sql('SELECT code, raw FROM answers WHERE report_id = ? ORDER BY code', [
        world.report.id,
      ]),
      before
    )
  })

  test('a field sent twice is not guessed at', async ({ assert }) => {
    await clerk.press('JC', 'save', { JC09: ['1', '2'], JC10: '130' })

    assert.equal(await raw('JC09'), '860')
    assert.equal(await raw('JC10'), '130')
  })

  test('a forged stamp overwrites nothing', async ({ assert }) => {
    for (const stamp of ['', 'x', '1', '-1.x', '999999999999.x', '1.x.y', 'NaN.x']) {
      const answer = await clerk.press('JC', 'save', { 'JC09': '999', 'stamp/JC09': stamp })
      assert.equal(answer.status, 409, stamp)
    }

    assert.equal(await raw('JC09'), '860')
  })

  test('acts that are none do nothing', async ({ assert }) => {
    const rows = await storedRows(world.report, 'JCT')

    for (const act of [
      '',
      'fly',
      'remove',
      'remove:',
      'remove:x',
      'add:JDT',
      'add:',
      'offer:ZZ',
      'offer:JD01',
      'zero:JD',
      'at:"x',
      'up:../..',
    ]) {
      const answer = await clerk.press('JC', act)
      assert.equal(answer.status, 303, act)
      assert.match(answer.location!, /^\/reports\/\d+\/sections\/JC$/)
    }

    assert.deepEqual(await storedRows(world.report, 'JCT'), rows)
  })
})

test.group('The form without scripts: saving', (group) => {
  group.each.setup(() => openForm())

  test('nothing touched, nothing written', async ({ assert }) => {
    const before = await sql(
      'SELECT xmin::text, code FROM answers WHERE report_id = ? ORDER BY code',
      [world.report.id]
    )

    const answer = await clerk.press('JC', 'save')

    assert.equal(answer.status, 303)
    assert.deepEqual(
      await sql('SELECT xmin::text, code FROM answers WHERE report_id = ? ORDER BY code', [
        world.report.id,
      ]),
      before
    )
  })

  test('only what was touched is written', async ({ assert }) => {
    await clerk.press('JC', 'save', { JC09: '900', JC08: '' })

    assert.equal(await raw('JC09'), '900')
    assert.equal(await raw('JC08'), '')
    assert.equal((await storedAnswer(world.report, 'JC10'))?.version, 1)
  })

  test('line breaks of a text area are no change', async ({ assert }) => {
    await plant(world.report, { JK10: '第一行\n第二行' })
    await clerk.open('JK')
    const { version } = (await storedAnswer(world.report, 'JK10'))!

    await clerk.press('JK', 'save', { JK10: '第一行\r\n第二行' })

    assert.equal((await storedAnswer(world.report, 'JK10'))?.version, version)
  })

  test('a text area keeps the line break it begins with', async ({ assert }) => {
    await clerk.open('JK')
    await clerk.press('JK', 'save', { JK10: '\n甲\r\n\r\n乙\n' })
    assert.equal(await raw('JK10'), '\n甲\n\n乙\n')

    await clerk.open('JK')
    await clerk.press('JK', 'save')

    assert.equal(await raw('JK10'), '\n甲\n\n乙\n')
  })

  test('check boxes: some, none, and what was never valid', async ({ assert }) => {
    await clerk.open('JM')
    await clerk.press('JM', 'save', { JM03: ['', '2', '3'] })
    assert.equal(await raw('JM03'), '2,3')

    await clerk.open('JM')
    await clerk.press('JM', 'save', { JM03: '' })
    assert.equal(await raw('JM03'), '')

    await plant(world.report, { JM03: '1,不对' })
    await clerk.open('JM')
    await clerk.press('JM', 'save')
    assert.equal(await raw('JM03'), '1,不对')
  })

  test('a choice that is none of the list stays chosen until another is', async ({ assert }) => {
    await plant(world.report, { JB21: '八' })
    await clerk.open('JB')

    await clerk.press('JB', 'save')
    assert.equal(await raw('JB21'), '八')
    await clerk.press('JB', 'save', { JB21: '5' })

    assert.equal(await raw('JB21'), '5')
  })

  test('the first form begins the report', async ({ assert }) => {
    await clearWorld()
    world = await buildWorld()
    clerk = await Clerk.at(world.report, world.respondent)
    await clerk.open('JC')

    await clerk.press('JC', 'save', { JC09: '900' })

    assert.equal(await raw('JC09'), '900')
    assert.equal(await eventCount(world.report, 'begin'), 1)
  })

  test('the next open item leads on across the sections, and to the audit at the end', async ({
    assert,
  }) => {
    await plant(world.report, { JC08: '', JC09: '八百', JF02: '' })
    await clerk.open('JC')

    const first = await clerk.press('JC', 'next', { JC08: '常州市' })
    await clerk.open('JC')
    const second = await clerk.press('JC', 'next', { JC09: '860' })
    await clerk.open('JF')
    const last = await clerk.press('JF', 'next', { JF02: '2' })

    assert.match(first.location!, /sections\/JC$/)
    assert.include(first.headers.get('location')!, '#JC09')
    assert.include(second.headers.get('location')!, 'sections/JF#JF02')
    assert.include(last.headers.get('location')!, '/audit')
  })

  test('the number is shown as understood', async ({ assert }) => {
    await plant(world.report, { JC09: '１，２００ 人' })

    const page = await clerk.open('JC')

    assert.include(page.body, 'value="１，２００ 人"')
    assert.match(page.body, /id="f-JC09-says">\s*<p class="hint">认作 1,200<\/p>/)
  })
})

test.group('The form without scripts: two tabs (F4)', (group) => {
  group.each.setup(() => openForm())

  test('a stale form neither blanks nor overwrites what it has not touched', async ({ assert }) => {
    await clerk.save('JC09', { raw: '900', expected: 1 })
    await clerk.save('JC08', { raw: '新地址', expected: 1 })

    const answer = await clerk.press('JC', 'save', { JC10: '130' })

    assert.equal(answer.status, 303)
    assert.equal(await raw('JC09'), '900')
    assert.equal(await raw('JC08'), '新地址')
    assert.equal(await raw('JC10'), '130')
  })

  test('the same field changed in both shows both values', async ({ assert }) => {
    await clerk.save('JC09', { raw: '900', expected: 1 })

    const answer = await clerk.press('JC', 'save', { JC09: '800', JC10: '130' })

    assert.equal(answer.status, 409)
    assert.match(answer.words, /改成了“900”，您填的是“800”/)
    assert.equal(clerk.fields.JC09, '800')
    assert.equal(await raw('JC09'), '900')
    assert.equal(await raw('JC10'), '130')
  })

  test('用我的 takes mine', async ({ assert }) => {
    await clerk.save('JC09', { raw: '900', expected: 1 })
    await clerk.press('JC', 'save', { JC09: '800' })

    const answer = await clerk.press('JC', 'mine:JC09')

    assert.equal(answer.status, 303)
    assert.equal(await raw('JC09'), '800')
  })

  test('用别处的 takes theirs, and mine is gone from the form', async ({ assert }) => {
    await clerk.save('JC09', { raw: '900', expected: 1 })
    await clerk.press('JC', 'save', { JC09: '800' })

    const answer = await clerk.press('JC', 'theirs:JC09')
    await clerk.open('JC')

    assert.equal(answer.status, 303)
    assert.equal(await raw('JC09'), '900')
    assert.equal(clerk.fields.JC09, '900')
  })

  test('deciding one of two leaves the other undecided', async ({ assert }) => {
    await clerk.save('JC09', { raw: '900', expected: 1 })
    await clerk.save('JC10', { raw: '90', expected: 1 })
    await clerk.press('JC', 'save', { JC09: '800', JC10: '80' })

    const answer = await clerk.press('JC', 'mine:JC09')

    assert.equal(answer.status, 409)
    assert.equal(await raw('JC09'), '800')
    assert.equal(await raw('JC10'), '90')
    assert.match(answer.words, /改成了“90”，您填的是“80”/)
  })

  test('保存 alone decides nothing, a third text does', async ({ assert }) => {
    await clerk.save('JC09', { raw: '900', expected: 1 })
    await clerk.press('JC', 'save', { JC09: '800' })

    const again = await clerk.press('JC', 'save')
    const third = await clerk.press('JC', 'save', { JC09: '850' })

    assert.equal(again.status, 409)
    assert.equal(third.status, 303)
    assert.equal(await raw('JC09'), '850')
  })

  test('changed once more while the person decides, it asks again', async ({ assert }) => {
    await clerk.save('JC09', { raw: '900', expected: 1 })
    await clerk.press('JC', 'save', { JC09: '800' })
    await clerk.save('JC09', { raw: '910', expected: 2 })

    const answer = await clerk.press('JC', 'mine:JC09')

    assert.equal(answer.status, 409)
    assert.include(answer.words, '改成了“910”')
    assert.equal(await raw('JC09'), '910')
  })

  test('what was typed into a row that was removed elsewhere is shown', async ({ assert }) => {
    const [row] = await storedRows(world.report, 'JCT')
    await sql('UPDATE table_rows SET deleted_at = now() WHERE id = ?', [row.id])

    const answer = await clerk.press('JC', 'save', {
      [`${row.id}/JCT5`]: '热管理仿真',
      JC10: '130',
    })

    assert.equal(answer.status, 422)
    assert.include(answer.words, '承担任务“热管理仿真”')
    assert.equal(await raw('JC10'), '130')
  })
})

test.group('The form: offers (F5)', (group) => {
  group.each.setup(() => openForm('JD'))

  test('the sum is offered where the parts do not add up, and taken at one press', async ({
    assert,
  }) => {
    await plant(world.report, { JD01: 25 })
    const page = await clerk.open('JD')
    assert.match(page.body, /value="offer:JD01"[^>]*>用合计 24</)

    const answer = await clerk.press('JD', 'offer:JD01')

    assert.equal(await raw('JD01'), '24')
    assert.include(answer.headers.get('location')!, '#JD01')
    assert.equal((await storedAnswer(world.report, 'JD01'))?.source, 'offer')
  })

  test('the sum is of what was typed just now', async ({ assert }) => {
    await plant(world.report, { JD01: 25 })
    await clerk.open('JD')

    await clerk.press('JD', 'offer:JD01', { JD02: '16' })

    assert.equal(await raw('JD01'), '34')
  })

  test('blanks become 0, what is there stays, valid or not', async ({ assert }) => {
    await plant(world.report, { JD03: '', JD04: '  ', JD05: '两个', JD06: '3' })
    await clerk.open('JD')

    await clerk.press('JD', 'zero', { JD07: '' })

    assert.equal(await raw('JD03'), '0')
    assert.equal(await raw('JD04'), '0')
    assert.equal(await raw('JD05'), '两个')
    assert.equal(await raw('JD06'), '3')
    assert.equal(await raw('JD07'), '0')
  })
})

test.group('The form: what it costs', (group) => {
  group.each.setup(() => openForm())

  test('a section is a handful of statements, however much is in it', async ({ assert }) => {
    const few = await statementsOf(() => clerk.open('JF'))
    const rows = Array.from({ length: 100 }, (_, i) => ({ JFT1: `专利 ${i}` }))
    await plant(world.report, { JFT: rows })

    const many = await statementsOf(() => clerk.open('JF'))

    assert.isAtMost(many.length, 8)
    assert.equal(many.length, few.length)
  })

  test('so is the home page', async ({ assert }) => {
    const statements = await statementsOf(() => clerk.person.get('/'))

    assert.isAtMost(statements.length, 10)
  })

  test('and the notes after a save', async ({ assert }) => {
    const statements = await statementsOf(() =>
      clerk.person.get(`/reports/${world.report.id}/sections/JC?notes=1`, { 'hx-request': 'true' })
    )

    assert.isAtMost(statements.length, 8)
  })
})
