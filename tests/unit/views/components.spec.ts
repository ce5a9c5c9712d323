import { readFile, readdir } from 'node:fs/promises'
import { test } from '@japa/runner'
import { views } from '#tests/support/views'

const COMPONENTS = new URL('../../../resources/views/components/', import.meta.url)
const HOSTILE = '"><script>alert(1)</script>'

/** Renders Edge source and folds white space, so that tests speak of elements and words only. */
async function render(source: string, values: object = {}) {
  const html = await views().renderRaw(source, values)
  return html.replaceAll(/\s+/g, ' ').replaceAll(/> | </g, (edge) => edge.trim())
}

test.group('Components: what must never happen', () => {
  test('text from people stays text in {$self}')
    .with([
      "@!ui.mark({ kind: 'stop', words })",
      "@!ui.state({ of: 'submitted', words })",
      '@!ui.tag({ words })',
      "@!ui.notice({ kind: 'stop', title: words })",
      '@!ui.btn({ words, value: words, label: words, href: words })',
      '@!ui.btn({ words, id: words, reason: words })',
      "@!ui.field({ id: 'x', label: words, value: words, hint: words, err: words })",
      '@!ui.facts({ facts: [{ term: words, words }] })',
      '@!ui.check({ conditions: [{ words, hint: words, href: words, action: words }] })',
      "@!ui.thumbs({ files: [{ href: words, src: words, alt: words, name: words }], removal: 'x' })",
      '@!ui.empty({ words, hint: words })',
      '@!layout({ title: words, footer: words, home: words, year: words })',
    ])
    .run(async ({ assert }, source) => {
      const html = await render(source, { words: HOSTILE })

      assert.include(html, '&lt;script&gt;')
      assert.notInclude(html, '<script>')
    })

  test('no style, script or event handler is written into a page', async ({ assert }) => {
    for (const file of await readdir(COMPONENTS, { recursive: true })) {
      if (!file.endsWith('.edge')) continue
      const source = await readFile(new URL(file, COMPONENTS), 'utf8')

      assert.notMatch(source, /\sstyle=|<script|<style|\son[a-z]+=/, file)
    }
  })

  test('a button with a reason leads nowhere and says why', async ({ assert }) => {
    const html = await render(
      "@!ui.btn({ id: 'submit', kind: 'main', words: '上报', href: '/x', name: 'go', reason: '封面失效' })"
    )

    assert.equal(
      html,
      '<button class="btn main" id="submit" type="button" aria-disabled="true" aria-describedby="submit-why">上报</button><span class="hint" id="submit-why">封面失效</span>'
    )
  })

  test('no drawing is asked for that the sprite lacks', async ({ assert }) => {
    const sprite = await readFile(new URL('../../../public/icons.svg', import.meta.url), 'utf8')
    const states = 'not_started filling submitted returned province_accepted handed_over'.split(' ')
    const kinds = ['stop', 'warn', 'ask', 'ok', 'info']
    const sources = [
      ...[...states, 'nationally_accepted', 'unreported'].map(
        (of) => `@!ui.state({ of: '${of}' })`
      ),
      ...kinds.map((kind) => `@!ui.mark({ kind: '${kind}' })`),
      "@!layout({ title: '登录' })",
    ]

    const html = await render(sources.join('\n'))
    const drawings = [...html.matchAll(/icons\.svg#([^"]+)/g)].map(([, id]) => id)

    assert.lengthOf(drawings, sources.length)
    for (const id of drawings) assert.include(sprite, `<symbol id="${id}"`)
  })
})

test.group('Components', () => {
  test('an icon is hidden from those who hear the page', async ({ assert }) => {
    assert.equal(
      await render("@!ui.icon({ name: 'stop', class: 'stop' })"),
      '<svg class="i stop" aria-hidden="true"><use href="/icons.svg#stop"/></svg>'
    )
  })

  test('a mark has the word of its kind unless another is given', async ({ assert }) => {
    assert.include(await render("@!ui.mark({ kind: 'warn' })"), '</svg>核实性</span>')

    const heading = await render("@ui.mark({ kind: 'stop', as: 'h2', id: 'g' })\n2 条\n@end")

    assert.match(heading, /^<h2 class="mark stop" id="g"><svg.*<\/svg>2 条<\/h2>$/)
  })

  test('a state is a circle and a word', async ({ assert }) => {
    const html = await render("@!ui.state({ of: 'returned' })")

    assert.match(html, /^<span class="state warn"><svg.*#back"\/><\/svg>退回修改<\/span>$/)
    assert.include(
      await render("@!ui.state({ of: 'submitted', words: '待江苏省验收' })"),
      '待江苏省验收'
    )
  })

  test('a tag is a word', async ({ assert }) => {
    assert.equal(await render("@!ui.tag({ words: '选填' })"), '<span class="tag">选填</span>')
  })

  test('a notice is named by its title', async ({ assert }) => {
    const html = await render(
      "@ui.notice({ kind: 'stop', id: 'wrong', role: 'alert', title: '还有 2 处要改' })\n<p>看下面</p>\n@end"
    )

    assert.include(
      html,
      'class="notice stop" id="wrong" role="alert" aria-labelledby="wrong-title"'
    )
    assert.include(html, '<h2 id="wrong-title">还有 2 处要改</h2><p>看下面</p>')
  })

  test('a button that can be used carries its name, its zero and its attributes', async ({
    assert,
  }) => {
    const html = await render(
      "@!ui.btn({ words: '删除', name: 'drop', value: 0, attributes: { 'hx-post': '/rows?a=1&b=2', 'autofocus': true } })"
    )

    assert.equal(
      html,
      '<button class="btn" name="drop" value="0" hx-post="/rows?a=1&amp;b=2" autofocus>删除</button>'
    )
  })

  test('a link can look like a button', async ({ assert }) => {
    assert.equal(
      await render("@!ui.btn({ words: '审核', href: '/audit' })"),
      '<a class="btn" href="/audit">审核</a>'
    )
  })

  test('a field ties mistake and hint to its input', async ({ assert }) => {
    const html = await render(
      "@!ui.field({ id: 'org', label: '组织机构代码', value: '57143682', err: '要 9 位', hint: '9 位', attributes: { required: true } })"
    )

    assert.include(html, '<label for="org">组织机构代码</label>')
    assert.include(
      html,
      '<input id="org" aria-describedby="org-e org-h" aria-invalid="true" name="org" type="text" value="57143682" required>'
    )
    assert.include(html, '<p class="err" id="org-e">要 9 位</p><p class="hint" id="org-h">9 位</p>')
  })

  test('a field wires a control of another kind', async ({ assert }) => {
    const html = await render(
      "@ui.field({ id: 'why', label: '说明', hint: '写清原因' })\n@slot('control', wires)\n<textarea {{ wires }}></textarea>\n@end\n@end"
    )

    assert.include(html, '<textarea id="why" aria-describedby="why-h"></textarea>')
    assert.notInclude(html, '<input')
  })

  test('facts are terms and words', async ({ assert }) => {
    assert.equal(
      await render("@!ui.facts({ facts: [{ term: '回执号', words: '3204' }] })"),
      '<dl class="facts"><dt>回执号</dt><dd>3204</dd></dl>'
    )
  })

  test('a condition says whether it is met in words too', async ({ assert }) => {
    const html = await render(
      "@!ui.check({ conditions: [{ met: true, words: '在填报期内' }, { met: false, words: '封面失效', href: '/cover', action: '看封面' }] })"
    )

    assert.include(html, '已满足：</span>在填报期内')
    assert.include(html, '未满足：</span>封面失效')
    assert.include(html, '<a href="/cover">看封面<span class="vh">：封面失效</span></a>')
  })

  test('a file can be deleted only where that is allowed', async ({ assert }) => {
    const files = [
      { href: '/f/7', src: '/t/7', alt: '有公章', name: '执照.jpg', size: '1.8 MB', id: 7 },
    ]

    const open = await render("@!ui.thumbs({ files, removal: 'drop' })", { files })
    const closed = await render('@!ui.thumbs({ files })', { files })

    assert.include(open, 'name="drop" value="7" aria-label="删除 执照.jpg"')
    assert.include(closed, 'alt="有公章"')
    assert.notInclude(closed, '<button')
  })

  test('an empty place says what to do', async ({ assert }) => {
    const html = await render(
      '@ui.empty({ words: \'没有待验收的报表\' })\n<a href="/">回首页</a>\n@end'
    )

    assert.include(html, '没有待验收的报表</p><a href="/">回首页</a>')
  })
})

test.group('Layout', () => {
  test('leaves out what is not given', async ({ assert }) => {
    const html = await render("@layout({ title: '登录' })\n<h1>登录</h1>\n@end")

    assert.include(html, '<html lang="zh-CN">')
    assert.include(html, '<title>登录 · 跟踪调查</title>')
    assert.include(html, '<main class="wrap page" id="main" tabindex="-1"><h1>登录</h1></main>')
    assert.notInclude(html, 'class="dock"')
    assert.notInclude(html, '年度')
  })

  test('puts each slot in its place', async ({ assert }) => {
    const slots = ['me', 'nav', 'dock'].map((name) => `@slot('${name}')\n<i>${name}</i>\n@end`)

    const html = await render(
      `@layout({ title: '填报', year: 2016, width: 'mid' })\n${slots.join('\n')}\n<h1>填报</h1>\n@end`
    )

    assert.include(html, '2016 年度')
    assert.include(html, '<div class="me"><i>me</i></div>')
    assert.include(html, '<i>nav</i></header>')
    assert.match(html, /class="dock".*<div class="wrap mid row"><i>dock<\/i>/)
  })
})
