import { test } from '@japa/runner'
import { sql } from '#queries/sql'
import { collectionWorld, type CollectionWorld } from '#tests/functional/progress/collection_world'
import { signedIn } from '#tests/functional/submitting/way'
import { clearWorld } from '#tests/support/world'

/** What the tab of the queue says on a page. */
function queueTab(body: string): string {
  return /<a href="\/queue"[^>]*>(报表验收[\s\S]*?)<\/a>/
    .exec(body)![1]
    .replace(/<[^>]*>|\s+/g, ' ')
    .replace(/ +/g, ' ')
    .trim()
}

test.group('The tabs of a manager', (group) => {
  let world: CollectionWorld

  group.each.setup(async () => {
    await clearWorld()
    world = await collectionWorld()
  })

  test('say on {page} how many reports wait')
    .with(
      ['/manage', '/queue', '/collection', '/roster', '/messages', '/contact'].map((page) => ({
        page,
      }))
    )
    .run(async ({ assert }, { page }) => {
      const person = await signedIn(world.city!)

      const answer = await person.get(page)

      assert.equal(queueTab(answer.body), '报表验收 1')
    })

  test('say nothing where nothing waits, or waits in a round that is over', async ({ assert }) => {
    const idle = await signedIn(world.otherCity)
    const busy = await signedIn(world.city!)
    const nothing = await idle.get('/roster')
    await sql(`UPDATE rounds SET status = 'closed'`)

    const over = await busy.get('/messages')

    assert.equal(queueTab(nothing.body), '报表验收')
    assert.equal(queueTab(over.body), '报表验收')
  })
})
