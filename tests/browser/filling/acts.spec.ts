import { setTimeout as pause } from 'node:timers/promises'
import { test } from '@japa/runner'
import { closeBrowsers } from '#tests/support/browsers'
import { storedAnswer, storedRows } from '#tests/support/stored'
import { plant, setClock } from '#tests/support/world'
import { Desk } from '#tests/browser/filling/desk'

const rows = (desk: Desk) => storedRows(desk.report, 'JCT')

async function hasRows(desk: Desk, count: number) {
  const end = Date.now() + 8000
  while ((await rows(desk)).length !== count) {
    if (Date.now() > end) throw new Error(`${(await rows(desk)).length} rows, not ${count}`)
    await pause(50)
  }
}

/** Types as a person does who does not wait, and leaves the field where it is. */
const type = (desk: Desk, selector: string, text: string) =>
  desk.visitor.evaluate(`(() => {
    const field = document.querySelector(${JSON.stringify(selector)})
    field.focus(); field.value = ${JSON.stringify(text)}
    field.dispatchEvent(new Event('input', { bubbles: true }))
  })()`)

test.group('Buttons of the form with scripts', (group) => {
  group.teardown(() => closeBrowsers())

  test('in {$self}: a row is added without losing the place, and the focus is in it')
    .with(['chromium', 'chromium109'] as const)
    .run(async ({ assert }, browser) => {
      const desk = await Desk.open({ browser })
      const { visitor } = desk

      await visitor.press('添加一行')
      await hasRows(desk, 3)
      const [, , added] = await rows(desk)
      await visitor.sees('3 行，最多 50 行')
      const focus = await desk.focus()
      await visitor.fill(`#f-${added.id}\\/JCT1`, '新单位')
      await visitor.key('Enter')
      await desk.settles()

      assert.equal(focus, `f-${added.id}/JCT1`)
      assert.equal((await rows(desk))[2].cells.JCT1.raw, '新单位')
      assert.equal(visitor.url(), desk.path('JC'))
      await visitor.close()
    })

  test('what was typed just before is saved first', async ({ assert }) => {
    const desk = await Desk.open()
    await type(desk, '#f-JC09', '901')

    await desk.visitor.press('添加一行')

    await hasRows(desk, 3)
    assert.equal((await storedAnswer(desk.report, 'JC09'))?.raw, '901')
    assert.equal(await desk.visitor.value('#f-JC09'), '901')
    await desk.visitor.close()
  })

  test('what is typed while the button is at work stays, is saved and is no conflict', async ({
    assert,
  }) => {
    const desk = await Desk.open()
    await desk.slow(800)
    await type(desk, '#f-JC09', '902')
    await desk.visitor.evaluate(`document.querySelector('#add-JCT').click()`)
    for (const [text, wait] of [
      ['9021', 500],
      ['90212', 700],
      ['902123', 900],
    ] as const) {
      await pause(wait)
      await type(desk, '#f-JC09', text)
      await type(desk, '#f-JC10', `1${text}`)
    }

    await hasRows(desk, 3)
    await desk.stores('JC09', '902123')
    await desk.stores('JC10', '1902123')
    await desk.visitor.sees('3 行，最多 50 行')
    await desk.settles()
    assert.equal(await desk.visitor.value('#f-JC09'), '902123')
    assert.equal(await desk.visitor.value('#f-JC10'), '1902123')
    assert.notInclude(await desk.visitor.text(), '别处')
    await desk.visitor.close()
  })

  test('a composition goes on while a row is added', async ({ assert }) => {
    const desk = await Desk.open()
    const { visitor } = desk
    await visitor.fill('#f-JC08', '常')
    await visitor.evaluate(`document.querySelector('#add-JCT').click()`)
    await visitor.devTools.send('Input.imeSetComposition', {
      text: 'zhou',
      selectionStart: 4,
      selectionEnd: 4,
    })
    await hasRows(desk, 3)
    await visitor.sees('3 行，最多 50 行')
    assert.equal(await visitor.value('#f-JC08'), '常zhou')

    await visitor.devTools.send('Input.insertText', { text: '州' })

    await desk.stores('JC08', '常州')
    assert.equal(await visitor.value('#f-JC08'), '常州')
    await visitor.close()
  })

  test('off line a button does nothing, and says so; nothing typed is lost', async ({ assert }) => {
    const desk = await Desk.open()
    await desk.visitor.offline(true)

    await desk.visitor.press('添加一行')
    await desk.visitor.sees('没有办成', '#save-line')
    await type(desk, '#f-JC09', '903')
    await desk.visitor.press('添加一行')
    await desk.visitor.sees('1 项留在这台电脑上', '#save-line')
    await desk.visitor.offline(false)

    await desk.stores('JC09', '903')
    assert.lengthOf(await rows(desk), 2)
    await desk.visitor.close()
  })

  test('removing, taking back, moving, copying keep focus and order', async ({ assert }) => {
    const desk = await Desk.open()
    const { visitor } = desk
    const [first, second] = await rows(desk)

    await visitor.evaluate(`document.getElementById('down-${first.id}').focus()`)
    await visitor.key('Enter')
    await desk.focuses(`up-${first.id}`)
    const order = (await rows(desk)).map(({ id }) => id)
    assert.deepEqual(order, [second.id, first.id])

    await visitor.press('删除第 1 行')
    await visitor.sees('已删除一行')
    assert.equal(await visitor.evaluate('document.activeElement.textContent'), '撤销删除')
    await visitor.key('Enter')
    await visitor.sees('2 行，最多 50 行')
    assert.equal(await desk.focus(), `f-${second.id}/JCT1`)

    await visitor.press('复制第 1 行')
    await visitor.sees('3 行，最多 50 行')
    assert.lengthOf(await rows(desk), 3)
    await visitor.close()
  })

  test('three quick presses add three rows', async () => {
    const desk = await Desk.open()

    await desk.visitor.evaluate(
      `(() => { const add = document.querySelector('#add-JCT'); add.click(); add.click(); add.click() })()`
    )

    await hasRows(desk, 5)
    await desk.visitor.sees('5 行，最多 50 行')
    await desk.visitor.close()
  })

  test('the sum is offered after a save and taken in place', async ({ assert }) => {
    const desk = await Desk.open({}, 'JD')
    const { visitor } = desk
    await visitor.fill('#f-JD01', '25')
    await visitor.key('Enter')
    await visitor.sees('用合计 24', '#JD01-n')

    await visitor.press('用合计 24')

    await desk.stores('JD01', '24')
    await visitor.sees('系统代填', '#JD01-m')
    assert.equal(await visitor.value('#f-JD01'), '24')
    assert.equal(await desk.focus(), 'f-JD01')
    assert.equal(await visitor.text('#JD01-n'), '')
    await visitor.close()
  })

  test('blanks become 0 in place, also one blanked this moment', async ({ assert }) => {
    const desk = await Desk.open({}, 'JD')
    await plant(desk.report, { JD03: '', JD05: '两个' })
    await desk.go('JD')
    await type(desk, '#f-JD07', '')

    await desk.visitor.press('空着的数字都填 0')

    await desk.stores('JD03', '0')
    await desk.stores('JD07', '0')
    await desk.visitor.sees('系统代填', '#JD03-m')
    assert.equal(await desk.visitor.value('#f-JD03'), '0')
    assert.equal(await desk.visitor.value('#f-JD07'), '0')
    assert.equal(await desk.visitor.value('#f-JD05'), '两个')
    await desk.visitor.close()
  })

  test('a page out of order does not take the place of the form', async ({ assert }) => {
    const desk = await Desk.open()
    await desk.visitor.evaluate(`document.querySelector('#form [name=_csrf]').value = 'forged'`)

    await desk.visitor.press('添加一行')

    await desk.visitor.sees('放得太久', '#save-line')
    assert.equal(await desk.visitor.value('#f-JC09'), '860')
    await desk.visitor.close()
  })

  test('the deadline passes while the form is open: every text stays, with the reason', async ({
    assert,
  }) => {
    const desk = await Desk.open()
    await setClock('2017-03-10T16:00:01Z')

    await desk.visitor.fill('#f-JC09', '904')
    await desk.visitor.sees('本年将无法进行报表报送', '#f-JC09-says')

    assert.equal(await desk.visitor.value('#f-JC09'), '904')
    assert.equal((await storedAnswer(desk.report, 'JC09'))?.raw, '860')
    await desk.visitor.close()
  })

  test('a row removed elsewhere says so where it was typed', async () => {
    const desk = await Desk.open()
    const [row] = await rows(desk)
    const { sql } = await import('#queries/sql')
    await sql('UPDATE table_rows SET deleted_at = now() WHERE id = ?', [row.id])

    await desk.visitor.fill(`[name="${row.id}/JCT5"]`, '热管理')

    await desk.visitor.sees('这一行已在别处删除', `#f-${row.id}\\/JCT5-says`)
    await desk.settles()
    await desk.visitor.close()
  })
})

