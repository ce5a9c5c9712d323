import { test } from '@japa/runner'
import Account from '#models/account'
import EvidenceFile from '#models/evidence_file'
import { groupsOfFour } from '#questionnaire/check_code'
import { photographedCover, sendCover } from '#tests/functional/submitting/covers'
import { setClockBefore, signedIn, submitted } from '#tests/functional/submitting/way'
import { picture } from '#tests/functional/answering/papers'
import { buildWorld, clearWorld, fillCleanly, plant } from '#tests/support/world'

const CLOSES = '2017-03-10T16:00:00Z'

const coversOf = (reportId: number) =>
  EvidenceFile.query().where({ report_id: reportId, kind: 'cover' }).orderBy('uploaded_at')

test.group('Covers, what is not taken', (group) => {
  group.each.setup(() => clearWorld())

  test('{name}: {says}')
    .with([
      {
        name: 'a text called .jpg',
        bytes: Buffer.from('not a picture'),
        says: '只收 JPG、PNG 和 PDF',
      },
      { name: 'an empty file', bytes: Buffer.alloc(0), says: '文件是空的' },
      { name: 'more than 10 MB', bytes: Buffer.alloc(10 * 2 ** 20 + 1, 1), says: '最多 10 MB' },
      { name: 'no file at all', bytes: null, says: '还没有选文件' },
    ])
    .run(async ({ assert }, { bytes, says }) => {
      const { report, respondent } = await buildWorld()
      const person = await signedIn(respondent)

      const answer = await sendCover(person, report, bytes, { name: '封面.jpg' })

      assert.equal(answer.status, 422)
      assert.include(answer.body, says)
      assert.lengthOf(await coversOf(report.id), 0)
    })

  test('a check code that can’t be one, and what was typed stays', async ({ assert }) => {
    const { report, respondent } = await buildWorld()
    const person = await signedIn(respondent)

    const answer = await sendCover(person, report, await picture(), { code: '1234 5678' })

    assert.equal(answer.status, 422)
    assert.include(answer.body, '校验码有 12 位')
    assert.include(answer.body, 'value="1234 5678"')
    assert.lengthOf(await coversOf(report.id), 0)
  })

  test('the cover of another project', async ({ assert }) => {
    const { reports, respondent } = await buildWorld({ projects: 2 })
    const [own, other] = reports
    await fillCleanly(own)
    await fillCleanly(other)
    await submitted(other, await Account.findOrFail(other.accountId))
    const person = await signedIn(respondent)

    const answer = await sendCover(person, own, await photographedCover(other))

    assert.equal(answer.status, 422)
    assert.include(answer.body, '这是另一个项目的封面')
    assert.lengthOf(await coversOf(own.id), 0)
  })

  test('one for a report that is being filled after the deadline', async ({ assert }) => {
    const { report, respondent } = await buildWorld()
    await fillCleanly(report)
    const person = await signedIn(respondent)
    await setClockBefore(CLOSES, -1)

    const page = await person.get(`/reports/${report.id}/submission`)

    assert.include(page.words, '本年将无法进行报表报送')
    assert.notInclude(page.body, 'enctype="multipart/form-data"')
  })

  test('one from a manager, or for somebody else’s report', async ({ assert }) => {
    const { reports, respondent, province } = await buildWorld({ projects: 2 })
    const [manager, stranger] = [await signedIn(province), await signedIn(respondent)]
    await manager.get('/queue')
    await stranger.get('/password')

    const wrong = await manager.post(`/reports/${reports[0].id}/covers`)
    const foreign = await stranger.post(`/reports/${reports[1].id}/covers`)

    assert.deepEqual([foreign.status, wrong.status], [404, 403])
    assert.lengthOf(await coversOf(reports[0].id), 0)
  })
})

test.group('Covers', (group) => {
  group.each.setup(() => clearWorld())

  test('a photographed cover is read by its QR and valid for the data', async ({ assert }) => {
    const { report, respondent } = await buildWorld()
    await fillCleanly(report)
    const person = await signedIn(respondent)

    const answer = await sendCover(person, report, await photographedCover(report))

    const [cover] = await coversOf(report.id)
    const { checkCode, cover: standing } = await report.standing()
    assert.equal(answer.status, 303)
    assert.containsSubset(cover, { codeWasRead: true, checkCode, mediaType: 'image/png' })
    assert.equal(standing.state, 'valid')
  })

  test('a change of data makes it void and says what changed, changing back makes it valid', async ({
    assert,
  }) => {
    const { report, respondent } = await buildWorld()
    await fillCleanly(report)
    const person = await signedIn(respondent)
    await sendCover(person, report, await photographedCover(report))

    await plant(report, { JC09: 861 })
    const changed = await person.get(`/reports/${report.id}/submission`)
    await plant(report, { JC09: 860 })
    const back = await person.get(`/reports/${report.id}/submission`)

    assert.include(changed.words, '已失效')
    assert.include(changed.words, '改过 1 项：JC09 从业人员年末数')
    assert.include(back.words, '校验码与现在的数据一致')
  })

  test('an old cover without a readable QR counts for the code typed from it', async ({
    assert,
  }) => {
    const { report, respondent } = await buildWorld()
    await fillCleanly(report)
    const { checkCode: old } = await report.standing()
    await plant(report, { JC09: 861 })
    const person = await signedIn(respondent)

    await sendCover(person, report, await picture(), { code: groupsOfFour(old).toLowerCase() })

    const [cover] = await coversOf(report.id)
    assert.containsSubset(cover, { codeWasRead: false, checkCode: old })
    assert.equal((await report.standing()).cover.state, 'void')
  })

  test('one without any code counts for the data as they are, to be compared by eye', async ({
    assert,
  }) => {
    const { report, respondent } = await buildWorld()
    await fillCleanly(report)
    const person = await signedIn(respondent)

    await sendCover(person, report, await picture())

    const page = await person.get(`/reports/${report.id}/submission`)
    const [cover] = await coversOf(report.id)
    assert.isFalse(cover.codeWasRead)
    assert.equal((await report.standing()).cover.state, 'valid')
    assert.include(page.words, '没有读出二维码，请看图核对封面上的校验码')
  })

  test('the same file twice is kept once', async ({ assert }) => {
    const { report, respondent } = await buildWorld()
    await fillCleanly(report)
    const person = await signedIn(respondent)
    const bytes = await photographedCover(report)

    const answers = [await sendCover(person, report, bytes), await sendCover(person, report, bytes)]

    assert.deepEqual(
      answers.map(({ status }) => status),
      [303, 303]
    )
    assert.lengthOf(await coversOf(report.id), 1)
  })

  test('still comes after the submission and the deadline, while the report is reviewed', async ({
    assert,
  }) => {
    const { report, respondent, city, province } = await buildWorld()
    await fillCleanly(report)
    await submitted(report, respondent)
    await report.accept({ actor: city!, address: null })
    await setClockBefore(CLOSES, -60)
    const person = await signedIn(respondent)

    const answer = await sendCover(person, report, await photographedCover(report))

    assert.equal(answer.status, 303)
    await report.accept({ actor: province, address: null })
    const late = await person.get(`/reports/${report.id}/submission`)
    assert.include(late.words, '报表现在是“省级验收通过”，封面不能再换')
  })
})
