import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { Person } from '#tests/support/person'
import { OWN_PASSWORD } from '#tests/support/accounts'
import { emptyDatabase } from '#tests/support/empty_database'
import { ask, buildReport, closeIn } from '#tests/functional/answering/answering_world'

async function begin() {
  const { account, report } = await buildReport()
  const id = await ask(report)
  const person = await new Person().signIn(account.userName, OWN_PASSWORD)
  await person.get(`/reports/${report.id}/audit`)
  const answer = (text: string | string[], version = '', check = id) =>
    person.post(`/reports/${report.id}/manual_checks/${check}/answers`, { text, version })
  const stored = () => db.from('manual_checks').where('id', id).firstOrFail()
  return { report, person, id, answer, stored }
}

test.group('Manual answers', (group) => {
  group.each.setup(() => emptyDatabase())

  test("the question of another report can't be answered", async ({ assert }) => {
    const { answer } = await begin()
    const other = await buildReport()
    const foreign = await ask(other.report)

    const reply = await answer('标准号是 GB/T 31467.3-2015。', '', foreign)

    assert.equal(reply.status, 404)
    assert.isNull((await db.from('manual_checks').where('id', foreign).firstOrFail()).answer)
  })

  test('{0} is not an answer')
    .with([
      ['nothing', '', '还没有写'],
      ['spaces', ' \n　', '还没有写'],
      ['a text of 1001 characters', '标'.repeat(1001), '最多 1000 个'],
      ['NUL', '标准号\0', '不能保存的字符'],
    ])
    .run(async ({ assert }, [, text, reason]) => {
      const { answer, stored } = await begin()

      const reply = await answer(text)

      assert.equal(reply.status, 422)
      assert.include(reply.words, reason)
      assert.isNull((await stored()).answer)
    })

  test('after the deadline no answer is taken', async ({ assert }) => {
    const { report, answer, stored } = await begin()
    await closeIn(report, -1)

    assert.equal((await answer('标准号是 GB/T 31467.3-2015。')).status, 403)
    assert.isNull((await stored()).answer)
  })

  test('an answer given elsewhere meanwhile is shown beside the own one', async ({ assert }) => {
    const { answer, stored } = await begin()
    await answer('标准号是 GB/T 31467.3-2015。')

    const reply = await answer('没有标准，JF15 已改成 0。')

    assert.equal(reply.status, 409)
    assert.include(reply.body, '没有标准，JF15 已改成 0。</textarea>')
    assert.include(reply.body, '<p class="says">标准号是 GB/T 31467.3-2015。</p>')
    assert.equal((await stored()).answer, '标准号是 GB/T 31467.3-2015。')
  })

  test('an answer is kept with its time and counts at once', async ({ assert }) => {
    const { report, answer, stored, person } = await begin()

    const reply = await answer('标准号是 GB/T 31467.3-2015。')

    const row = await stored()
    assert.equal(reply.status, 303)
    assert.equal(row.answer, '标准号是 GB/T 31467.3-2015。')
    assert.equal(row.answered_by, report.accountId)
    assert.isEmpty((await report.standing()).unanswered)
    assert.include((await person.get(`/reports/${report.id}/audit`)).words, '已答复 1 条')
  })

  test('the person who has seen the answer may correct it', async ({ assert }) => {
    const { report, answer, stored, person } = await begin()
    await answer('标准号是 GB/T 31467.3-2015。')
    const page = await person.get(`/reports/${report.id}/audit`)
    const version = /name="version" value="(\w+)"/.exec(page.body)![1]

    const reply = await answer('标准号是 GB/T 31467.3-2015 和 QC/T 743。', version)

    assert.equal(reply.status, 303)
    assert.include((await stored()).answer, 'QC/T 743')
  })
})
