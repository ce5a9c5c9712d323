import { test } from '@japa/runner'
import fc from 'fast-check'
import { setTimeout as pause } from 'node:timers/promises'
import db from '@adonisjs/lucid/services/db'
import { sql } from '#queries/sql'
import { Clerk } from '#tests/support/clerk'
import { statementsOf } from '#tests/support/statements'
import { eventCount, storedAnswer, storedRows } from '#tests/support/stored'
import { buildWorld, clearWorld, fillCleanly, setClock, type World } from '#tests/support/world'

let world: World
let clerk: Clerk

async function openForm(section = 'JC') {
  world = await buildWorld()
  await fillCleanly(world.report)
  clerk = await Clerk.at(world.report, world.respondent)
  await clerk.open(section)
}

/** The instant before which the report can be filled, moved by this many milliseconds. */
async function clockAtDeadline(shift: number) {
  const [{ closes }] = await sql<{ closes: Date }>(
    'SELECT closes_at AS closes FROM reports WHERE id = ?',
    [world.report.id]
  )
  await setClock(new Date(closes.getTime() + shift).toISOString())
}

test.group('Saving one answer: refused', (group) => {
  group.each.setup(async () => {
    await clearWorld()
    await openForm()
  })

  test('somebody who is signed out', async ({ assert }) => {
    await clerk.person.post('/logout')

    const { status, reply } = await clerk.save('JC09', { raw: '999', expected: 1 })

    assert.equal(status, 401)
    assert.include(reply.message, '重新登录')
    assert.equal((await storedAnswer(world.report, 'JC09'))?.raw, '860')
  })

  test('nobody at all', async ({ assert }) => {
    clerk.person.cookies.clear()

    const { status } = await clerk.save('JC09', { raw: '999', expected: 1 })

    assert.equal(status, 401)
    assert.equal((await storedAnswer(world.report, 'JC09'))?.raw, '860')
  })

  test('an expired session', async ({ assert }) => {
    await sql(`UPDATE sessions SET expires_at = now() - interval '1 second'`)

    const { status, reply } = await clerk.save('JC09', { raw: '999', expected: 1 })

    assert.equal(status, 401)
    assert.include(reply.message, '登录已过期')
    assert.equal((await storedAnswer(world.report, 'JC09'))?.raw, '860')
  })

  test('an account disabled meanwhile', async ({ assert }) => {
    await sql('UPDATE accounts SET enabled = false WHERE id = ?', [world.respondent.id])

    const { status } = await clerk.save('JC09', { raw: '999', expected: 1 })

    assert.equal(status, 401)
    assert.equal((await storedAnswer(world.report, 'JC09'))?.raw, '860')
  })

  test('an account put back to its initial password', async ({ assert }) => {
    await sql('UPDATE accounts SET password = NULL WHERE id = ?', [world.respondent.id])

    const { status } = await clerk.save('JC09', { raw: '999', expected: 1 })

    assert.equal(status, 401)
    assert.equal((await storedAnswer(world.report, 'JC09'))?.raw, '860')
  })

  test('a pass that is {$self}')
    .with([
      ['missing', () => ''],
      ['forged', (pass: string) => `${pass.slice(0, -4)}AAAA`],
      ['for another questionnaire', (pass: string) => `9${pass}`],
      ['cut short', (pass: string) => pass.slice(0, 10)],
      ['nonsense', () => 'a.b.c'],
    ] as [string, (pass: string) => string][])
    .run(async ({ assert }, [, bend]) => {
      const { status } = await clerk.save('JC09', {
        raw: '999',
        expected: 1,
        pass: bend(clerk.pass),
      })

      assert.equal(status, 401)
      assert.equal((await storedAnswer(world.report, 'JC09'))?.raw, '860')
    })

  test('a pass of an earlier session of the same person', async ({ assert }) => {
    const again = await Clerk.at(world.report, world.respondent)

    const { status } = await again.save('JC09', { raw: '999', expected: 1, pass: clerk.pass })

    assert.equal(status, 401)
    assert.equal((await storedAnswer(world.report, 'JC09'))?.raw, '860')
  })

  for (const headers of [
    { 'content-type': 'text/plain' },
    { 'content-type': 'application/json' },
  ]) {
    test(`bodies that are no save, sent as ${headers['content-type']}`, async ({ assert }) => {
      const bodies = [
        '',
        'null',
        '[]',
        '"text"',
        '{',
        '{}',
        '{"raw":1,"expected":1}',
        '{"raw":"9","expected":"1"}',
        '{"raw":"9","expected":-1}',
        '{"raw":"9","expected":1.5}',
        '{"raw":"9","expected":1e12}',
        '{"raw":"9","expected":2147483647}',
        '{"raw":"9"}',
        '{"raw":["9"],"expected":1}',
        '{"raw":null,"expected":1}',
        '{"raw":"a\\u0000b","expected":1}',
        '{"raw":"\\ud800","expected":1}',
        '{"raw":"x\\udc00y","expected":1}',
      ]

      for (const body of bodies) {
        const { status, reply } = await clerk.save('JC08', { raw: '', body, headers })
        assert.equal(status, 422, body)
        assert.isNotEmpty(reply.message)
      }

      assert.equal((await storedAnswer(world.report, 'JC08'))?.version, 1)
    })
  }

  test('bytes that are no text', async ({ assert }) => {
    const body = Uint8Array.from([
      ...Buffer.from('{"raw":"'),
      0xff,
      0xfe,
      ...Buffer.from('","expected":1}'),
    ])

    const { status } = await clerk.save('JC08', { raw: '', body })

    assert.equal(status, 422)
    assert.equal((await storedAnswer(world.report, 'JC08'))?.version, 1)
  })

  test('a text longer than 4000 characters, with its length', async ({ assert }) => {
    const { status, reply } = await clerk.save('JC08', { raw: '长'.repeat(4001), expected: 1 })

    assert.equal(status, 422)
    assert.include(reply.message, '4001')
    assert.include(reply.message, '4000')
    assert.equal((await storedAnswer(world.report, 'JC08'))?.version, 1)
  })

  test('a huge body, and the server goes on', async ({ assert }) => {
    const { status, reply } = await clerk.save('JC08', { raw: 'x'.repeat(5_000_000), expected: 1 })
    const next = await clerk.save('JC08', { raw: '常州', expected: 1 })

    assert.equal(status, 413)
    assert.include(reply.message, '太长')
    assert.equal(next.status, 200)
  })

  test('a value of the issued list', async ({ assert }) => {
    const before = await storedAnswer(world.report, 'JB01')

    const { status, reply } = await clerk.save('JB01', {
      raw: '改名',
      expected: before?.version ?? 0,
    })

    assert.equal(status, 403)
    assert.include(reply.message, 'JB01')
    assert.deepEqual(await storedAnswer(world.report, 'JB01'), before)
  })

  test('codes that the questionnaire does not know', async ({ assert }) => {
    for (const code of [
      'ZZ99',
      '__proto__',
      'constructor',
      'JCT',
      'JCT1',
      'jc09',
      '%00',
      'JC09%20',
      '%E0%A4%A',
    ]) {
      const { status } = await clerk.save(code, { raw: '1' })
      assert.include([400, 404], status, code)
    }

    assert.isEmpty(await sql(`SELECT FROM answers WHERE code !~ '^J[A-Z][0-9]{2}$'`))
  })

  test('rows that are not of this table, report or world', async ({ assert }) => {
    const [person] = await storedRows(world.report, 'JDT')
    const [partner] = await storedRows(world.report, 'JCT')
    await sql('UPDATE table_rows SET deleted_at = now() WHERE id = ?', [partner.id])
    const wrong = [person.id, partner.id, '00000000-0000-4000-8000-000000000000']

    for (const row of wrong) {
      const { status, reply } = await clerk.save('JCT1', { raw: '某大学', row, expected: 1 })
      assert.equal(status, 410)
      assert.include(reply.message, '删除')
    }

    assert.notProperty((await storedRows(world.report, 'JDT'))[0].cells, 'JCT1')
    assert.equal((await clerk.save('JCT1', { raw: 'x', row: 'no-uuid' })).status, 404)
  })

  test('a report in the state {$self}')
    .with(['submitted', 'province_accepted', 'handed_over', 'nationally_accepted', 'unreported'])
    .run(async ({ assert }, state) => {
      await sql(
        `UPDATE reports SET state = ?, waiting_at = CASE WHEN ? = 'submitted' THEN ?::bigint END,
           submitted_at = now(), receipt_number = 'R' WHERE id = ?`,
        [state, state, world.province.id, world.report.id]
      )

      const { status, reply } = await clerk.save('JC09', { raw: '999', expected: 1 })

      assert.equal(status, 409)
      assert.include(reply.message, '不能修改')
      assert.equal((await storedAnswer(world.report, 'JC09'))?.raw, '860')
    })

  test('from the second on at which the deadline is over', async ({ assert }) => {
    await clockAtDeadline(1000)
    const late = await clerk.save('JC09', { raw: '999', expected: 1 })

    await clockAtDeadline(-1000)
    const early = await clerk.save('JC09', { raw: '870', expected: 1 })

    assert.equal(late.status, 403)
    assert.include(late.reply.message, '2017-03-10 24:00')
    assert.include(late.reply.message, '本年将无法进行报表报送')
    assert.equal(early.status, 200)
    assert.equal((await storedAnswer(world.report, 'JC09'))?.raw, '870')
  })

  test('a round that is closed', async ({ assert }) => {
    await sql(`UPDATE rounds SET status = 'closed' WHERE id = ?`, [world.round.id])

    const { status, reply } = await clerk.save('JC09', { raw: '999', expected: 1 })

    assert.equal(status, 403)
    assert.include(reply.message, '年度调查已经结束')
  })

  test('nothing of this touches the session when it fails', async ({ assert }) => {
    const [before] = await sql('SELECT expires_at FROM sessions WHERE user_id = ?', [
      String(world.respondent.id),
    ])

    await clerk.save('JC09', { raw: '999', expected: 7 })

    const [after] = await sql('SELECT expires_at FROM sessions WHERE user_id = ?', [
      String(world.respondent.id),
    ])
    assert.deepEqual(after, before)
  })
})

