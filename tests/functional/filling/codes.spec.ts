import { test } from '@japa/runner'
import { Clerk } from '#tests/support/clerk'
import { storedAnswer, storedRows } from '#tests/support/stored'
import {
  buildWorld,
  clearWorld,
  fillCleanly,
  plant,
  setClock,
  type World,
} from '#tests/support/world'

let world: World
let clerk: Clerk

async function openForm() {
  await clearWorld()
  world = await buildWorld()
  await fillCleanly(world.report)
  clerk = await Clerk.at(world.report, world.respondent)
  await clerk.open('JC')
}

const path = (code: string, query = '') => `/reports/${world.report.id}/codes/${code}${query}`

/** What the script of the page gets. */
async function search(code: string, text: string): Promise<{ value: string; label: string }[]> {
  const { body } = await clerk.person.get(path(code, `?q=${encodeURIComponent(text)}`), {
    accept: 'application/json',
  })
  return JSON.parse(body)
}

/** Fields of the form that takes a code over, as the page has it. */
function takes(body: string, value: string) {
  const form = body.slice(body.indexOf('<form method="post"'))
  const [, action] = /action="([^"]+)"/.exec(form)!
  const hidden = [...form.matchAll(/type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(
    ([, name, text]) => [name, text]
  )
  const [, name] = new RegExp(`name="([^"]+)" value="${value}"`).exec(form)!
  return { action, fields: Object.fromEntries([...hidden, [name, value]]) }
}

test.group('Searching a code list (F1)', (group) => {
  group.each.setup(() => openForm())

  test('regions by {$self}')
    .with(['320412', '3204', '武进', 'wj', 'WJQ', '武 进', '３２０４１２', '常州武进'])
    .run(async ({ assert }, text) => {
      const found = await search('JC04', text)

      assert.isAtMost(found.length, 20)
      assert.include(JSON.stringify(found), '武进')
    })

  test('disciplines and industries by {$self}')
    .with([
      ['JB18', '430', '430'],
      ['JB18', '材料', '430'],
      ['JB18', 'clkx', '430'],
      ['JB20', '38', '38'],
      ['JB20', '电气机械', '38'],
    ])
    .run(async ({ assert }, [code, text, value]) => {
      const found = await search(code, text)

      assert.equal(found[0].value, value)
    })

  test('nothing fits, and what is no question', async ({ assert }) => {
    assert.deepEqual(await search('JC04', '没有这个地方'), [])
    assert.deepEqual(await search('JC04', "';--"), [])
    assert.deepEqual(await search('JC04', '\\%_'), [])
    for (const query of [
      '',
      '?q',
      '?q=',
      '?q[]=1&q[]=2',
      '?q[a]=1',
      `?q=${'x'.repeat(2000)}`,
      '?q=%F0%A0%80%80',
    ]) {
      assert.equal((await clerk.person.get(path('JC04', query))).status, 200, query)
    }
  })

  test('codes that are no indicator, and reports of others', async ({ assert }) => {
    assert.equal((await clerk.person.get(path('ZZ99'))).status, 404)
    assert.equal((await clerk.person.get('/reports/99999/codes/JC04')).status, 404)
    assert.equal((await clerk.person.get(path('JC09', '?q=1'))).status, 200)
  })

  test('without scripts a code is taken over at one press, and the page leads back', async ({
    assert,
  }) => {
    const { body } = await clerk.person.get(path('JC04', '?q=新北'))
    const { action, fields } = takes(body, '320411')

    const answer = await clerk.person.post(action, fields)

    assert.equal(answer.status, 303)
    assert.include(answer.headers.get('location')!, '/sections/JC#JC04')
    assert.equal((await storedAnswer(world.report, 'JC04'))?.raw, '320411')
  })

  test('the same for a cell of a table', async ({ assert }) => {
    const [row] = await storedRows(world.report, 'JCT')
    const { body } = await clerk.person.get(path('JCT4', `?q=新北&row=${row.id}`))
    const { action, fields } = takes(body, '320411')

    await clerk.person.post(action, fields)

    assert.equal((await storedRows(world.report, 'JCT'))[0].cells.JCT4.raw, '320411')
  })

  test('a code changed elsewhere meanwhile is not overwritten', async ({ assert }) => {
    const { body } = await clerk.person.get(path('JC04', '?q=新北'))
    await plant(world.report, { JC04: '320402' })
    const { action, fields } = takes(body, '320411')

    const answer = await clerk.person.post(action, fields)

    assert.equal(answer.status, 409)
    assert.include(answer.words, '您填的是“320411”')
    assert.equal((await storedAnswer(world.report, 'JC04'))?.raw, '320402')
  })

  test('a column without its row, a read-only code and a closed report can only be looked at', async ({
    assert,
  }) => {
    const column = await clerk.person.get(
      path('JCT4', '?q=新北&row=00000000-0000-4000-8000-000000000000')
    )
    const locked = await clerk.person.get(path('JB07'))
    await setClock('2017-03-10T16:00:01Z')
    const late = await clerk.person.get(path('JC04', '?q=新北'))

    for (const { status, body } of [column, locked, late]) {
      assert.equal(status, 200)
      assert.notInclude(body, '>选用</button>')
    }
  })
})
