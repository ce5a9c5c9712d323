import { test } from '@japa/runner'
import { accessibilityProblems } from '#tests/support/accessibility'
import { closeBrowsers } from '#tests/support/browsers'
import { plant, setClock } from '#tests/support/world'
import { Clerk } from '#tests/support/clerk'
import { Desk } from '#tests/browser/filling/desk'

const SIZES = [
  { width: 1366, height: 768 },
  { width: 390, height: 844 },
]
const WAYS = SIZES.flatMap((size) =>
  [true, false].map((scripts) => ({ size, scripts, wide: size.width }))
)
const SECTIONS = ['JB', 'JC', 'JD', 'JE', 'JF', 'JG', 'JH', 'JK', 'JL', 'JM']
const SIDEWAYS = 'document.documentElement.scrollWidth - innerWidth'

/** Something of everything: missing, wrong, to be explained, a sum on offer. */
const MIXED = {
  JC08: '',
  JC09: '１，２００',
  JC10: '很多',
  JB21: '八',
  JD01: 25,
  JE03: 121,
  JM03: '1,不对',
}

test.group('Filling: for everybody and on every screen', (group) => {
  group.teardown(() => closeBrowsers())

  test('{wide} wide, scripts {scripts}: no page has a barrier or runs out of the window')
    .with(WAYS)
    .run(async ({ assert }, way) => {
      const desk = await Desk.open(way)
      const { visitor } = desk
      await plant(desk.report, MIXED)
      const problems: string[] = []
      const look = async (name: string) => {
        problems.push(...(await accessibilityProblems(visitor)).map((line) => `${name}: ${line}`))
        const beyond = await visitor.evaluate(SIDEWAYS)
        if (beyond > 0) problems.push(`${name}: ${beyond} px too wide`)
      }

      await visitor.open('/')
      await look('home')
      for (const section of SECTIONS) {
        await desk.go(section)
        await look(section)
      }
      await visitor.open(`/reports/${desk.report.id}/tables/JCT/paste`)
      await visitor.fill(
        '在 Excel 里选中几行复制，粘到这里',
        '丙大学\t\t03\t610103\n丁大学\t\t大学\t9'
      )
      await visitor.press('识别')
      await visitor.sees('1 行有错')
      await look('paste')
      await visitor.open(`/reports/${desk.report.id}/codes/JC04?q=武进`)
      await look('codes')

      assert.deepEqual(problems, [])
      await visitor.close()
    })
    .timeout(300_000)

  test('both values of a field, and the codes found while typing')
    .with([{ scripts: true }, { scripts: false }])
    .run(async ({ assert }, { scripts }) => {
      const desk = await Desk.open({ scripts })
      const { visitor } = desk
      const clerk = await Clerk.at(desk.report, desk.world.respondent)
      await clerk.open('JC')
      await clerk.save('JC09', { raw: '900', expected: 1 })
      await visitor.fill('#f-JC09', '800')
      if (!scripts) await visitor.press('保存', '.dock')
      await visitor.sees('改成了“900”')
      const problems = await accessibilityProblems(visitor)

      if (scripts) {
        await visitor.fill('#f-JC04', 'xbq')
        await visitor.sees('320411', '.codes')
        problems.push(...(await accessibilityProblems(visitor)))
      }

      assert.deepEqual(problems, [])
      await visitor.close()
    })

  test('a report that is shut')
    .with([{ scripts: true }, { scripts: false }])
    .run(async ({ assert }, { scripts }) => {
      const desk = await Desk.open({ scripts })
      await setClock('2017-03-10T16:00:01Z')
      const problems: string[] = []

      for (const path of ['/', desk.path('JC'), desk.path('JM')]) {
        await desk.visitor.open(path)
        await desk.visitor.sees('本年将无法进行报表报送')
        problems.push(...(await accessibilityProblems(desk.visitor)))
      }

      assert.deepEqual(problems, [])
      await desk.visitor.close()
    })
})
