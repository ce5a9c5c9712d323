import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import drive from '@adonisjs/drive/services/main'
import type Report from '#models/report'
import { evidenceKeys } from '#models/evidence_file'
import { MOST_FILES } from '#models/report/provable'
import { Person } from '#tests/support/person'
import {
  buildManager,
  buildRespondent,
  MANAGER_PASSWORD,
  OWN_PASSWORD,
} from '#tests/support/accounts'
import { emptyDatabase } from '#tests/support/empty_database'
import { buildReport, CHANGES, closeIn, GOOD } from '#tests/functional/answering/answering_world'
import { picture, sendPapers } from '#tests/functional/answering/papers'

const rows = (report: Report) =>
  db.from('evidence_files').where('report_id', report.id).orderBy('uploaded_at')

async function begin() {
  await drive.use().deleteAll()
  const { account, report } = await buildReport(CHANGES)
  const person = await new Person().signIn(account.userName, OWN_PASSWORD)
  await person.get(`/reports/${report.id}/audit`)
  return { account, report, person }
}

/** Files on the drive, originals and small pictures together. */
async function filesOnDrive(): Promise<number> {
  const { objects } = await drive.use().listAll('', { recursive: true })
  return [...objects].length
}

test.group('Evidence: what is refused', (group) => {
  group.each.setup(() => emptyDatabase())

  test('{0} is refused by content, not by name')
    .with([
      ['an empty file', '空.jpg', '', '文件是空的'],
      ['a program named like a picture', '执照.jpg', 'MZ\x90\0\x03', '只收 JPG、PNG 和 PDF'],
      [
        'a page named like a PDF',
        '执照.pdf',
        '<html><script>alert(1)</script>',
        '只收 JPG、PNG 和 PDF',
      ],
    ])
    .run(async ({ assert }, [, name, content, reason]) => {
      const { report, person } = await begin()

      const answer = await sendPapers(person, report, 'B001', [
        { name, bytes: Buffer.from(content, 'latin1') },
      ])

      assert.equal(answer.status, 422)
      assert.include(answer.body, `${name}：`)
      assert.include(answer.body, reason)
      assert.isEmpty(await rows(report))
      assert.equal(await filesOnDrive(), 0)
    })

  test('the good files of one press are kept, the bad one is named', async ({ assert }) => {
    const { report, person } = await begin()

    const answer = await sendPapers(person, report, 'B001', [
      { name: '执照.png', bytes: await picture(1) },
      { name: '坏.jpg', bytes: Buffer.from('no picture') },
    ])

    assert.equal(answer.status, 422)
    assert.include(answer.body, '坏.jpg：')
    assert.deepEqual(
      (await rows(report)).map(({ name }) => name),
      ['执照.png']
    )
  })

  test('the eleventh file is refused and leaves nothing behind', async ({ assert }) => {
    const { report, person } = await begin()
    const ten = await Promise.all(
      Array.from({ length: MOST_FILES }, async (_, i) => ({
        name: `${i}.png`,
        bytes: await picture(i),
      }))
    )
    await sendPapers(person, report, 'B001', ten)

    const answer = await sendPapers(person, report, 'B001', [
      { name: '多.png', bytes: await picture(99) },
    ])

    assert.equal(answer.status, 422)
    assert.include(answer.body, '最多 10 份材料')
    assert.lengthOf(await rows(report), MOST_FILES)
    assert.equal(await filesOnDrive(), MOST_FILES * 2)
  })

  test('after the deadline no file is taken', async ({ assert }) => {
    const { report, person } = await begin()
    await closeIn(report, -1)

    const answer = await sendPapers(person, report, 'B001', [
      { name: '执照.png', bytes: await picture() },
    ])

    assert.equal(answer.status, 403)
    assert.isEmpty(await rows(report))
    assert.equal(await filesOnDrive(), 0)
  })

  test('when the row cannot be written no file stays', async ({ assert }) => {
    const { report, person } = await begin()
    await db.rawQuery(`ALTER TABLE evidence_files ADD CONSTRAINT never CHECK (name <> 'x.png')`)

    const answer = await sendPapers(person, report, 'B001', [
      { name: 'x.png', bytes: await picture() },
    ])
    await db.rawQuery('ALTER TABLE evidence_files DROP CONSTRAINT never')

    assert.equal(answer.status, 500)
    assert.isEmpty(await rows(report))
    assert.equal(await filesOnDrive(), 0)
  })
})

