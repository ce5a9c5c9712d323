import { setTimeout as pause } from 'node:timers/promises'
import { test } from '@japa/runner'
import { closeBrowsers } from '#tests/support/browsers'
import { storedAnswer, storedRows } from '#tests/support/stored'
import { Clerk } from '#tests/support/clerk'
import { plant, setClock } from '#tests/support/world'
import { Desk } from '#tests/browser/filling/desk'
import { OwnServer } from '#tests/browser/filling/own_server'

test.group('Saving while typing (F3)', (group) => {
  group.teardown(() => closeBrowsers())

  test('in {$self}: typing saves by itself, Enter moves on, the value as understood is shown')
    .with(['chromium', 'chromium109'] as const)
    .run(async ({ assert }, browser) => {
      const desk = await Desk.open({ browser })
      const { visitor } = desk

      await visitor.fill('#f-JC09', '１，２００ 人')
      await desk.stores('JC09', '１，２００ 人')
      await visitor.sees('已保存', '#save-line')
      await visitor.sees('1,200', '#f-JC09-says')
      await visitor.fill('#f-JC09', '八百')
      await visitor.key('Enter')
      await desk.stores('JC09', '八百')
      await visitor.sees('八百', '#f-JC09-says')

      assert.equal(await desk.focus(), 'f-JC10')
      await desk.settles()
      assert.match(await desk.line(), /^已保存 \d\d:\d\d:\d\d$/)
      assert.equal(
        await visitor.evaluate(`document.querySelector('#f-JC09').getAttribute('aria-invalid')`),
        'true'
      )
      await visitor.close()
    })

  test('without leaving the field, a moment after the last key', async () => {
    const desk = await Desk.open()

    for (const key of ['1', '2', '3']) await desk.visitor.fill('#f-JC09', key)

    await desk.stores('JC09', '3')
    await desk.visitor.close()
  })

  test('selects, text areas, check boxes and cells', async ({ assert }) => {
    const desk = await Desk.open({}, 'JM')
    const { visitor } = desk
    const [row] = await storedRows(desk.report, 'JCT')

    await visitor.tick('2 ', true, '#JM03')
    await visitor.fill('#f-JM04', '第一行\n第二行')
    await visitor.key('Tab')
    await desk.stores('JM04', '第一行\n第二行')
    await visitor.tick('1 ', false, '#JM03')
    await desk.stores('JM03', '2,3')
    await desk.go('JC')
    await visitor.fill('#f-JC05', '09')
    await desk.stores('JC05', '09')
    await visitor.fill(`[name="${row.id}/JCT6"]`, '12.5')
    await visitor.key('Enter')
    await visitor.sees('12.50', '#JCT-sums')

    assert.equal((await storedRows(desk.report, 'JCT'))[0].cells.JCT6.raw, '12.5')
    await visitor.close()
  })

  test('what is typed while a text is on its way is sent after it, and is no conflict', async ({
    assert,
  }) => {
    const desk = await Desk.open()
    await desk.slow(700)

    await desk.visitor.evaluate(`(() => {
      const field = document.querySelector('#f-JC09')
      const type = (text) => { field.value = text; field.dispatchEvent(new Event('input', { bubbles: true })) }
      type('1'); field.dispatchEvent(new Event('change', { bubbles: true }))
      setTimeout(() => type('12'), 300)
      setTimeout(() => type('123'), 600)
    })()`)

    await desk.stores('JC09', '123')
    await pause(1000)
    assert.equal((await storedAnswer(desk.report, 'JC09'))?.raw, '123')
    assert.equal(await desk.visitor.value('#f-JC09'), '123')
    assert.notInclude(await desk.visitor.text(), '别处')
    await desk.visitor.close()
  })

  test('a composition of an input method is neither disturbed nor saved half', async ({
    assert,
  }) => {
    const desk = await Desk.open()
    const { visitor } = desk
    await visitor.fill('#f-JC10', '130')
    await visitor.fill('#f-JC08', '常')

    await visitor.devTools.send('Input.imeSetComposition', {
      text: 'zhou',
      selectionStart: 4,
      selectionEnd: 4,
    })
    await pause(2000)
    const during = await visitor.value('#f-JC08')
    const stored = (await storedAnswer(desk.report, 'JC08'))?.raw
    await visitor.devTools.send('Input.insertText', { text: '州' })
    await desk.stores('JC08', '常州')

    assert.equal(during, '常zhou')
    assert.notInclude(stored, 'zhou')
    await visitor.close()
  })

  test('the focus stays where it is when the notes are renewed', async ({ assert }) => {
    const desk = await Desk.open()
    const { visitor } = desk
    await plant(desk.report, { JC09: 1500, JC10: 1600 })
    await desk.go('JC')
    await visitor.fill('#f-JC13', '2')
    await visitor.evaluate(
      `(document.querySelector('#f-JC13').dispatchEvent(new Event('change', { bubbles: true })), document.querySelector('.note a, .note button').focus())`
    )
    const before = await visitor.evaluate('document.activeElement.textContent')

    await desk.stores('JC13', '2')
    await pause(1500)

    assert.equal(await visitor.evaluate('document.activeElement.textContent'), before)
    await visitor.close()
  })

  test('leaving the page right after the last key loses nothing and asks nothing', async () => {
    const desk = await Desk.open()

    await desk.visitor.evaluate(`(() => {
      const field = document.querySelector('#f-JC09')
      field.value = '777'; field.dispatchEvent(new Event('input', { bubbles: true }))
      location.assign('${desk.path('JD')}')
    })()`)

    await desk.stores('JC09', '777')
    await desk.visitor.sees('表三')
    await pause(500)
    await desk.settles()
    await desk.visitor.close()
  })

  test('the Back button shows what was saved', async ({ assert }) => {
    const desk = await Desk.open()
    const { visitor } = desk
    await visitor.fill('#f-JC09', '888')
    await desk.stores('JC09', '888')
    await visitor.follow('人员与工作量', '#toc')
    await visitor.sees('表三', 'h1')

    await visitor.evaluate('history.back()')
    await visitor.sees('表二', 'h1')

    assert.equal(await visitor.value('#f-JC09'), '888')
    await visitor.fill('#f-JC09', '889')
    await desk.stores('JC09', '889')
    await visitor.close()
  })

  test('a text that is too long stays, with the reason, also after a reload', async ({
    assert,
  }) => {
    const desk = await Desk.open({}, 'JK')
    const { visitor } = desk
    const long = '长'.repeat(4001)

    await visitor.fill('#f-JK10', long)
    await visitor.sees('4001', '#f-JK10-says')
    await desk.go('JK')
    await visitor.sees('4001', '#f-JK10-says')

    assert.equal(await visitor.value('#f-JK10'), long)
    await visitor.fill('#f-JK10', '改短了')
    await desk.stores('JK10', '改短了')
    await desk.settles()
    await visitor.close()
  })
})