test.group("Saving one answer: other people's reports", (group) => {
  group.each.setup(() => clearWorld())

  test('a stranger has no pass for it and makes none', async ({ assert }) => {
    world = await buildWorld({ projects: 2 })
    const [own, foreign] = world.reports
    await fillCleanly(foreign)
    clerk = await Clerk.at(own, world.respondent)
    await clerk.open('JC')

    const { status } = await clerk.save('JC09', { raw: '999', expected: 1, report: foreign })
    const page = await clerk.person.get(`/reports/${foreign.id}/sections/JC`)

    assert.equal(status, 401)
    assert.equal(page.status, 404)
    assert.equal((await storedAnswer(foreign, 'JC09'))?.raw, '860')
  })

  test('a report that changed hands is no longer written by who had it', async ({ assert }) => {
    world = await buildWorld({ projects: 2 })
    const [report, other] = world.reports
    await fillCleanly(report)
    clerk = await Clerk.at(report, world.respondent)
    await clerk.open('JC')
    await sql('UPDATE reports SET account_id = ? WHERE id = ?', [other.accountId, report.id])

    const { status } = await clerk.save('JC09', { raw: '999', expected: 1 })

    assert.equal(status, 404)
    assert.equal((await storedAnswer(report, 'JC09'))?.raw, '860')
  })
})