test.group('Evidence: what is kept', (group) => {
  group.each.setup(() => emptyDatabase())

  test('text and papers of one press are both kept', async ({ assert }) => {
    const { report, person } = await begin()
    const sent = [{ name: '执照.png', bytes: await picture() }]

    const answer = await sendPapers(person, report, 'B001', sent, { text: GOOD, version: '0' })

    assert.equal(answer.status, 303)
    assert.equal(answer.headers.get('location'), `/reports/${report.id}/audit#B001`)
    const [one] = (await report.standing()).explained
    assert.equal(one.state, 'answered')
    assert.isFalse(one.lacksEvidence)
    assert.equal((await rows(report))[0].kind, 'unitName')
  })

  test('papers may come before a word is written', async ({ assert }) => {
    const { report, person } = await begin()

    const answer = await sendPapers(
      person,
      report,
      'B001',
      [{ name: '执照.png', bytes: await picture() }],
      { text: '' }
    )

    assert.equal(answer.status, 303)
    assert.lengthOf(await rows(report), 1)
    assert.isEmpty(await db.from('explanations').where('report_id', report.id))
  })

  test('papers alone have an address of their own', async ({ assert }) => {
    const { report, person } = await begin()
    const sent = [{ name: '执照.png', bytes: await picture() }]

    const answer = await sendPapers(person, report, 'B001', sent, {}, 'explanations/B001/evidence')

    assert.equal(answer.status, 303)
    assert.lengthOf(await rows(report), 1)
  })

  test('a finding that asks for no paper keeps what is sent as a statement', async ({ assert }) => {
    const { report, person } = await begin()

    await sendPapers(person, report, 'B091', [{ name: '说明.png', bytes: await picture() }])

    assert.equal((await rows(report))[0].kind, 'statement')
  })

  test('papers stay when the text beside them is refused', async ({ assert }) => {
    const { report, person } = await begin()
    const sent = [{ name: '执照.png', bytes: await picture() }]

    const answer = await sendPapers(person, report, 'B001', sent, {
      text: '情况属实',
      version: '0',
    })

    assert.equal(answer.status, 422)
    assert.lengthOf(await rows(report), 1)
  })

  test('pressing twice at once keeps one file', async ({ assert }) => {
    const { report, person } = await begin()
    const sent = [{ name: '执照.png', bytes: await picture() }]

    const answers = await Promise.all([
      sendPapers(person, report, 'B001', sent),
      sendPapers(person, report, 'B001', sent),
    ])

    assert.deepEqual(
      answers.map(({ status }) => status),
      [303, 303]
    )
    assert.lengthOf(await rows(report), 1)
    assert.equal(await filesOnDrive(), 2)
  })

  test('the same file again beside ten others is not one too many', async ({ assert }) => {
    const { report, person } = await begin()
    const ten = await Promise.all(
      Array.from({ length: MOST_FILES }, async (_, i) => ({
        name: `${i}.png`,
        bytes: await picture(i),
      }))
    )
    await sendPapers(person, report, 'B001', ten)

    const answer = await sendPapers(person, report, 'B001', [ten[3]])

    assert.equal(answer.status, 303)
    assert.lengthOf(await rows(report), MOST_FILES)
  })

  test('a name is kept as {1} when sent as {0}')
    .with([
      ['营业执照（副本）.png', '营业执照（副本）.png'],
      ['e\u0301tude.png', 'étude.png'],
      ['../../etc/passwd.png', 'passwd.png'],
      ['C:\\Users\\王\\执照.png', '执照.png'],
      ['a"b;c.png', 'a_b;c.png'],
      [`${'长'.repeat(300)}.png`, `${'长'.repeat(116)}.png`],
    ])
    .run(async ({ assert }, [sent, kept]) => {
      const { report, person } = await begin()

      await sendPapers(person, report, 'B001', [{ name: sent, bytes: await picture() }])

      assert.equal((await rows(report))[0]?.name, kept)
    })
})

