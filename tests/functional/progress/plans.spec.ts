import { test } from '@japa/runner'
import { acceptedLevels } from '#queries/collection/accepted_levels'
import { collectionTable } from '#queries/collection/collection_table'
import { curve } from '#queries/collection/curves'
import { placeOf, type Place } from '#queries/collection/place'
import { ReportList } from '#queries/collection/report_list'
import { sql } from '#queries/sql'
import { plansOf } from '#tests/support/plans'
import { buildWorld, clearWorld, type World } from '#tests/support/world'

/** So many that no plan reads all of them when it can help it. */
const REPORTS = 6000

async function manyReports({ round, report }: World) {
  await sql(
    `WITH project AS (
       INSERT INTO projects (number, title) SELECT 'P' || lpad(n::text, 6, '0'), '项目 ' || n FROM generate_series(1, ?) n
       RETURNING id, number, right(number, 6)::int AS n
     ), entry AS (
       INSERT INTO roster_entries (round_id, project_id, stat_serial_no, facts)
       SELECT ?, id, number, '{"programme": "02"}' FROM project RETURNING id, project_id
     )
     INSERT INTO reports (round_id, project_id, roster_entry_id, questionnaire_version_id, path, state, closes_at)
     SELECT ?, project.id, entry.id, ?, ('nation.p' || (100000 + n % 30) || '.c' || (100000 + n % 300))::ltree, 'filling', survey_now()
       FROM project JOIN entry ON entry.project_id = project.id`,
    [REPORTS, round.id, round.id, report.questionnaireVersionId]
  )
  await sql(
    `INSERT INTO report_events (report_id, action, from_state, to_state, data_version, created_at)
     SELECT id, 'submit', 'filling', 'submitted', 1, survey_now() - interval '1 day' * (id % 20) FROM reports WHERE round_id = ?`,
    [round.id]
  )
  await sql('SELECT settle_collection()')
  await sql(
    'ANALYZE reports, roster_entries, projects, accounts, collection_counts, collection_days, count_changes, day_changes'
  )
}

const ABOUT = /(FROM|JOIN) (reports|collection)/

test.group('The plans of the collection status', (group) => {
  let world: World
  let place: Place

  group.setup(async () => {
    await clearWorld()
    world = await buildWorld({ city: false })
    await manyReports(world)
    place = { ...(await placeOf(world.province, null)), path: 'nation.p100007' }
    return () => clearWorld()
  })

  test('of a province go by the counters and never to all reports', async ({ assert }) => {
    const scope = { roundId: world.round.id, programme: '' }

    const plans = await plansOf(async () => {
      await collectionTable(place, scope)
      await acceptedLevels(place, scope)
      await curve({ ...scope, path: place.path })
    }, ABOUT)

    assert.lengthOf(plans, 3)
    for (const plan of plans) {
      assert.notMatch(plan, /Seq Scan on (collection_counts|collection_days|reports)/, plan)
      assert.match(plan, /Index/)
    }
  })

  test('of a list go by the index of the tree', async ({ assert }) => {
    const list = new ReportList({
      roundId: world.round.id,
      place,
      programme: '',
      direct: false,
      show: 'unsubmitted',
      text: '',
    })

    const plans = await plansOf(() => list.page(1), ABOUT)

    assert.lengthOf(plans, 1)
    assert.match(plans[0], /using reports_collection/)
    assert.notMatch(plans[0], /Seq Scan on reports/)
  })
})
