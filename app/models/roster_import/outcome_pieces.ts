import type { ImportOutcome } from '#models/roster_import/outcome'

/** Elements of a list in one piece. */
const PIECE = 1000

/** The JSON of an outcome in pieces: whole, that of 100,000 rows takes 70 MB to write (R1). */
export function* outcomePieces(outcome: ImportOutcome): Generator<string> {
  let before = '{'
  for (const [name, value] of Object.entries(outcome)) {
    yield `${before}${JSON.stringify(name)}:`
    if (Array.isArray(value)) yield* listPieces(value)
    else yield JSON.stringify(value)
    before = ','
  }
  yield '}'
}

function* listPieces(list: readonly unknown[]): Generator<string> {
  yield '['
  for (let start = 0; start < list.length; start += PIECE) {
    const elements = JSON.stringify(list.slice(start, start + PIECE)).slice(1, -1)
    yield start === 0 ? elements : `,${elements}`
  }
  yield ']'
}
