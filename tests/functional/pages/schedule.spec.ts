import { test } from '@japa/runner'
import { Person } from '#tests/support/person'
import { signedIn } from '#tests/functional/submitting/way'
import { buildWorld, clearWorld } from '#tests/support/world'

/** Section 4 of the official text, to the word; names of roles stand apart. */
const OFFICIAL = [
  [
    '1 月 4 日 – 3 月 10 日',
    '基层单位 填报数据',
    '省级管理单位 设置填报截止时间、对基层单位填报进度跟踪、申请项目进行审批',
  ],
  [
    '3 月 11 日 – 3 月 20 日',
    '省级管理单位 在线验收，反馈修改意见',
    '基层单位 修改省级单位反馈的数据',
  ],
  ['3 月 21 日 – 4 月 3 日', '省级管理单位 上交验收材料', '国家级管理单位 验收'],
]

function rowsOf(words: string): string[] {
  const [, table] = /年度时间安排(.*)每天按北京时间/.exec(words)!
  return table.split(/(?=\d+ 月 \d+ 日 –)/).slice(1)
}

test.group('The official schedule (M2)', (group) => {
  group.each.setup(() => clearWorld())

  test('tells {who} on {path} which level does what in each phase')
    .with([
      { who: 'respondent', path: '/help' },
      { who: 'province', path: '/help' },
      { who: 'anybody', path: '/login' },
    ] as const)
    .run(async ({ assert }, { who, path }) => {
      const world = await buildWorld()
      const person = who === 'anybody' ? new Person() : await signedIn(world[who])

      const rows = rowsOf((await person.get(path)).words)

      assert.lengthOf(rows, 3)
      for (const [i, phrases] of OFFICIAL.entries()) {
        for (const phrase of phrases) assert.include(rows[i], phrase)
      }
      assert.include(rows[0], '正在进行')
    })

  test('goes by the days of the round', async ({ assert }) => {
    const { round, province } = await buildWorld()
    const days = { filingDeadline: '2017-03-15', provinceReviewDeadline: '2017-03-15' }
    await round.merge(days).save()

    const rows = rowsOf((await (await signedIn(province)).get('/help')).words)

    assert.lengthOf(rows, 2)
    assert.include(rows[0], '1 月 4 日 – 3 月 15 日 基层单位 填报数据')
    assert.include(rows[1], '3 月 16 日 – 4 月 3 日 省级管理单位 上交验收材料')
  })
})
