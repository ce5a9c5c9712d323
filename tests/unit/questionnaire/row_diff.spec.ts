import { test } from '@japa/runner'
import fc from 'fast-check'
import { rowDiff } from '#questionnaire/row_diff'

const cell = fc.constantFrom('', 'a', 'b', 'c')
const rows = fc.array(fc.tuple(cell, cell, cell, cell), { maxLength: 8 })

test.group('What changed between two lists of rows', () => {
  test('is nothing when only the order did', ({ assert }) => {
    assert.deepEqual(
      rowDiff(
        [
          ['a', '1'],
          ['b', '2'],
        ],
        [
          ['b', '2'],
          ['a', '1'],
        ]
      ),
      []
    )
  })

  test('tells a changed row from a new and a removed one', ({ assert }) => {
    const before = [
      ['甲', '1', '企业'],
      ['乙', '2', '高校'],
    ]
    const now = [
      ['甲', '3', '企业'],
      ['丙', '9', '机构'],
    ]

    assert.deepEqual(rowDiff(before, now), [
      { kind: 'changed', before: 0, now: 0, cells: [1] },
      { kind: 'added', now: 1 },
      { kind: 'removed', before: 1 },
    ])
  })

  test('counts equal rows one by one', ({ assert }) => {
    assert.deepEqual(rowDiff([['a'], ['a']], [['a']]), [{ kind: 'removed', before: 1 }])
    assert.deepEqual(rowDiff([['a']], [['a'], ['a']]), [{ kind: 'added', now: 1 }])
  })

  test('leads from one list to the other, and names each row once', ({ assert }) => {
    fc.assert(
      fc.property(rows, rows, (before, now) => {
        const changes = rowDiff(before, now)
        const gone = changes.flatMap((one) => ('before' in one ? [one.before] : []))
        const come = changes.flatMap((one) => ('now' in one ? [one.now] : []))
        const stay = (list: string[][], places: number[]) =>
          list.flatMap((row, i) => (places.includes(i) ? [] : [row.join('|')])).sort()

        assert.lengthOf(new Set(gone), gone.length)
        assert.lengthOf(new Set(come), come.length)
        assert.deepEqual(stay(before, gone), stay(now, come))
        for (const one of changes) {
          if (one.kind !== 'changed') continue
          const differing = before[one.before].flatMap((text, i) =>
            text === now[one.now][i] ? [] : [i]
          )
          assert.deepEqual(one.cells, differing)
          assert.isAbove(one.cells.length, 0)
        }
      })
    )
  })
})
