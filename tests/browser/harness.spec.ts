import { mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from '@japa/runner'
import { accessibilityProblems } from '#tests/support/accessibility'
import { closeBrowsers } from '#tests/support/browsers'
import { HarnessSite } from '#tests/browser/harness_site'
import { pageWeight } from '#tests/support/page_weight'
import { shoot } from '#tests/support/screenshots'
import { Visitor } from '#tests/support/visitor'
import type { VisitorOptions } from '#tests/support/visitor'

const BROWSERS = ['chromium', 'chromium109'] as const

test.group('A visitor', (group) => {
  group.teardown(() => closeBrowsers())

  test('comes with {browser} when that is asked for')
    .with([
      { browser: 'chromium', major: 153 },
      { browser: 'chromium109', major: 109 },
      { browser: 'chromium89', major: 89 },
    ] as const)
    .run(async ({ assert }, { browser, major }) => {
      const visitor = await Visitor.arrive({ browser })

      assert.include(await visitor.evaluate('navigator.userAgent'), `Chrome/${major}.`)
      await visitor.close()
    })
})

for (const browser of BROWSERS) {
  test.group(`A visitor with ${browser}`, (group) => {
    let site: HarnessSite
    const visitors: Visitor[] = []
    const arrive = async (options: VisitorOptions = {}) => {
      const visitor = await Visitor.arrive({ site: site.url, browser, ...options })
      visitors.push(visitor)
      return visitor
    }

    group.setup(async () => {
      site = await HarnessSite.open()
    })
    group.each.teardown(async () => {
      for (const visitor of visitors.splice(0)) await visitor.close()
    })
    group.teardown(async () => {
      await closeBrowsers()
      await site.close()
    })

    test('says what there is instead of a button that is not there', async ({ assert }) => {
      const visitor = await arrive({ patience: 200 })
      await visitor.open('/')

      await assert.rejects(
        () => visitor.press('藏着的按钮'),
        'No usable button “藏着的按钮” on /; there are: 保存, 上报, 更多'
      )
    })

    test('fails when an expected text does not come', async ({ assert }) => {
      const visitor = await arrive({ patience: 200 })
      await visitor.open('/next')

      await assert.rejects(() => visitor.sees('已上报'), /“已上报” is not on \/next/)
    })

    test('tells the status of a page', async ({ assert }) => {
      const visitor = await arrive()

      assert.equal(await visitor.open('/'), 200)
      assert.equal(await visitor.open('/missing'), 404)
    })

    test('sends a form with scripts off and waits for the next page', async ({ assert }) => {
      const visitor = await arrive({ scripts: false })
      await visitor.open('/')
      assert.include(await visitor.text(), '没有脚本也能填')

      await visitor.fill('单位名称', '江苏恒曜')
      await visitor.fill('单位性质', '03 大专院校')
      await visitor.tick('已核对')
      assert.equal(await visitor.value('#kind'), '03')
      assert.equal(await visitor.value('已核对'), 'on')
      await visitor.press('保存')

      assert.equal(await visitor.text('main p'), '收到：江苏恒曜')
      assert.isTrue(visitor.url().startsWith('/thanks?got='))
    })

    test('runs the scripts of the page when they are on', async ({ assert }) => {
      const visitor = await arrive()
      await visitor.open('/')

      await visitor.fill('单位名称', '旧名')
      await visitor.fill('单位名称', '新名')
      await visitor.key('Tab')
      await visitor.sees('已保存 新名')

      assert.notInclude(await visitor.text(), '没有脚本也能填')
    })

    test('empties a field', async ({ assert }) => {
      const visitor = await arrive({ scripts: false })
      await visitor.open('/')
      await visitor.fill('单位名称', '江苏恒曜')

      await visitor.fill('单位名称', '')

      assert.equal(await visitor.value('单位名称'), '')
    })

    test('opens a summary, then reaches what it hid', async ({ assert }) => {
      const visitor = await arrive({ scripts: false })
      await visitor.open('/')

      await visitor.press('更多')
      await visitor.press('藏着的按钮')

      assert.equal(visitor.url(), '/')
    })

    test('follows links', async ({ assert }) => {
      const visitor = await arrive({ scripts: false })
      await visitor.open('/')

      await visitor.follow('下一页')

      assert.equal(visitor.url(), '/next')
    })

    test('holds keys down together', async ({ assert }) => {
      const visitor = await arrive()
      await visitor.open('/')
      await visitor.fill('单位名称', '江苏恒曜')

      await visitor.key('Control+a', 'Delete')

      assert.equal(await visitor.value('单位名称'), '')
    })

    test('gives several files with Chinese names to a field', async ({ assert }) => {
      const folder = await mkdtemp(join(tmpdir(), 'papers-'))
      const files = ['营业执照.pdf', '法人证.pdf'].map((name) => join(folder, name))
      for (const file of files) await writeFile(file, 'paper')
      const visitor = await arrive({ scripts: false })
      await visitor.open('/')

      await visitor.upload('证明材料', files)

      const names = '[...document.querySelector("#paper").files].map(({ name }) => name)'
      assert.deepEqual(await visitor.evaluate(names), ['营业执照.pdf', '法人证.pdf'])
    })

    test('loses the connection and gets it back', async ({ assert }) => {
      const visitor = await arrive()
      await visitor.open('/')

      await visitor.offline(true)
      await visitor.fill('单位名称', '断线')
      await visitor.key('Tab')
      await visitor.sees('没有连上')
      await visitor.offline(false)
      await visitor.fill('单位名称', '又通了')
      await visitor.key('Tab')
      await visitor.sees('已保存 又通了')

      assert.equal(visitor.url(), '/')
    })

    test('keeps cookies apart between visitors and together between tabs', async ({ assert }) => {
      const visitor = await arrive({ scripts: false })
      const stranger = await arrive({ scripts: false })
      await stranger.open('/')
      await visitor.open('/')
      await visitor.press('保存')

      const second = await visitor.secondTab()
      await second.open('/')

      const [cookie] = await second.cookies()
      assert.equal(cookie.name, 'visited')
      assert.isEmpty(await stranger.cookies())
      await visitor.forgetCookies()
      assert.isEmpty(await second.cookies())
    })

    for (const scripts of [true, false]) {
      const mode = scripts ? 'on' : 'off'

      test(`reports what bars people from a page with scripts ${mode}`, async ({ assert }) => {
        const visitor = await arrive({ scripts })
        await visitor.open('/faulty')

        const problems = await accessibilityProblems(visitor)

        assert.isTrue(problems.some((line) => line.startsWith('critical image-alt')))
        assert.isTrue(problems.some((line) => line.startsWith('critical label')))
      })

      test(`finds nothing wrong with a good page with scripts ${mode}`, async ({ assert }) => {
        const visitor = await arrive({ scripts })
        await visitor.open('/')

        assert.deepEqual(await accessibilityProblems(visitor), [])
      })
    }

    test('weighs a first load as it comes over the wire, and the next page', async ({ assert }) => {
      const visitor = await arrive()

      const first = await pageWeight(visitor, () => visitor.open('/'))
      const next = await pageWeight(visitor, () => visitor.follow('下一页'))

      assert.isAbove(first.css, 0)
      assert.isBelow(first.css, 600, 'the style sheet of 800 bytes is compressed')
      assert.isAbove(first.js, 0)
      assert.isAbove(next.html, 0)
      assert.equal(next.css + next.js, 0)
      assert.equal(first.total, first.html + first.css + first.js)
    })

    test('photographs pages on a desk and on a phone', async ({ assert }) => {
      const folder = await mkdtemp(join(tmpdir(), 'shots-'))
      const visitor = await arrive()

      const files = await shoot(visitor, [{ name: 'next', path: '/next' }], folder)

      const pictures = await Promise.all(files.map((file) => readFile(file)))
      const widths = pictures.map((picture) => picture.readUInt32BE(16))
      assert.deepEqual(widths, [1366, 390])
    })

    test('renders Chinese characters, each in its own shape', async ({ assert }) => {
      const visitor = await arrive()
      await visitor.open('/')
      const draw = (text: string) =>
        visitor.evaluate(`(() => {
          const canvas = document.createElement('canvas')
          const pen = canvas.getContext('2d')
          pen.font = '40px "PingFang SC", sans-serif'
          pen.fillText('${text}', 10, 60)
          return canvas.toDataURL()
        })()`)

      assert.notEqual(await draw('验'), await draw('收'))
      assert.notEqual(await draw('验'), await draw(''))
    })
  })
}
