import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { test } from '@japa/runner'
import { reportWith } from '#tests/fixtures/audit/survey'

const ROOT = fileURLToPath(new URL('../../../', import.meta.url))

function ace(...words: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['ace.js', ...words], {
    cwd: ROOT,
    encoding: 'utf8',
  })
  return { status, stdout, stderr }
}

test.group('The off-line commands', (group) => {
  let folder: string
  group.setup(() => {
    folder = mkdtempSync(join(tmpdir(), 'audit-'))
    return () => rmSync(folder, { recursive: true })
  })
  const write = (content: unknown) => {
    const path = join(folder, 'input.json')
    writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content))
    return path
  }
  const refusals: [what: string, words: () => string[]][] = [
    ['a file that is not there', () => ['audit:reports', join(folder, 'none.json')]],
    ['no file', () => ['audit:explanations']],
    ['a file of another form', () => ['audit:reports', write({ reports: [] })]],
    ['half a JSON', () => ['audit:explanations', write('[{"rule"')]],
    ['an unknown version', () => ['audit:reports', write([]), '--questionnaire', '1999']],
  ]

  for (const [what, words] of refusals) {
    test(`${what} gives exit code 2 and one line`, ({ assert }) => {
      const { status, stdout, stderr } = ace(...words())

      assert.equal(status, 2)
      assert.equal(stdout, '')
      assert.match(stderr, /^[^\n]+\n$/)
    }).timeout(20_000)
  }

  test('audit:reports prints the findings and nothing else', ({ assert }) => {
    const path = write([reportWith({ JD01: 25 }), reportWith()])

    const { status, stdout } = ace('audit:reports', path, '--questionnaire=2016')

    const rules = JSON.parse(stdout).map(({ findings }: { findings: { rule: string }[] }) =>
      findings.map(({ rule }) => rule).filter((rule) => rule !== 'A001')
    )
    assert.equal(status, 0)
    assert.deepEqual(rules, [['A031'], []])
  }).timeout(20_000)

  test('audit:explanations prints the verdicts and nothing else', ({ assert }) => {
    const { status, stdout } = ace(
      'audit:explanations',
      write([{ rule: 'B001', text: '情况属实' }])
    )

    assert.equal(status, 0)
    assert.deepEqual(JSON.parse(stdout), [{ accepted: false, codes: ['E001', 'E002'] }])
  }).timeout(20_000)
})
