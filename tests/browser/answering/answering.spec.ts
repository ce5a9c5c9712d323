import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from '@japa/runner'
import type Report from '#models/report'
import { accessibilityProblems } from '#tests/support/accessibility'
import { OWN_PASSWORD } from '#tests/support/accounts'
import { closeBrowsers } from '#tests/support/browsers'
import { emptyDatabase } from '#tests/support/empty_database'
import { Visitor, type VisitorOptions } from '#tests/support/visitor'
import { ask, buildReport, CHANGES, GOOD } from '#tests/functional/answering/answering_world'
import { picture } from '#tests/functional/answering/papers'

const WAYS: VisitorOptions[] = [
  { browser: 'chromium', scripts: true },
  { browser: 'chromium', scripts: false },
  { browser: 'chromium109', scripts: true },
  { browser: 'chromium109', scripts: false },
]

async function begin(
  way: VisitorOptions
): Promise<{ visitor: Visitor; report: Report; path: string }> {
  const { account, report } = await buildReport(CHANGES)
  await ask(report)
  const visitor = await Visitor.arrive(way)
  await visitor.open('/login')
  await visitor.fill('用户名', account.userName)
  await visitor.fill('密码', OWN_PASSWORD)
  await visitor.press('登录')
  const path = `/reports/${report.id}/audit`
  await visitor.open(path)
  return { visitor, report, path }
}

async function paper(): Promise<string> {
  const file = join(await mkdtemp(join(tmpdir(), 'paper-')), '营业执照（副本）.png')
  await writeFile(file, await picture())
  return file
}

for (const way of WAYS) {
  const name = `${way.browser}, scripts ${way.scripts ? 'on' : 'off'}`

  test.group(`Answering the audit (${name})`, (group) => {
    group.each.setup(() => emptyDatabase())
    group.teardown(() => closeBrowsers())
    group.each.timeout(60_000)

    test('a vague text is refused beside its field; a reason and a paper settle the finding', async ({
      assert,
    }) => {
      const { visitor, report } = await begin(way)

      await visitor.fill('#B001-text', '情况属实。')
      await visitor.press('保存说明', '#B001')
      await visitor.sees('“情况属实”没有说出原因', '#B001')
      assert.equal(await visitor.value('#B001-text'), '情况属实。')

      await visitor.upload('#B001-files', await paper())
      await visitor.fill('#B001-text', GOOD)
      await visitor.press('保存说明', '#B001')
      await visitor.sees('已说明', '#B001-state')
      await visitor.sees('1/4', '#steps')

      const [one] = (await report.standing()).explained
      assert.equal(one.state, 'answered')
      assert.lengthOf(one.files, 1)
    })

    test('a paper can be taken away again', async ({ assert }) => {
      const { visitor, report } = await begin(way)
      await visitor.upload('#B001-files', await paper())
      if (!way.scripts) await visitor.press('保存说明', '#B001')
      await visitor.sees('营业执照（副本）.png', '#B001')

      await visitor.press('删除 营业执照（副本）.png', '#B001')

      await visitor.sees('还没写', '#B001-state')
      assert.isEmpty((await report.standing()).facts.files)
    })

    test('a question of a manager is answered', async ({ assert }) => {
      const { visitor, report } = await begin(way)

      await visitor.fill('#M001-text', '标准号是 GB/T 31467.3-2015。')
      await visitor.press('保存答复', '#M001')

      await visitor.sees('已答复', '#M001-state')
      assert.isEmpty((await report.standing()).unanswered)
    })

    test('two tabs with different texts: both are shown and the person chooses', async ({
      assert,
    }) => {
      const { visitor, report, path } = await begin(way)
      const other = await visitor.secondTab()
      await other.open(path)
      await other.fill('#B091-text', '2016 年 7 月二期生产线投产，新招生产人员 640 人。')
      await other.press('保存说明', '#B091')
      await other.sees('已说明', '#B091')

      await visitor.fill('#B091-text', '另一段：2016 年 8 月收购了一家工厂，职工转入 640 人。')
      await visitor.press('保存说明', '#B091')
      await visitor.sees('别处在', '#B091')
      await visitor.sees('新招生产人员 640 人', '#B091')
      await visitor.press('用我下面写的', '#B091')
      await visitor.sees('已说明', '#B091-state')

      const explanation = (await report.standing()).explained.find(
        ({ finding }) => finding.rule === 'B091'
      )!.explanation
      assert.include(explanation?.text ?? '', '另一段')
    })

    test('a value is taken over at one click and its finding is gone', async ({ assert }) => {
      const { visitor, report } = await begin(way)

      await visitor.press('把 JE03 改成 120.00', '#A051')

      await visitor.sees('审核结果')
      assert.notInclude(
        (await report.standing()).mandatory.map(({ rule }) => rule),
        'A051'
      )
    })
  })
}

test.group('Answering the audit with scripts', (group) => {
  group.each.setup(() => emptyDatabase())
  group.teardown(() => closeBrowsers())
  group.each.timeout(60_000)

  test('leaving the field saves; nothing has to be pressed', async ({ assert }) => {
    const { visitor, report } = await begin({ scripts: true })

    await visitor.fill('#B091-text', GOOD)
    await visitor.key('Tab')

    await visitor.sees('已说明', '#B091-state')
    assert.equal(
      (await report.standing()).explained.filter(({ state }) => state === 'answered').length,
      1
    )
  })

  test('a text that could not be sent is there again after a reload', async ({ assert }) => {
    const { visitor, path } = await begin({ scripts: true })
    await visitor.offline(true)
    await visitor.fill('#B091-text', GOOD)
    await visitor.key('Tab')
    await visitor.sees('连不上，没有保存', '#B091-state')

    await visitor.offline(false)
    await visitor.open(path)

    assert.equal(await visitor.value('#B091-text'), GOOD)
    await visitor.sees('上次没保存的文字放回来了', '#B091-state')
  })

  test('the page has no barrier for those who read it otherwise', async ({ assert }) => {
    const { visitor } = await begin({ scripts: true })

    assert.isEmpty(await accessibilityProblems(visitor))
  })
})