test.group('Evidence: who sees it, and how', (group) => {
  group.each.setup(() => emptyDatabase())

  async function withPaper() {
    const world = await begin()
    await sendPapers(world.person, world.report, 'B001', [
      { name: '执照（副本）.png', bytes: await picture() },
    ])
    const [paper] = await rows(world.report)
    return { ...world, paper, path: `/reports/${world.report.id}/evidence/${paper.id}` }
  }

  test('a stranger finds neither file nor picture, under this report or the own one', async ({
    assert,
  }) => {
    const { path, paper } = await withPaper()
    const stranger = await buildRespondent()
    const own = await db.from('reports').where('account_id', stranger.id).firstOrFail()
    const person = await new Person().signIn(stranger.userName, OWN_PASSWORD)

    for (const foreign of [path, `${path}/thumbnail`, `/reports/${own.id}/evidence/${paper.id}`]) {
      assert.equal((await person.get(foreign)).status, 404, foreign)
    }
  })

  test("a stranger can't remove it by naming it under the own report", async ({ assert }) => {
    const { report, paper } = await withPaper()
    const stranger = await buildRespondent()
    const own = await db.from('reports').where('account_id', stranger.id).firstOrFail()
    const person = await new Person().signIn(stranger.userName, OWN_PASSWORD)
    await person.get('/password')

    const answer = await person.post(`/reports/${own.id}/evidence/${paper.id}/removals`)

    assert.equal(answer.status, 404)
    assert.isNull((await rows(report))[0].removed_at)
  })

  test('what is no id is not asked of the database', async ({ assert }) => {
    const { person, report } = await withPaper()

    assert.equal((await person.get(`/reports/${report.id}/evidence/1`)).status, 404)
    assert.equal((await person.get(`/reports/${report.id}/evidence/..%2f..%2f.env`)).status, 404)
  })

  test('a manager above sees it but may not remove it', async ({ assert }) => {
    const { path, report } = await withPaper()
    const nation = await buildManager({ userName: '000000XM', role: 'nation' })
    const person = await new Person().signIn(nation.userName, MANAGER_PASSWORD)
    await person.get('/password')

    const seen = await person.get(path)
    const removal = await person.post(`${path}/removals`)

    assert.equal(seen.status, 200)
    assert.equal(removal.status, 403)
    assert.isNull((await rows(report))[0].removed_at)
  })

  test('it is sent as what it is and nothing in it can run', async ({ assert }) => {
    const { person, path } = await withPaper()

    const { status, headers } = await person.get(path)

    assert.equal(status, 200)
    assert.equal(headers.get('content-type'), 'image/png')
    assert.equal(headers.get('x-content-type-options'), 'nosniff')
    assert.include(headers.get('content-security-policy')!, 'sandbox')
    assert.equal(headers.get('cache-control'), 'private, no-cache')
    assert.include(headers.get('content-disposition')!, 'inline')
  })

  test('a download keeps its Chinese name', async ({ assert }) => {
    const { person, path } = await withPaper()

    const { headers } = await person.get(`${path}?download`)

    const said = headers.get('content-disposition')!
    assert.match(said, /^attachment; filename="[\x20-\x7e]+"; /)
    assert.include(said, `filename*=UTF-8''${encodeURIComponent('执照（副本）.png')}`)
  })

  test('a browser that has it asks again and gets no bytes', async ({ assert }) => {
    const { person, path } = await withPaper()
    const { headers } = await person.get(path)

    const again = await person.get(path, { 'if-none-match': headers.get('etag')! })

    assert.equal(again.status, 304)
  })

  test('a file gone from the drive is a clear page, not an error', async ({ assert }) => {
    const { person, path, report, paper } = await withPaper()
    await drive.use().delete(evidenceKeys(report.id, paper.id).original)

    const answer = await person.get(path)

    assert.equal(answer.status, 404)
    assert.include(answer.words, '“执照（副本）.png”的文件在存储里找不到了')
  })

  test('a removed paper no longer counts, is still stored, and can be sent again', async ({
    assert,
  }) => {
    const { person, path, report } = await withPaper()
    await person.get(`/reports/${report.id}/audit`)

    const removal = await person.post(`${path}/removals`)
    const again = await person.post(`${path}/removals`)

    assert.deepEqual([removal.status, again.status], [303, 303])
    assert.isNotNull((await rows(report))[0].removed_at)
    assert.isTrue((await report.standing()).explained[0].lacksEvidence)
    assert.equal(await filesOnDrive(), 2)

    await sendPapers(person, report, 'B001', [{ name: '执照.png', bytes: await picture() }])
    assert.isFalse((await report.standing()).explained[0].lacksEvidence)
  })
})
