import { test } from '@japa/runner'
import { MOST_COUNTED, PAGE_SIZE, ReviewQueue } from '#queries/review_queue'
import { sql } from '#queries/sql'
import { manyReports, REPORTS } from '#tests/functional/reviewing/many_reports'
import { buildWorld, clearWorld, type World } from '#tests/support/world'
import { queueFilters } from '#validators/queue'

/** What each filter asks for, said in the plainest way. */
const ASKED: Record<string, string> = {
  '': 'true',
  'text=茶叶': `EXISTS (SELECT FROM projects p WHERE p.id = r.project_id AND p.title LIKE '%茶叶%')`,
  'text=电池': `EXISTS (SELECT FROM projects p WHERE p.id = r.project_id AND p.title LIKE '%电池%')`,
  'region=320407': `(SELECT facts ->> 'regionCode' FROM roster_entries e WHERE e.id = r.roster_entry_id) = '320407'`,
  'audit=weak': `(r.id % 500 = 1 OR r.id % 2 = 0 AND EXISTS (SELECT FROM explanations x JOIN reports o ON o.id = x.report_id
    WHERE x.codes = '{}' AND o.org_code = r.org_code AND o.id <> r.id))`,
  'audit=unread': `EXISTS (SELECT FROM explanations x WHERE x.report_id = r.id)`,
  'audit=cover': 'true',
  'audit=returned': 'r.return_count > 0',
  'programme=03': 'false',
}

test.group('The queue of the whole country', (group) => {
  let world: World

  group.setup(async () => {
    await clearWorld()
    world = await buildWorld({ city: false })
    await manyReports(world)
    await sql('UPDATE reports SET return_count = 1 WHERE id % 7 = 0')
    await sql(
      `INSERT INTO explanations (report_id, rule, fingerprint, text, accepted)
       SELECT id, 'R001', '', '因合并分公司，人数增加六百余名，见年报。', true FROM reports WHERE id % 2 = 0`
    )
    await sql(
      `INSERT INTO explanations (report_id, rule, fingerprint, text, accepted, codes)
       SELECT id, 'R001', '', '和上年一样，见第 ' || id || ' 号材料。', true, '{E005}' FROM reports WHERE id % 500 = 1`
    )
    return () => clearWorld()
  })

  test(
    'narrowed by “{query}” shows page {page} as it counts: few reports, and more than are counted'
  )
    .with(Object.keys(ASKED).flatMap((query) => [1, 3].map((page) => ({ query, page }))))
    .run(async ({ assert }, { query, page }) => {
      const filters = queueFilters(
        Object.fromEntries(new URLSearchParams(`state=all&page=${page}&${query}`))
      )
      const all = await sql<{ id: number }>(
        `SELECT r.id FROM reports r WHERE round_id = ? AND ${ASKED[query]} ORDER BY submitted_at NULLS LAST, id`,
        [world.round.id]
      )

      const { total, rows } = await new ReviewQueue(world.nation, world.round.id, filters).page()

      const ids = all.map(({ id }) => id)
      assert.isBelow(MOST_COUNTED, REPORTS)
      assert.deepEqual(
        rows.map(({ id }) => id),
        ids.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE)
      )
      if (rows.length) assert.equal(total, Math.min(ids.length, MOST_COUNTED + 1))
    })
})