test.group('Saving one answer: two at once (F4)', (group) => {
  group.each.setup(async () => {
    await clearWorld()
    await openForm()
  })

  test('the second of two tabs gets both values and nothing is written', async ({ assert }) => {
    await clerk.save('JC09', { raw: '900', expected: 1 })

    const { status, reply } = await clerk.save('JC09', { raw: '800', expected: 1 })

    assert.equal(status, 409)
    assert.equal(reply.theirs, '900')
    assert.equal(reply.version, 2)
    assert.match(reply.at, /^\d\d:\d\d:\d\d$/)
    assert.equal((await storedAnswer(world.report, 'JC09'))?.raw, '900')
  })

  test('who has seen the other value may put the own one in its place', async ({ assert }) => {
    await clerk.save('JC09', { raw: '900', expected: 1 })
    const { reply } = await clerk.save('JC09', { raw: '800', expected: 1 })

    const { status } = await clerk.save('JC09', { raw: '800', expected: reply.version })

    assert.equal(status, 200)
    assert.equal((await storedAnswer(world.report, 'JC09'))?.raw, '800')
  })

  test('different answers and different cells of a row never disturb each other', async ({
    assert,
  }) => {
    const [row] = await storedRows(world.report, 'JCT')
    const codes = ['JC09', 'JC10', 'JC11', 'JC12', 'JC13', 'JC14', 'JC15', 'JC08']
    const cells = ['JCT1', 'JCT2', 'JCT3', 'JCT4', 'JCT5', 'JCT6', 'JCT7']

    const saved = await Promise.all([
      ...codes.map((code) => clerk.save(code, { raw: `7${code}`, expected: 1 })),
      ...cells.map((code) =>
        clerk.save(code, { raw: `7${code}`, row: row.id, expected: row.cells[code]?.v ?? 0 })
      ),
    ])

    assert.deepEqual(
      saved.map(({ status }) => status),
      Array(15).fill(200)
    )
    for (const code of codes)
      assert.equal((await storedAnswer(world.report, code))?.raw, `7${code}`)
    const [{ cells: stored }] = await storedRows(world.report, 'JCT')
    assert.deepEqual(
      cells.map((code) => stored[code].raw),
      cells.map((code) => `7${code}`)
    )
  })

  test('of many at once on one answer one is saved, every other sees what is stored', async ({
    assert,
  }) => {
    const texts = Array.from({ length: 12 }, (_, i) => String(100 + i))

    const saved = await Promise.all(texts.map((raw) => clerk.save('JC09', { raw, expected: 1 })))

    const winners = saved.filter(({ status }) => status === 200)
    const stored = await storedAnswer(world.report, 'JC09')
    assert.lengthOf(winners, 1)
    assert.equal(stored?.version, 2)
    for (const { status, reply } of saved.filter((one) => one.status !== 200)) {
      assert.equal(status, 409)
      assert.equal(reply.theirs, stored?.raw)
      assert.equal(reply.version, 2)
    }
  })

  test('of many first texts for a blank answer one is saved, every other sees it', async ({
    assert,
  }) => {
    await sql('DELETE FROM answers WHERE report_id = ? AND code = ?', [world.report.id, 'JC09'])
    const texts = Array.from({ length: 12 }, (_, i) => String(100 + i))

    const saved = await Promise.all(texts.map((raw) => clerk.save('JC09', { raw, expected: 0 })))

    const stored = await storedAnswer(world.report, 'JC09')
    assert.lengthOf(
      saved.filter(({ status }) => status === 200),
      1
    )
    for (const { reply } of saved.filter((one) => one.status === 409)) {
      assert.equal(reply.theirs, stored?.raw)
    }
    assert.isTrue(saved.every(({ status }) => [200, 409].includes(status)))
  })

  test('who writes the old text back while a new one is just being stored is told of it', async ({
    assert,
  }) => {
    const trx = await db.transaction()
    await trx.rawQuery(
      `UPDATE answers SET raw = '900', version = 2 WHERE report_id = ? AND code = 'JC09'`,
      [world.report.id]
    )
    const waiting = clerk.save('JC09', { raw: '860', expected: 1 })
    await pause(200)
    await trx.commit()

    const { status, reply } = await waiting

    assert.equal(status, 409)
    assert.equal(reply.theirs, '900')
    assert.equal(reply.version, 2)
  })

  test('the same for a cell', async ({ assert }) => {
    const [row] = await storedRows(world.report, 'JCT')
    const trx = await db.transaction()
    await trx.rawQuery(
      `UPDATE table_rows SET cells = jsonb_set(cells, '{JCT1}', '{"raw": "甲大学", "v": 2}') WHERE id = ?`,
      [row.id]
    )
    const waiting = clerk.save('JCT1', { raw: row.cells.JCT1.raw, row: row.id, expected: 1 })
    await pause(200)
    await trx.commit()

    const { status, reply } = await waiting

    assert.equal(status, 409)
    assert.equal(reply.theirs, '甲大学')
  })

  test('a cell changed elsewhere shows both values', async ({ assert }) => {
    const [row] = await storedRows(world.report, 'JCT')
    await clerk.save('JCT1', { raw: '甲大学', row: row.id, expected: 1 })

    const { status, reply } = await clerk.save('JCT1', { raw: '乙大学', row: row.id, expected: 1 })

    assert.equal(status, 409)
    assert.equal(reply.theirs, '甲大学')
    assert.equal((await storedRows(world.report, 'JCT'))[0].cells.JCT1.raw, '甲大学')
  })

  test('a stale writer that believes in a version to come writes nothing', async ({ assert }) => {
    const { status } = await clerk.save('JC09', { raw: '800', expected: 5 })

    assert.equal(status, 409)
    assert.equal((await storedAnswer(world.report, 'JC09'))?.raw, '860')
  })
})

