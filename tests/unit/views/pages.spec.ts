import { test } from '@japa/runner'
import { views } from '#tests/support/views'

const PAGES = { words: '第 2 页，共 3 页', previous: '/messages?page=1', next: '/messages?page=3' }

function render(source: string): Promise<string> {
  return views().renderRaw(source, { pages: PAGES })
}

test.group('The pages around a list', () => {
  test('are plain links where a page has no region to put them into', async ({ assert }) => {
    const html = await render('@!ui.pages({ pages })')

    assert.include(html, '<a class="btn" href="/messages?page=3" rel="next">下一页</a>')
    assert.notInclude(html, 'hx-')
  })

  test('narrow what comes to the region that they are told', async ({ assert }) => {
    const html = await render("@!ui.pages({ pages, region: '#queue' })")

    assert.include(html, 'hx-get="/messages?page=3" hx-target="#queue"')
  })
})
