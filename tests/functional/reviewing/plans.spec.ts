import { test } from '@japa/runner'
import { queueFacets } from '#queries/queue_facets'
import { ReviewQueue } from '#queries/review_queue'
import { sql } from '#queries/sql'
import { plansOf } from '#tests/support/plans'
import { buildWorld, clearWorld, type World } from '#tests/support/world'
import { queueFilters } from '#validators/queue'

/** So many that no plan reads all of them when it can help it. */
const REPORTS = 6000

/** Reports without data, a sixth of them at the province of the world, submitted; the others elsewhere. */
async function manyReports({ round, province, report }: World) {
  await sql(
    `WITH project AS (
       INSERT INTO projects (number, title) SELECT 'P' || lpad(n::text, 6, '0'), '项目 ' || n FROM generate_series(1, ?) n
       RETURNING id, number, right(number, 6)::int AS n
     ), entry AS (
       INSERT INTO roster_entries (round_id, project_id, stat_serial_no, facts)
       SELECT ?, id, number, jsonb_build_object('orgCode', 'U' || lpad((n / 3)::text, 8, '0'), 'unitName', '单位', 'regionCode', '320412', 'programme', '02')
         FROM project RETURNING id, project_id
     )
     INSERT INTO reports (round_id, project_id, roster_entry_id, questionnaire_version_id, path, state, waiting_at, closes_at,
       submitted_at, receipt_number)
     SELECT ?, project.id, entry.id, ?, (CASE WHEN n % 6 = 0 THEN 'nation.p320000' ELSE 'nation.p' || (100000 + n % 30) END)::ltree,
         CASE WHEN n % 6 = 0 THEN 'submitted' ELSE 'filling' END, CASE WHEN n % 6 = 0 THEN ?::bigint END, survey_now(),
         survey_now() - n * interval '1 minute', 'R' || n
       FROM project JOIN entry ON entry.project_id = project.id`,
    [REPORTS, round.id, round.id, report.questionnaireVersionId, province.id]
  )
  await sql('SELECT settle_collection()')
  await sql(
    'ANALYZE collection_counts, count_changes, reports, roster_entries, projects, explanations, report_events, accounts'
  )
}

const ABOUT = /FROM reports/

test.group('The plans of the queue', (group) => {
  let world: World

  group.setup(async () => {
    await clearWorld()
    world = await buildWorld({ city: false })
    await manyReports(world)
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

  test('of what the queue can be narrowed by leap from region to region', async ({ assert }) => {
    const plans = await plansOf(() => queueFacets(world.province, world.round.id), /FROM reports/)

    assert.lengthOf(plans, 1)
    assert.notMatch(plans[0], /Seq Scan/)
  })
})
