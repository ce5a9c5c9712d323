import { stripVTControlCharacters } from 'node:util'

/**
 * What japa counted, as one plain line: `12 passed, 0 failed, 1 skipped`.
 *
 * @param {string} output all that japa printed
 * @param {number} code its exit code: a run that failed without a failed test counts as one
 */
export function testSummary(output, code) {
  const line =
    stripVTControlCharacters(output)
      .match(/^.*\bTests\b\s+\d+ .*\(\d+\)\s*$/gm)
      ?.at(-1) ?? ''
  const passed = count(line, 'passed')
  const failed = Math.max(count(line, 'failed'), code === 0 ? 0 : 1)
  const skipped = count(line, 'skipped') + count(line, 'todo')
  return `${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`
}

function count(line, word) {
  return Number(line.match(new RegExp(`(\\d+) ${word}`))?.[1] ?? 0)
}