test.group('Saving over a bad line (F3)', (group) => {
  group.teardown(() => closeBrowsers())

  test(
    'in {$self}: off line texts wait on this computer, a closed page included, and are sent later'
  )
    .with(['chromium', 'chromium109'] as const)
    .run(async ({ assert }, browser) => {
      const desk = await Desk.open({ browser })
      const { visitor } = desk
      await visitor.offline(true)
      await visitor.fill('#f-JC09', '901')
      await visitor.fill('#f-JC10', '131')
      await visitor.key('Enter')
      await visitor.sees('2 项留在这台电脑上', '#save-line')
      assert.deepEqual(await desk.waiting(), { JC09: '901', JC10: '131' })

      const again = await visitor.secondTab()
      await visitor.shut()
      await again.open(desk.path('JC'))
      await desk.stores('JC09', '901')
      await desk.stores('JC10', '131')

      assert.equal(await again.value('#f-JC09'), '901')
      await again.sees('已保存', '#save-line')
      await desk.settles(again)
      await again.close()
    })

  test('it goes on by itself when the line is back', async () => {
    const desk = await Desk.open()
    await desk.visitor.offline(true)
    await desk.visitor.fill('#f-JC09', '902')
    await desk.visitor.sees('连不上', '#save-line')

    await desk.visitor.offline(false)

    await desk.stores('JC09', '902')
    await desk.visitor.sees('已保存', '#save-line')
    await desk.settles()
    await desk.visitor.close()
  })

  test('the server is restarted in between', async () => {
    const server = await OwnServer.start()
    try {
      const desk = await Desk.open({ site: server.url })
      await server.stop()
      await desk.visitor.fill('#f-JC09', '903')
      await desk.visitor.sees('连不上', '#save-line')

      await server.again()

      await desk.stores('JC09', '903', 30_000)
      await desk.visitor.sees('已保存', '#save-line')
      await desk.settles()
      await desk.visitor.close()
    } finally {
      await server.stop()
    }
  }).timeout(90_000)

  test('the session has expired: link, login, saved, at the same place', async ({ assert }) => {
    const desk = await Desk.open()
    const { visitor } = desk
    await desk.expireSessions()
    await visitor.fill('#f-JC09', '904')
    await visitor.sees('登录已过期，1 项留在这台电脑上', '#save-line')
    assert.equal((await storedAnswer(desk.report, 'JC09'))?.raw, '860')

    await visitor.follow('重新登录后自动保存')
    await visitor.sees('登录')
    await visitor.fill('用户名', desk.world.respondent.userName)
    await visitor.fill('密码', 'Tiger2016')
    await visitor.press('登录')

    await desk.stores('JC09', '904')
    assert.include(visitor.url(), desk.path('JC'))
    await visitor.close()
  })

  test('a login in another tab is enough', async () => {
    const desk = await Desk.open()
    const { visitor } = desk
    await desk.expireSessions()
    await visitor.fill('#f-JC09', '905')
    await visitor.sees('登录已过期', '#save-line')

    const other = await visitor.secondTab()
    await desk.signIn(other)
    await visitor.fill('#f-JC10', '135')

    await desk.stores('JC10', '135')
    await desk.stores('JC09', '905')
    await desk.settles()
    await visitor.close()
  })

  test('after a login the home page sends what an earlier visit has left behind', async ({
    assert,
  }) => {
    const desk = await Desk.open()
    const { visitor } = desk
    await desk.expireSessions()
    await visitor.fill('#f-JC09', '906')
    await visitor.sees('登录已过期', '#save-line')

    await desk.signIn()

    await desk.stores('JC09', '906')
    await visitor.sees('上次没保存的 1 项已保存', '#waiting')
    assert.equal(visitor.url(), '/')
    await desk.settles()
    await visitor.close()
  })

  test('another section and the audit page send them too', async () => {
    const desk = await Desk.open()
    const { visitor } = desk
    await visitor.offline(true)
    await visitor.fill('#f-JC09', '907')
    await visitor.sees('连不上', '#save-line')
    const audit = await visitor.secondTab()
    await visitor.shut()

    await audit.open(`/reports/${desk.report.id}/audit`)

    await desk.stores('JC09', '907')
    await audit.close()
  })

  test('somebody else who logs in at this computer neither sends nor loses them', async ({
    assert,
  }) => {
    const desk = await Desk.open()
    const { visitor } = desk
    await visitor.offline(true)
    await visitor.fill('#f-JC09', '908')
    await visitor.sees('连不上', '#save-line')
    await visitor.evaluate(
      `localStorage.setItem('pending:99999:JC09', JSON.stringify({ raw: '1', expected: 0, place: '/' }))`
    )
    await visitor.offline(false)

    await desk.stores('JC09', '908')
    await visitor.sees('已保存', '#save-line')

    assert.deepEqual(await desk.waiting(), { JC09: '1' })
    await visitor.close()
  })

  test('退出 sends first', async ({ assert }) => {
    const desk = await Desk.open()
    const { visitor } = desk

    await visitor.evaluate(`(() => {
      const field = document.querySelector('#f-JC09')
      field.value = '909'; field.dispatchEvent(new Event('input', { bubbles: true }))
    })()`)
    await visitor.press('退出')

    await desk.stores('JC09', '909')
    assert.include(visitor.url(), '/login')
    await visitor.close()
  })

  test('退出 off line asks first, and what waits is sent by the next login', async ({ assert }) => {
    const desk = await Desk.open()
    const { visitor } = desk
    await visitor.evaluate(`window.confirm = (words) => { document.title = words; return false }`)
    await visitor.offline(true)
    await visitor.fill('#f-JC09', '911')
    await visitor.sees('连不上', '#save-line')

    await visitor.press('退出')

    assert.include(await visitor.evaluate('document.title'), '还有 1 项没有保存')
    assert.equal(visitor.url(), desk.path('JC'))
    await visitor.offline(false)
    await desk.stores('JC09', '911')
    await visitor.close()
  })

  test('a browser that keeps nothing warns before the page is left, others do not', async ({
    assert,
  }) => {
    const desk = await Desk.open()
    const { visitor } = desk
    const leave = () =>
      visitor.evaluate(`!dispatchEvent(new Event('beforeunload', { cancelable: true }))`)
    await visitor.offline(true)
    await visitor.fill('#f-JC09', '912')
    await visitor.sees('连不上', '#save-line')
    const kept = await leave()

    await visitor.evaluate(`Storage.prototype.setItem = () => { throw new Error('full') }`)
    await visitor.fill('#f-JC09', '913')
    const notKept = await leave()

    assert.deepEqual([kept, notKept], [false, true])
    await visitor.offline(false)
    await desk.stores('JC09', '913')
    await visitor.close()
  })

  test('what can not be saved any more is said on every page until it is given up', async ({
    assert,
  }) => {
    const desk = await Desk.open()
    const { visitor } = desk
    await setClock('2017-03-10T16:00:01Z')
    await visitor.fill('#f-JC09', '914')
    await visitor.sees('本年将无法进行报表报送', '#f-JC09-says')

    await visitor.open('/')
    await visitor.sees('JC09 填的“914”没有保存', '#waiting')
    await visitor.press('不要了')

    await desk.settles()
    assert.equal((await storedAnswer(desk.report, 'JC09'))?.raw, '860')
    await visitor.close()
  })

  test('two tabs that are off line keep both what they have', async ({ assert }) => {
    const desk = await Desk.open()
    const one = desk.visitor
    const other = await one.secondTab()
    await other.open(desk.path('JC'))
    await one.offline(true)
    await other.offline(true)

    await one.fill('#f-JC09', '910')
    await other.fill('#f-JC10', '140')
    await one.fill('#f-JC13', '3')
    await one.sees('连不上', '#save-line')

    assert.deepEqual(await desk.waiting(), { JC09: '910', JC10: '140', JC13: '3' })
    await one.close()
  })
})

