import { test } from '@japa/runner'
import { inspectUpload } from '#documents/thumbnail'
import FormRefusal from '#exceptions/form_refusal'
import { addDirectly } from '#models/addition_request/add_directly'
import { askAddition } from '#models/addition_request/ask_addition'
import { sql } from '#queries/sql'
import { picture } from '#tests/functional/answering/papers'
import { row, sendList, workbook } from '#tests/functional/roster/lists'
import { signedIn } from '#tests/functional/submitting/way'
import type { Person } from '#tests/support/person'
import { workOff } from '#tests/support/work_off'
import { buildWorld, clearWorld } from '#tests/support/world'

const PROJECT = {
  'project[(number)]': '2013aa01a301',
  'project[(title)]': '永磁电机研究',
  'project[unitName]': '常州某电机厂',
  'project[orgCode]': '46730022-6',
  'project[regionCode]': '320412',
  'project[programme]': '02',
  'project[startMonth]': '2012.1',
  'project[budgetTotal]': '395.5',
  'reason': '任务书已签，清单里漏了这个项目。',
}

const OPTIONS = { path: '/roster/additions', field: 'paper' }

async function ask(person: Person, changes: Record<string, string> = {}, bytes?: Uint8Array) {
  const file = { name: '批复.png', bytes: bytes ?? (await picture()) }
  return sendList(person, file, { ...OPTIONS, fields: { ...PROJECT, ...changes } })
}

async function states(): Promise<string[]> {
  const rows = await sql<{ state: string }>('SELECT state FROM addition_requests ORDER BY id')
  return rows.map(({ state }) => state)
}

async function pathOfRequest(): Promise<string> {
  const [{ id }] = await sql<{ id: number }>('SELECT max(id) AS id FROM addition_requests')
  return `/roster/additions/${id}`
}

async function messagesTo(accountId: number): Promise<string[]> {
  const rows = await sql<{ title: string }>('SELECT title FROM messages WHERE account_id = ?', [
    accountId,
  ])
  return rows.map(({ title }) => title)
}

