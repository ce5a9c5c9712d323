import { createServer } from 'node:http'
import { mkdtemp, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from '@japa/runner'
import sharp from 'sharp'
import { accessibilityProblems } from '#tests/support/accessibility'
import { closeBrowsers } from '#tests/support/browsers'
import { views } from '#tests/support/views'
import { Visitor } from '#tests/support/visitor'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'

const ROOT = new URL('../../', import.meta.url)
const DESK = { width: 1366, height: 768 }
const PHONE = { width: 360, height: 740 }

async function contents(path: string) {
  if (path.endsWith('.svg')) return readFile(new URL(`public${path}`, ROOT))
  if (path.endsWith('.css')) return readFile(new URL(`resources/css${path}`, ROOT))
  return views().renderRaw(await readFile(new URL('specimen.edge', import.meta.url), 'utf8'))
}

function typeOf(path: string) {
  if (path.endsWith('.svg')) return 'image/svg+xml'
  return path.endsWith('.css') ? 'text/css' : 'text/html; charset=utf-8'
}

async function openSpecimen(): Promise<Server> {
  const server = createServer(async (request, response) => {
    response.setHeader('content-type', typeOf(request.url!))
    response.setHeader('content-security-policy', "default-src 'self'")
    response.end(await contents(request.url!))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return server
}

for (const browser of ['chromium', 'chromium109', 'chromium89'] as const) {
  test.group(`The look in ${browser}`, (group) => {
    let server: Server
    let visitor: Visitor

    group.setup(async () => {
      server = await openSpecimen()
      const site = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
      visitor = await Visitor.arrive({ browser, site })
      await visitor.open('/')
    })
    group.teardown(async () => {
      await closeBrowsers()
      server.close()
    })

    for (const size of [DESK, PHONE]) {
      test(`bars nobody at a width of ${size.width}`, async ({ assert }) => {
        await visitor.resize(size)

        assert.deepEqual(await accessibilityProblems(visitor), [])
      })

      test(`needs no sideways scrolling at a width of ${size.width}`, async ({ assert }) => {
        await visitor.resize(size)

        assert.equal(await visitor.evaluate('document.documentElement.scrollWidth'), size.width)
      })
    }

    test('a note that says nothing takes no room', async ({ assert }) => {
      await visitor.resize(DESK)

      const height = 'document.querySelector("#silent").getBoundingClientRect().height'

      assert.isAtMost(await visitor.evaluate(height), 1)
    })

    test('what is hidden stays hidden, whatever its class', async ({ assert }) => {
      const shown = `(() => {
        const notice = document.querySelector('.notice')
        notice.hidden = true
        const { display } = getComputedStyle(notice)
        notice.hidden = false
        return display
      })()`

      assert.equal(await visitor.evaluate(shown), 'none')
    })

    test('reports on their way back are hatched', async ({ assert }) => {
      const file = join(await mkdtemp(join(tmpdir(), 'look-')), 'specimen.png')
      const box =
        '(({ x, y }) => ({ x, y }))(document.querySelector("#hatched").getBoundingClientRect())'
      await visitor.evaluate('scrollTo(0, 0)')
      const { x, y } = await visitor.evaluate(box)

      await visitor.screenshot(file, DESK)

      const area = { left: Math.ceil(x), top: Math.ceil(y), width: 100, height: 12 }
      const { channels } = await sharp(await sharp(file).extract(area).toBuffer()).stats()
      assert.isAbove(channels[2].stdev, 20, 'stripes of two colours')
    })
  })
}
