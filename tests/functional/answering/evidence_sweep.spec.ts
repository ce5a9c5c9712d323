import { randomUUID } from 'node:crypto'
import { utimes } from 'node:fs/promises'
import { test } from '@japa/runner'
import ace from '@adonisjs/core/services/ace'
import app from '@adonisjs/core/services/app'
import drive from '@adonisjs/drive/services/main'
import EvidenceSweep from '#commands/evidence_sweep'
import EvidenceFile, { evidenceKeys } from '#models/evidence_file'
import type Report from '#models/report'
import { Person } from '#tests/support/person'
import { OWN_PASSWORD } from '#tests/support/accounts'
import { emptyDatabase } from '#tests/support/empty_database'
import { buildReport, CHANGES } from '#tests/functional/answering/answering_world'
import { picture, sendPapers } from '#tests/functional/answering/papers'

const HOUR = 3_600_000

/** A report with one paper, every file of it so many hours old. */
async function reportWithPaper({ hours }: { hours: number }) {
  const { account, report } = await buildReport(CHANGES)
  const person = await new Person().signIn(account.userName, OWN_PASSWORD)
  await sendPapers(person, report, 'B001', [{ name: '执照.png', bytes: await picture() }])
  const paper = await EvidenceFile.findByOrFail('reportId', report.id)
  for (const key of Object.values(paper.keys)) await age(key, hours)
  return { report, person, paper }
}

/** What is left of a paper when the server died before its row was there. */
async function orphan({ id: reportId }: Report, { hours }: { hours: number }): Promise<string[]> {
  const keys = Object.values(evidenceKeys(reportId, randomUUID()))
  for (const key of keys) {
    await drive.use().put(key, 'a picture')
    await age(key, hours)
  }
  return keys
}

async function age(key: string, hours: number) {
  const at = new Date(Date.now() - hours * HOUR)
  await utimes(app.tmpPath('drive-fakes/fs', key), at, at)
}

async function keysOnDrive(): Promise<string[]> {
  const { objects } = await drive.use().listAll('', { recursive: true })
  return [...objects].flatMap((one) => (one.isFile ? one.key : []))
}

/** The command as an administrator runs it; gives what it says. */
async function sweep(): Promise<string> {
  ace.ui.switchMode('raw')
  const command = await ace.create(EvidenceSweep, [])
  await command.exec()
  const said = command.logger.getLogs().map(({ message }) => message)
  ace.ui.switchMode('normal')
  return said.join()
}

test.group('node ace evidence:sweep', (group) => {
  group.each.setup(async () => {
    await emptyDatabase()
    await drive.use().deleteAll()
  })

  test('leaves papers that a row names, however old, the removed ones too', async ({ assert }) => {
    const { person, paper } = await reportWithPaper({ hours: 500 })
    await person.post(`/reports/${paper.reportId}/evidence/${paper.id}/removals`)

    const said = await sweep()

    assert.include(said, '0 files deleted')
    assert.sameMembers(await keysOnDrive(), Object.values(paper.keys))
    assert.isNotNull((await paper.refresh()).removedAt)
  })

  test('leaves what is younger than a day: its row may be on the way', async ({ assert }) => {
    const { report, paper } = await reportWithPaper({ hours: 500 })
    const young = await orphan(report, { hours: 23 })

    await sweep()

    assert.sameMembers(await keysOnDrive(), [...Object.values(paper.keys), ...young])
  })

  test('leaves files that are none of ours', async ({ assert }) => {
    const foreign = ['evidence/7/readme.txt', `evidence/${randomUUID()}`, `scans/7/${randomUUID()}`]
    for (const key of foreign) {
      await drive.use().put(key, 'x')
      await age(key, 500)
    }

    await sweep()

    assert.sameMembers(await keysOnDrive(), foreign)
  })

  test('finds nothing to do on an empty drive', async ({ assert }) => {
    assert.include(await sweep(), '0 files deleted')
  })

  test('deletes both files of a paper that no row names, and says so', async ({ assert }) => {
    const { report, paper } = await reportWithPaper({ hours: 500 })
    await orphan(report, { hours: 25 })

    const said = await sweep()

    assert.include(said, '2 files deleted')
    assert.sameMembers(await keysOnDrive(), Object.values(paper.keys))
  })
})
