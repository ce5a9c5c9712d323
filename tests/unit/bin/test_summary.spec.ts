import { test } from '@japa/runner'
import { testSummary } from '../../../bin/command/test_summary.js'

const OUTPUT =
  '\u001b[42m PASSED \u001b[49m\n\nTests  \u001b[32m12 passed\u001b[39m, \u001b[31m2 failed\u001b[39m, \u001b[33m1 skipped\u001b[39m \u001b[2m(15)\u001b[22m\n Time  3s\n'

test.group('The plain line at the end of npm test', () => {
  test('a run that broke before its summary counts as one failure', ({ assert }) => {
    assert.equal(testSummary('SyntaxError: nonsense', 1), '0 passed, 1 failed')
  })

  test('a run that failed outside of any test is no success', ({ assert }) => {
    assert.equal(testSummary('Tests  3 passed (3)\n', 1), '3 passed, 1 failed')
  })

  test('words of a test title are not counted', ({ assert }) => {
    const output = '✔ Tests  9 passed by hand (9)\nTests  3 passed (3)\n Time  1s\n'

    assert.equal(testSummary(output, 0), '3 passed, 0 failed')
  })

  test('colours are ignored, skipped and unwritten tests are told', ({ assert }) => {
    assert.equal(testSummary(OUTPUT, 1), '12 passed, 2 failed, 1 skipped')
  })
})
