import { test } from '@japa/runner'
import { sql } from '#queries/sql'
import { buildWorld, clearWorld } from '#tests/support/world'

const FACTS = 'org_code AS "orgCode", region_code AS "regionCode", programme'

/** Of the first report of the world and of its list entry. */
async function factsOf(entryId: number) {
  const [report] = await sql(`SELECT ${FACTS} FROM reports WHERE roster_entry_id = ?`, [entryId])
  const [entry] = await sql(`SELECT ${FACTS} FROM roster_entries WHERE id = ?`, [entryId])
  return { report, entry }
}

test.group('What reports are narrowed by', (group) => {
  group.each.setup(() => clearWorld())

  test('is what the list says of them, when issued and after each change of the list', async ({
    assert,
  }) => {
    const { report } = await buildWorld({ projects: 3 })
    const id = report.rosterEntryId
    const issued = await factsOf(id)

    await sql(
      `UPDATE roster_entries SET facts = facts || '{"regionCode": "320500", "programme": "09", "orgCode": "123456789"}'`
    )
    const changed = await factsOf(id)
    await sql(`UPDATE roster_entries SET facts = facts - 'orgCode' WHERE id = ?`, [id])
    const without = await factsOf(id)

    assert.deepEqual(issued.report, issued.entry)
    assert.deepEqual(changed.report, {
      orgCode: '123456789',
      regionCode: '320500',
      programme: '09',
    })
    assert.deepEqual(without.report, { orgCode: null, regionCode: '320500', programme: '09' })
  })

  test('is kept from who writes something else beside a report', async ({ assert }) => {
    const { report } = await buildWorld({})

    await sql(
      `UPDATE reports SET region_code = '110000', programme = '01', org_code = 'X' WHERE id = ?`,
      [report.id]
    )

    const { report: kept, entry } = await factsOf(report.rosterEntryId)
    assert.deepEqual(kept, entry)
  })
})
