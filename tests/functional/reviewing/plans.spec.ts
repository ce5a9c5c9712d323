import { test } from '@japa/runner'
import { queueFacets } from '#queries/queue_facets'
import { ReviewQueue } from '#queries/review_queue'
import { sql } from '#queries/sql'
import { manyReports } from '#tests/functional/reviewing/many_reports'
import { plansOf } from '#tests/support/plans'
import { buildWorld, clearWorld, type World } from '#tests/support/world'
import { queueFilters } from '#validators/queue'

const ABOUT = /FROM reports/

test.group('The plans of the queue', (group) => {
  let world: World

  group.setup(async () => {
    await clearWorld()
    world = await buildWorld({ city: false })
    await manyReports(world)
    await sql(`UPDATE reports SET closes_at = survey_now() + interval '1 day' WHERE id % 100 <> 0`)
    await sql(
      `INSERT INTO explanations (report_id, rule, fingerprint, text, accepted)
       SELECT id, 'R001', '', repeat('因合并分公司，人数增加六百余名，见年报。', 20) || id, true FROM reports WHERE id % 2 = 0`
    )
    await sql('VACUUM ANALYZE reports, explanations')
    return () => clearWorld()
  })

  test('of what waits for a province go by an index, to the page and to the next one: {$self}')
    .with([
      ...['', 'audit=unread', 'audit=weak', 'audit=cover', 'sort=waiting', 'region=320400'],
      ...['state=all', 'state=overdue', 'state=all&sort=newest', 'state=all&text=0204'],
    ])
    .run(async ({ assert }, query) => {
      const filters = queueFilters(Object.fromEntries(new URLSearchParams(query)))
      const queue = new ReviewQueue(world.province, world.round.id, filters)

      const plans = await plansOf(async () => {
        await queue.summary()
        await queue.page()
        await queue.place(world.report.id)
      }, ABOUT)

      assert.lengthOf(plans, 3)
      for (const plan of plans) assert.notMatch(plan, /Seq Scan on reports/, plan)
    })

  test('of all reports of the nation take the first page from the order itself: {sort}')
    .with([
      { sort: 'submitted', index: 'reports_order' },
      { sort: 'newest', index: 'reports_newest' },
      { sort: 'waiting', index: 'reports_waiting_longest' },
      { sort: 'returned', index: 'reports_returned' },
    ])
    .run(async ({ assert }, { sort, index }) => {
      const filters = queueFilters({ state: 'all', sort })
      const queue = new ReviewQueue(world.nation, world.round.id, filters)

      const [plan] = await plansOf(() => queue.page(), ABOUT)

      assert.match(plan, new RegExp(`Index (Only )?Scan using ${index}`))
    })

  test('of the nation narrowed by {query} find them by the index made for it')
    .with([
      { query: 'region=320407', index: 'reports_region' },
      { query: 'text=茶叶', index: 'reports_search' },
      { query: 'audit=returned', index: 'reports_returned' },
      { query: 'audit=unread', index: 'explanations_standing' },
      { query: 'state=overdue', index: 'reports_open_closing' },
    ])
    .run(async ({ assert }, { query, index }) => {
      // Not all pages were seen as visible right after they were written.
      await sql('VACUUM ANALYZE explanations')
      const filters = queueFilters(Object.fromEntries(new URLSearchParams(`state=all&${query}`)))
      const queue = new ReviewQueue(world.nation, world.round.id, filters)

      const [plan] = await plansOf(() => queue.page(), ABOUT)

      assert.match(
        plan,
        new RegExp(`CTE found[^]*?Index (Only )?Scan using ${index}[^]*CTE counted`)
      )
    })

  test('of what the queue can be narrowed by leap from region to region', async ({ assert }) => {
    const plans = await plansOf(() => queueFacets(world.province, world.round.id), /FROM reports/)

    assert.lengthOf(plans, 1)
    assert.notMatch(plans[0], /Seq Scan/)
  })
})