test.group('Saving one answer: kept (F3)', (group) => {
  group.each.setup(async () => {
    await clearWorld()
    await openForm()
  })

  test('the receipt has time, version, stamp and how the text is understood', async ({
    assert,
  }) => {
    const { status, reply } = await clerk.save('JC09', { raw: '１，２００ 人', expected: 1 })

    assert.equal(status, 200)
    assert.equal(reply.version, 2)
    assert.match(reply.stamp, /^2\./)
    assert.match(reply.at, /^10:\d\d:\d\d$/)
    assert.isNull(reply.error)
    assert.equal(reply.understood, '认作 1,200')
  })

  test('the same text again after a lost receipt is accepted, and changes nothing', async ({
    assert,
  }) => {
    const first = await clerk.save('JC09', { raw: '900', expected: 1 })

    const again = await clerk.save('JC09', { raw: '900', expected: 1 })

    assert.equal(again.status, 200)
    assert.equal(again.reply.version, first.reply.version)
    assert.equal((await storedAnswer(world.report, 'JC09'))?.version, 2)
  })

  test('the same for a cell', async ({ assert }) => {
    const [row] = await storedRows(world.report, 'JCT')
    await clerk.save('JCT5', { raw: '测试', row: row.id })

    const again = await clerk.save('JCT5', { raw: '测试', row: row.id })

    assert.equal(again.status, 200)
    assert.equal(again.reply.version, 1)
  })

  test('a text that is not valid is kept, said to be wrong and shown', async ({ assert }) => {
    const { reply } = await clerk.save('JC09', { raw: '八百多', expected: 1 })
    const page = await clerk.open('JC')

    assert.isNotNull(reply.error)
    assert.equal((await storedAnswer(world.report, 'JC09'))?.raw, '八百多')
    assert.equal(clerk.fields.JC09, '八百多')
    assert.include(page.words, reply.error)
  })

  test('blanking an answer is a change like any other', async ({ assert }) => {
    const { status } = await clerk.save('JC09', { raw: '', expected: 1 })

    assert.equal(status, 200)
    assert.equal((await storedAnswer(world.report, 'JC09'))?.raw, '')
  })

  test('4000 characters of any kind are kept', async ({ assert }) => {
    for (const raw of [
      'x'.repeat(4000),
      '长'.repeat(4000),
      '𠀀'.repeat(2000),
      '"\\\n'.repeat(1333),
    ]) {
      const { version } = (await storedAnswer(world.report, 'JC08'))!
      const { status } = await clerk.save('JC08', { raw, expected: version })

      assert.equal(status, 200)
      assert.equal((await storedAnswer(world.report, 'JC08'))?.raw, raw)
    }
  })

  test('every character of every plane is kept exactly, and shown', async ({ assert }) => {
    const text = fc.string({ unit: 'binary', maxLength: 200 }).filter((raw) => !raw.includes('\0'))
    const property = fc.asyncProperty(text, async (raw) => {
      const { version } = (await storedAnswer(world.report, 'JC08'))!
      const { status } = await clerk.save('JC08', { raw, expected: version })

      assert.equal(status, 200)
      assert.equal((await storedAnswer(world.report, 'JC08'))?.raw, raw)
    })
    await fc.assert(property, {
      numRuns: 60,
      examples: [['‮\u200b﻿ 𠀀\u{10ffff}\u0001\u007f\r\n</script>&amp;']],
    })

    const { version } = (await storedAnswer(world.report, 'JC08'))!
    await clerk.save('JC08', { raw: '𠀀&<"\'\u{1f600}﹏', expected: version })
    await clerk.open('JC')
    assert.equal(clerk.fields.JC08, '𠀀&<"\'\u{1f600}﹏')
  })

  test('one answer is one small statement, and the report itself is not written', async ({
    assert,
  }) => {
    const reportRow = () =>
      sql('SELECT xmin::text, ctid::text FROM reports WHERE id = ?', [world.report.id])
    const before = await reportRow()
    const [row] = await storedRows(world.report, 'JCT')

    const answer = await statementsOf(() => clerk.save('JC09', { raw: '900', expected: 1 }))
    const cell = await statementsOf(() => clerk.save('JCT5', { raw: '测试', row: row.id }))

    assert.lengthOf(answer, 1)
    assert.lengthOf(cell, 1)
    assert.isBelow(Math.max(answer[0].length, cell[0].length), 1600)
    assert.deepEqual(await reportRow(), before)
  })

  test('saving keeps the session alive without writing it each time', async ({ assert }) => {
    const id = String(world.respondent.id)
    const expiry = async () =>
      (
        await sql<{ left: number }>(
          'SELECT extract(epoch FROM expires_at - now())::int AS left FROM sessions WHERE user_id = ?',
          [id]
        )
      )[0].left
    await sql(`UPDATE sessions SET expires_at = now() + interval '5 minutes' WHERE user_id = ?`, [
      id,
    ])

    await clerk.save('JC09', { raw: '900', expected: 1 })
    const soon = await expiry()
    const [{ xmin }] = await sql<{ xmin: string }>(
      'SELECT xmin::text FROM sessions WHERE user_id = ?',
      [id]
    )
    await clerk.save('JC09', { raw: '901', expected: 2 })
    const [later] = await sql<{ xmin: string }>(
      'SELECT xmin::text FROM sessions WHERE user_id = ?',
      [id]
    )

    assert.isAbove(soon, 29 * 60)
    assert.equal(later.xmin, xmin)
  })

  test('after a return the report is written again', async ({ assert }) => {
    await sql(`UPDATE reports SET state = 'returned' WHERE id = ?`, [world.report.id])

    const { status } = await clerk.save('JC09', { raw: '900', expected: 1 })

    assert.equal(status, 200)
  })
})

