import { test } from '@japa/runner'
import { sql } from '#queries/sql'
import { setClockBefore, signedIn, submitted } from '#tests/functional/submitting/way'
import { Clerk } from '#tests/support/clerk'
import { buildWorld, clearWorld, fillCleanly } from '#tests/support/world'

const CLOSES = '2017-03-08T16:00:00Z'
const REVIEW_OVER = '2017-03-20T16:00:00Z'

/** Seconds before the end, far enough ahead for a slow machine; and the end itself. */
const EDGES = [
  { when: 'three seconds before its end', seconds: 3, isOpen: true },
  { when: 'from its end on', seconds: 0, isOpen: false },
]

async function filing() {
  const world = await buildWorld({
    city: false,
    deadlines: { province: { filing: '2017-03-08' } },
    settings: { coverNeededToAccept: false },
  })
  await fillCleanly(world.report)
  return world
}

async function stateOf({ id }: { id: number }): Promise<string> {
  const [{ state }] = await sql<{ state: string }>('SELECT state FROM reports WHERE id = ?', [id])
  return state
}

test.group('The second of a deadline', (group) => {
  group.each.setup(() => clearWorld())

  test('a change is saved {when}: {isOpen}')
    .with(EDGES)
    .run(async ({ assert }, { seconds, isOpen }) => {
      const { report, respondent } = await filing()
      const clerk = await Clerk.at(report, respondent)
      await clerk.open('JC')
      await setClockBefore(CLOSES, seconds)

      const { status } = await clerk.save('JC09', { raw: '77', expected: 1 })

      const rows = await sql<{ raw: string }>(
        `SELECT raw FROM answers WHERE report_id = ? AND code = 'JC09'`,
        [report.id]
      )
      assert.equal(status === 200, isOpen)
      assert.equal(rows[0].raw === '77', isOpen)
    })

  test('a report is handed over {when}: {isOpen}')
    .with(EDGES)
    .run(async ({ assert }, { seconds, isOpen }) => {
      const { report, respondent } = await filing()
      const person = await signedIn(respondent)
      await person.get(`/reports/${report.id}/submission`)
      await setClockBefore(CLOSES, seconds)

      const { status } = await person.post(`/reports/${report.id}/submissions`)

      assert.equal(await stateOf(report), isOpen ? 'submitted' : 'filling')
      assert.equal(status, isOpen ? 303 : 403)
    })

  test('a return is possible {when} of the returner’s own: {isOpen}')
    .with(EDGES)
    .run(async ({ assert }, { seconds, isOpen }) => {
      const { report, respondent, province } = await filing()
      await submitted(report, respondent)
      const person = await signedIn(province)
      await person.get(`/reports/${report.id}/review`)
      await setClockBefore(REVIEW_OVER, seconds)

      const { status } = await person.post(`/reports/${report.id}/returns`, {
        reason: '从业人员年末数比上年多很多，请核对。',
      })

      assert.equal(await stateOf(report), isOpen ? 'returned' : 'submitted')
      assert.equal(status, isOpen ? 303 : 403)
    })
})