test.group('Additions to the roster', (group) => {
  group.each.setup(() => clearWorld())

  test('asked for several times at once it is asked for once, and the others are told so', async ({
    assert,
  }) => {
    const { province } = await buildWorld()
    const person = await signedIn(province)
    await person.get('/roster/additions')

    const answers = await Promise.all([1, 2, 3].map(() => ask(person)))

    assert.sameMembers(
      answers.map(({ status }) => status),
      [303, 422, 422]
    )
    for (const { words } of answers.filter(({ status }) => status === 422)) {
      assert.include(words, '2013AA01A301 已经有一份申请在等国家级管理机构办理，不用再报。')
    }
    assert.deepEqual(await states(), ['waiting'])
  })

  test('a second request that has passed every check of the form is refused by its field all the same', async ({
    assert,
  }) => {
    const { round, province } = await buildWorld()
    await ask(await signedIn(province))
    const upload = await inspectUpload(Buffer.from(await picture()), '批复.png')
    if (!upload.ok) throw new Error(upload.message)
    const wanted = { number: '2013AA01A301', title: '永磁电机研究', facts: {}, reason: '漏了' }

    const second = askAddition(
      round,
      { ...wanted, paper: upload },
      { actor: province, address: null }
    )

    await assert.rejects(() => second, FormRefusal)
    assert.deepEqual(await states(), ['waiting'])
  })

  test('what is missing in the form is asked for in words of a form', async ({ assert }) => {
    const { province } = await buildWorld()
    const person = await signedIn(province)

    const { words } = await ask(person, { 'project[unitName]': '' })

    assert.include(words, '没有承担单位，请补上。')
    assert.notInclude(words, '取消合并')
  })

  test('a province asks with facts and a paper and sees how it stands', async ({ assert }) => {
    const { province } = await buildWorld()
    const person = await signedIn(province)

    const { status } = await ask(person)
    const list = await person.get('/roster/additions')
    const page = await person.get(await pathOfRequest())

    assert.equal(status, 303)
    assert.include(list.words, '2013AA01A301')
    assert.include(list.words, '等国家级办理')
    assert.include(page.words, '467300226')
    assert.include(page.words, '批复.png')
    assert.notInclude(page.words, '加进下发清单')
  })

  test('is shown again with what is wrong: {name}')
    .with<{ name: string; changes: Record<string, string>; says: string }[]>([
      { name: 'no reason', changes: { reason: '' }, says: '申请的原因写了 0 个字' },
      { name: 'no title', changes: { 'project[(title)]': '' }, says: '没有项目名称' },
      {
        name: 'a region of another province',
        changes: { 'project[regionCode]': '330102' },
        says: '330102 不在您管的地区里',
      },
      {
        name: 'a region that is none',
        changes: { 'project[regionCode]': '320401' },
        says: '这一层，不是地区',
      },
      { name: 'a secret', changes: { 'project[(secrecy)]': '秘密' }, says: '涉密项目' },
      {
        name: 'a project that is listed',
        changes: { 'project[(number)]': '2012AA110204' },
        says: '已经在本年的下发清单里',
      },
    ])
    .run(async ({ assert }, { changes, says }) => {
      const { province } = await buildWorld()
      const person = await signedIn(province)

      const page = await ask(person, changes)

      assert.equal(page.status, 422)
      assert.include(page.words, says)
      assert.deepEqual(await states(), [])
    })

  test('a paper that is none is refused by what it holds', async ({ assert }) => {
    const { province } = await buildWorld()
    const person = await signedIn(province)

    const page = await ask(person, {}, Buffer.from('MZ no picture'))

    assert.equal(page.status, 422)
    assert.deepEqual(await states(), [])
  })

  test('asking twice for one project is refused the second time', async ({ assert }) => {
    const { province } = await buildWorld()
    const person = await signedIn(province)
    await ask(person)

    const again = await ask(person)

    assert.equal(again.status, 422)
    assert.include(again.words, '已经有一份申请')
  })

  test('added by the nation it is issued as by an import, once, and the province is told', async ({
    assert,
  }) => {
    const { province, nation } = await buildWorld()
    await ask(await signedIn(province))
    const person = await signedIn(nation)
    const path = await pathOfRequest()
    await person.get(path)

    await Promise.all([1, 2].map(() => person.post(`${path}/acceptances`)))

    assert.deepEqual(await states(), ['added'])
    const entries = await sql<{ path: string; facts: Record<string, unknown>; name: string }>(
      `SELECT r.path::text, e.facts, a.name FROM reports r JOIN roster_entries e ON e.id = r.roster_entry_id
         JOIN projects p ON p.id = r.project_id JOIN accounts a ON a.id = r.account_id
        WHERE p.number = '2013AA01A301'`
    )
    assert.lengthOf(entries, 1)
    assert.equal(entries[0].path, 'nation.p320000.c320400')
    assert.equal(entries[0].name, '常州某电机厂')
    assert.deepInclude(entries[0].facts, { orgCode: '467300226', startMonth: 201_201 })
    assert.match(String(entries[0].facts.statSerialNo), /^201602320412\d{4}$/)
    assert.deepEqual(await messagesTo(province.id), ['增报的项目 2013AA01A301 已加进下发清单'])
  })

  test('nothing is added to a round that is closed by now, and the page says so', async ({
    assert,
  }) => {
    const { round, province, nation } = await buildWorld()
    await ask(await signedIn(province))
    const person = await signedIn(nation)
    const path = await pathOfRequest()
    await person.get(path)
    await sql(`UPDATE rounds SET status = 'closed'`)

    const answer = await person.post(`${path}/acceptances`)
    const page = await person.follow(answer)
    const directly = addDirectly(
      round,
      { number: '2013AA01A302', title: '储能', facts: {} },
      { actor: nation, address: null }
    )

    await assert.rejects(() => directly, '本年度调查现在不在填报期内，由国家级管理机构开放。')
    assert.equal(page.status, 200)
    assert.include(page.words, '本年度调查现在不在填报期内')
    assert.deepEqual(await states(), ['waiting'])
    assert.isEmpty(await sql(`SELECT FROM projects WHERE number LIKE '2013AA%'`))
    assert.isEmpty(await messagesTo(province.id))
  })

  test('refused by the nation with a reason, the province reads it', async ({ assert }) => {
    const { province, nation } = await buildWorld()
    const asker = await signedIn(province)
    await ask(asker)
    const person = await signedIn(nation)
    const path = await pathOfRequest()
    const open = await person.get(path)

    const short = await person.post(`${path}/refusals`, { reason: '不' })
    const before = await states()
    await person.post(`${path}/refusals`, { reason: '这个项目已经结题三年，不再跟踪。' })

    assert.notInclude(open.words, 'undefined')
    assert.equal(short.status, 422)
    assert.include(short.words, '不同意的原因写了 1 个字，至少 5 个')
    assert.match(short.body, /<textarea [^>]*aria-invalid="true"[^>]*>\s*不<\/textarea>/)
    assert.deepEqual(before, ['waiting'])
    assert.deepEqual(await states(), ['refused'])
    assert.include((await asker.get(path)).words, '已经结题三年')
    assert.deepEqual(await messagesTo(province.id), ['增报申请 2013AA01A301 没有同意'])
    const journal = await sql<{ act: string }>('SELECT act FROM journal ORDER BY id')
    assert.deepEqual(
      journal.map(({ act }) => act),
      ['addition.ask', 'addition.refuse']
    )
  })

  test('a file that holds the project meets the request too', async ({ assert }) => {
    const { province, nation } = await buildWorld()
    await ask(await signedIn(province))
    const person = await signedIn(nation)
    const bytes = await workbook([row('2013AA01A301')])
    const { location } = await sendList(person, { name: '增报.xlsx', bytes })
    await workOff()
    const list = new URL(location!, 'http://x').pathname
    const seen = /name="seen" value="([^"]*)"/.exec((await person.get(list)).body)![1]

    await person.post(`${list}/confirmations`, { seen })
    await workOff()

    assert.deepEqual(await states(), ['added'])
    assert.lengthOf(await messagesTo(province.id), 1)
  })

  test('the nation adds a project by one form, without a paper', async ({ assert }) => {
    const { nation } = await buildWorld()
    const person = await signedIn(nation)
    await person.get('/roster/additions/create')

    const answer = await person.post('/roster/additions', PROJECT)

    assert.equal(answer.status, 303)
    assert.include((await person.get('/roster?text=2013AA01A301')).words, '常州某电机厂')
  })
})