test.group('Going through the form with the keyboard (F8)', (group) => {
  group.teardown(() => closeBrowsers())

  test('Enter goes through every kind of field, Shift+Enter back, and at the end to the dock', async ({
    assert,
  }) => {
    const desk = await Desk.open({}, 'JM')
    const { visitor } = desk
    await visitor.evaluate(`document.querySelector('#f-JM01').focus()`)
    const way = []
    for (let i = 0; i < 2; i++) {
      await visitor.key('Enter')
      way.push(await visitor.evaluate(`document.activeElement.name`))
    }
    await visitor.key('Enter')
    way.push(await visitor.evaluate(`document.activeElement.name`))
    await visitor.key('Shift+Tab', 'Shift+Tab')

    assert.deepEqual(way, ['JM02', 'JM03', 'JM04'])
    assert.equal(visitor.url(), desk.path('JM'))
    await desk.go('JL')
    await visitor.evaluate(`[...document.querySelectorAll('#form [data-save]')].at(-1).focus()`)
    await visitor.key('Enter')
    assert.equal(await visitor.evaluate('document.activeElement.textContent.trim()'), '审核')
    await visitor.close()
  })

  test('the next open item leads through what is missing, section after section', async ({
    assert,
  }) => {
    const desk = await Desk.open({}, 'JC')
    const { visitor } = desk
    await plant(desk.report, { JC08: '', JC10: '很多', JF02: '' })
    await desk.go('JC')

    await visitor.press('下一个待填项')
    await desk.focuses('f-JC08')
    await visitor.fill('#f-JC08', '常州市')
    await visitor.press('下一个待填项')
    await desk.focuses('f-JC10')
    await visitor.press('下一个待填项')
    await visitor.sees('表五', 'h1')
    await desk.focuses('f-JF02')
    await visitor.press('下一个待填项')
    await visitor.sees('表二', 'h1')
    await desk.focuses('f-JC10')
    assert.equal((await storedAnswer(desk.report, 'JC08'))?.raw, '常州市')
    await visitor.close()
  })

  test('codes are found while typing and taken with the keys', async ({ assert }) => {
    const desk = await Desk.open()
    const { visitor } = desk

    await visitor.fill('#f-JC04', 'xbq')
    await visitor.sees('320411', '.codes')
    await visitor.key('ArrowDown')
    const chosen = await visitor.text('.codes [aria-selected=true]')
    await visitor.key('Enter')

    await desk.stores('JC04', chosen.slice(0, 6))
    await visitor.sees('区', '#f-JC04-says')
    assert.equal(await desk.focus(), 'f-JC05')
    await visitor.fill('#f-JC04', '武进')
    await visitor.sees('320412', '.codes')
    await visitor.key('Escape')
    assert.equal(await visitor.evaluate(`document.querySelector('.codes')`), null)
    await visitor.close()
  })

  test('a code is taken with the mouse', async () => {
    const desk = await Desk.open()

    await desk.visitor.fill('#f-JC04', '320411')
    await desk.visitor.sees('新北', '.codes')
    await desk.visitor.evaluate(
      `document.querySelector('.codes li').dispatchEvent(new MouseEvent('mousedown', { bubbles: true, cancelable: true }))`
    )

    await desk.stores('JC04', '320411')
    await desk.visitor.close()
  })

  test('a block pasted into a cell is looked at first', async () => {
    const desk = await Desk.open()
    const [row] = await rows(desk)

    await desk.visitor.evaluate(`(() => {
      const data = new DataTransfer()
      data.setData('text/plain', '丙大学\\t\\t03\\t610103\\n丁大学\\t\\t03\\t610103\\n')
      document.getElementById('f-${row.id}/JCT1').dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
    })()`)

    await desk.visitor.sees('写入 2 行')
    await desk.visitor.press('写入 2 行')
    await hasRows(desk, 4)
    await desk.visitor.close()
  })
})