test.group('The first change of all', (group) => {
  group.each.setup(async () => {
    await clearWorld()
    world = await buildWorld()
    clerk = await Clerk.at(world.report, world.respondent)
    await clerk.open('JC')
  })

  test('begins the report', async ({ assert }) => {
    const { status } = await clerk.save('JC09', { raw: '900' })
    await world.report.refresh()

    assert.equal(status, 200)
    assert.equal(world.report.state, 'filling')
    assert.equal(await eventCount(world.report, 'begin'), 1)
  })

  test('sixteen at once begin it once and lose nothing', async ({ assert }) => {
    const codes = [
      'JB04',
      'JB05',
      'JB06',
      'JB12',
      'JB13',
      'JB14',
      'JB16',
      'JB21',
      'JC09',
      'JC10',
      'JC11',
      'JC12',
      'JC13',
      'JC14',
      'JC15',
      'JD01',
    ]
    const known = await Promise.all(codes.map((code) => storedAnswer(world.report, code)))

    const saved = await Promise.all(
      codes.map((code, i) => clerk.save(code, { raw: '3', expected: known[i]?.version ?? 0 }))
    )

    assert.deepEqual(
      saved.map(({ status }) => status),
      Array(16).fill(200)
    )
    assert.equal(await eventCount(world.report, 'begin'), 1)
    for (const code of codes) assert.equal((await storedAnswer(world.report, code))?.raw, '3')
  })

  test('that is refused begins nothing', async ({ assert }) => {
    await clerk.save('JB01', { raw: '改名' })
    await clerk.save('JC09', { raw: '\0' })
    await clerk.save('ZZ99', { raw: '1' })
    await sql(`UPDATE rounds SET status = 'closed' WHERE id = ?`, [world.round.id])
    await clerk.save('JC09', { raw: '900' })

    await world.report.refresh()
    assert.equal(world.report.state, 'not_started')
    assert.equal(await eventCount(world.report, 'begin'), 0)
  })

  test('looking at the form begins nothing', async ({ assert }) => {
    await clerk.person.get('/')

    await world.report.refresh()
    assert.equal(world.report.state, 'not_started')
  })
})
