import { test } from '@japa/runner'
import type { ImportOutcome } from '#models/roster_import/outcome'
import { outcomePieces } from '#models/roster_import/outcome_pieces'

test.group('What roster:import writes', () => {
  for (const rows of [0, 1, 1000, 1001, 2500]) {
    test(`is the JSON of its outcome, here of ${rows} rows`, ({ assert }) => {
      const pieces = [...outcomePieces(outcomeOf(rows))]

      assert.equal(pieces.join(''), JSON.stringify(outcomeOf(rows)))
    })
  }

  test('never holds more than a small part of a long one', ({ assert }) => {
    const pieces = [...outcomePieces(outcomeOf(100_000))].map(({ length }) => length)

    assert.isBelow(Math.max(...pieces), 100_000)
  })
})

function outcomeOf(rows: number): ImportOutcome {
  const numbers = Array.from({ length: rows }, (_, i) => `2016YFB${String(i).padStart(7, '0')}`)
  const remarks = numbers.map((number, row) => ({ row, message: `“${number}”已改为大写` }))
  return { rows, added: numbers, changed: [], skipped: [], refused: [], remarks }
}
