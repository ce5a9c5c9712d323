import { test } from '@japa/runner'
import { sheetMerges } from '#imports/workbook/sheet_merges'

const SHEET = `<x:worksheet><x:sheetData><x:row r="1"><x:c r="A1" t="inlineStr"><x:is><x:t>about mergeCell</x:t></x:is></x:c></x:row></x:sheetData>
<x:mergeCells count="2"><x:mergeCell ref="C4:D6"/><x:mergeCell ref="A2:A3"/></x:mergeCells></x:worksheet>`

async function* pieces(length: number) {
  for (let at = 0; at < SHEET.length; at += length) yield SHEET.slice(at, at + length)
}

test.group('The merged cells of a sheet', () => {
  test('are found however its text is cut: pieces of {length}')
    .with([{ length: 1 }, { length: 7 }, { length: 50 }, { length: 1000 }])
    .run(async ({ assert }, { length }) => {
      const merges = await sheetMerges(pieces(length))

      assert.deepEqual(merges, [
        { top: 2, bottom: 3, left: 0, right: 0 },
        { top: 4, bottom: 6, left: 2, right: 3 },
      ])
    })
})
