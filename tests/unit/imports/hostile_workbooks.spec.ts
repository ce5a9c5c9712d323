import { test } from '@japa/runner'
import { CellText, MOST_CHARACTERS } from '#imports/cell_text'
import { XmlReader } from '#imports/workbook/xml_reader'
import { bookOf, readList } from '#tests/unit/imports/sample_list'

const HEADERS = ['项目编号', '项目名称', '承担单位', '领域']
const ROW = ['2012AA01A301', '永磁电机研究', '常州某电机厂', '先进能源']

/** How many characters of this document the reader looks at, each as often as it does. */
function looksAt(document: string): number {
  let looks = 0
  const counted = new Proxy(Object(document), {
    get(target, key) {
      const value = Reflect.get(target, key, target)
      if (typeof value !== 'function') return value
      return (...words: [string, number]) => {
        const given = value.apply(target, words)
        if (key === 'indexOf') looks += (given < 0 ? target.length : given) - (words[1] ?? 0)
        else looks += 1
        return given
      }
    },
  })
  new XmlReader({}).write(counted as string)
  return looks
}

test.group('Workbooks made to do harm', () => {
  test('a text longer than a cell can hold refuses its row, with a part of it', async ({
    assert,
  }) => {
    const { rows } = await readList(
      await bookOf([HEADERS, ROW.with(1, '长'.repeat(MOST_CHARACTERS + 1)), ROW])
    )

    const [{ column, found, message }] = rows[0].mistakes
    assert.equal(column, '项目名称')
    assert.match(message, /超过 32767 个字，没有读/)
    assert.isBelow(found.length, 100)
    assert.isBelow(rows[0].title.length, 100)
    assert.deepEqual(rows[1].mistakes, [])
  })

  test('the same text written into the cell itself refuses its row too', async ({ assert }) => {
    const long = ROW.with(1, '长'.repeat(MOST_CHARACTERS + 1)).join(',')

    const { rows } = await readList([HEADERS.join(','), long].join('\n'))

    assert.match(rows[0].mistakes[0].message, /超过 32767 个字，没有读/)
  })

  test('of a text in many pieces no more is kept than a cell can hold', ({ assert }) => {
    const text = new CellText()

    for (let i = 0; i < 1000; i += 1) text.add('长'.repeat(16_384))

    assert.isBelow(text.toString().length, 8 * MOST_CHARACTERS)
  })

  test('a long title that is no mistake of the file is shown in short', async ({ assert }) => {
    const { rows } = await readList(await bookOf([HEADERS, ROW.with(1, '长'.repeat(5000))]))

    assert.isNotEmpty(rows[0].mistakes)
    assert.isBelow(rows[0].title.length, 100)
  })

  test('an attribute full of brackets costs no more than its length', ({ assert }) => {
    const tag = (length: number) => `<c x="${'>'.repeat(length)}"/>`

    const [some, more] = [looksAt(tag(10_000)), looksAt(tag(40_000))]

    assert.isBelow(more, 5 * some)
  })

  test('attributes in either quotes may hold brackets', ({ assert }) => {
    const opened: string[] = []

    const reader = new XmlReader({ opened: (name, tag) => opened.push(name, tag) })
    for (const piece of [`<a x='">`, `"' y="'>'"/><b>`]) reader.write(piece)

    assert.deepEqual(opened, ['a', `a x='">"' y="'>'"/`, 'b', 'b'])
  })

  test('a tag without end is refused, in one piece or in many', ({ assert }) => {
    const endless = `<c x="${'>'.repeat(70_000)}`
    const pieces = () => {
      const reader = new XmlReader({})
      for (let at = 0; at < endless.length; at += 1000) reader.write(endless.slice(at, at + 1000))
    }

    assert.throws(() => new XmlReader({}).write(endless), /已损坏/)
    assert.throws(() => new XmlReader({}).write(`${endless}"/>`), /已损坏/)
    assert.throws(pieces, /已损坏/)
  })
})