test.group('Two tabs with one field (F4)', (group) => {
  group.teardown(() => closeBrowsers())

  async function conflict() {
    const desk = await Desk.open()
    const clerk = await Clerk.at(desk.report, desk.world.respondent)
    await clerk.open('JC')
    await clerk.save('JC09', { raw: '900', expected: 1 })
    await desk.visitor.fill('#f-JC09', '800')
    await desk.visitor.sees('改成了“900”，您填的是“800”', '#f-JC09-says')
    return desk
  }

  test('用我的', async ({ assert }) => {
    const desk = await conflict()
    assert.include(await desk.line(), '请选用哪个')

    await desk.visitor.press('用我的')

    await desk.stores('JC09', '800')
    await desk.visitor.sees('已保存', '#save-line')
    assert.equal(await desk.focus(), 'f-JC09')
    await desk.visitor.close()
  })

  test('用别处的', async ({ assert }) => {
    const desk = await conflict()

    await desk.visitor.press('用别处的')
    await desk.visitor.sees('已用别处的值', '#save-line')

    assert.equal(await desk.visitor.value('#f-JC09'), '900')
    assert.equal((await storedAnswer(desk.report, 'JC09'))?.version, 2)
    await desk.settles()
    await desk.visitor.fill('#f-JC09', '910')
    await desk.stores('JC09', '910')
    await desk.visitor.close()
  })

  test('undecided it survives a reload, and asks again', async ({ assert }) => {
    const desk = await conflict()

    await desk.go('JC')
    await desk.visitor.sees('改成了“900”，您填的是“800”', '#f-JC09-says')

    assert.equal(await desk.visitor.value('#f-JC09'), '800')
    assert.equal((await storedAnswer(desk.report, 'JC09'))?.raw, '900')
    await desk.visitor.close()
  })

  test('other fields are saved meanwhile', async () => {
    const desk = await conflict()

    await desk.visitor.fill('#f-JC10', '140')

    await desk.stores('JC10', '140')
    await desk.visitor.close()
  })

  test('a select and check boxes can be decided too', async ({ assert }) => {
    const desk = await Desk.open({}, 'JM')
    const clerk = await Clerk.at(desk.report, desk.world.respondent)
    await clerk.open('JM')
    await clerk.save('JM03', { raw: '2', expected: 1 })
    await desk.visitor.tick('3 ', false, '#JM03')
    await desk.visitor.sees('改成了“2”', '#f-JM03-says')

    await desk.visitor.press('用别处的')

    const checked = await desk.visitor.evaluate(
      `[...document.querySelectorAll('#JM03 :checked')].map((box) => box.value).join()`
    )
    assert.equal(checked, '2')
    await desk.visitor.close()
  })
})
