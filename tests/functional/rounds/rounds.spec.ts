import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from '@japa/runner'
import Round from '#models/round'
import { runAce } from '#tests/support/ace'
import { buildWorld, clearWorld } from '#tests/support/world'

const FILE = {
  reportYear: 2017,
  questionnaire: '2016',
  opensOn: '2018-01-04',
  filingDeadline: '2018-03-10',
  provinceReviewDeadline: '2018-03-20',
  nationalReviewDeadline: '2018-04-03',
  settings: { usdRate: 6.75, lawText: '统计法', approvalNumber: '国统制', validUntil: '2018 年底' },
}

test.group('Rounds, made by who runs the system', (group) => {
  group.each.setup(() => clearWorld())
  group.each.timeout(40_000)

  /** The command with a file that holds this. */
  async function create(content: object) {
    const folder = await mkdtemp(join(tmpdir(), 'round-'))
    const file = join(folder, 'round.json')
    await writeFile(file, JSON.stringify(content))
    const outcome = await runAce('round:create', file)
    await rm(folder, { recursive: true })
    return outcome
  }

  test('are prepared, then opened in the place of the last one', async ({ assert }) => {
    const { round } = await buildWorld({})

    const prepared = await create(FILE)
    const [before] = await Round.query().where('code', '2017')
    const opened = await runAce('round:open', '2017')

    const running = await Round.runningOrFail()
    assert.equal(prepared.code, 0, prepared.said)
    assert.equal(before.status, 'preparing')
    assert.equal(opened.code, 0, opened.said)
    assert.equal(running.code, '2017')
    assert.equal(running.filingDeadline, '2018-03-10')
    assert.isTrue(running.settings.coverNeededToAccept)
    assert.equal((await round.refresh()).status, 'closed')
  })

  test('are not made of {what}, and nothing is stored')
    .with([
      { what: 'a day that is none', change: { opensOn: '2018-02-30' }, says: 'opensOn is no day' },
      {
        what: 'days out of order',
        change: { filingDeadline: '2018-03-21' },
        says: 'provinceReviewDeadline is before filingDeadline',
      },
      {
        what: 'a questionnaire that nobody has published',
        change: { questionnaire: '1999' },
        says: 'questionnaire:publish 1999',
      },
      { what: 'a year that has one', change: { reportYear: 2016 }, says: 'is there already' },
      { what: 'settings without a rate', change: { settings: {} }, says: 'usdRate' },
    ])
    .run(async ({ assert }, { change, says }) => {
      await buildWorld({})
      const before = await Round.all()

      const { code, said } = await create({ ...FILE, ...change })

      assert.equal(code, 1)
      assert.include(said, says)
      assert.lengthOf(await Round.all(), before.length)
    })

  test('are not opened when they are not there', async ({ assert }) => {
    const { round } = await buildWorld({})

    const { code, said } = await runAce('round:open', '1999')

    assert.equal(code, 1)
    assert.include(said, 'round:create first')
    assert.equal((await round.refresh()).status, 'open')
  })
})
