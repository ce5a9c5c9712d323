import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { test } from '@japa/runner'
import { questionnaire } from './samples.js'

const ROOT = new URL('../../../', import.meta.url)
const CODE = ['app', 'start', 'config', 'resources/views', 'resources/js', 'resources/documents']
/** Generated data about the 2016 questionnaire, not part of what reads it. */
const DATA = /^app\/demonstration\//
/** The contact e-mail, the cover, and what the table of evidence depends on. */
const MAY = (file: string, one: string) =>
  one === 'JB03' ||
  file === 'app/presenters/cover_fields.ts' ||
  (file === 'app/audit/evidence.ts' && one === 'JC06')

function sources(): string[] {
  return CODE.flatMap((folder) =>
    readdirSync(new URL(folder, ROOT), { recursive: true })
      .map((name) => `${folder}/${name}`)
      .filter((file) => /\.(ts|js|edge|typ)$/.test(file) && !DATA.test(file))
  )
}

/** Without comments and examples. */
function code(file: string): string {
  return readFileSync(fileURLToPath(new URL(file, ROOT)), 'utf8')
    .replace(/\/\*[\s\S]*?\*\/|\{\{--[\s\S]*?--\}\}|^\s*\/\/.*$/gm, '')
    .replace(/例如 \S+|placeholder="[^"]*"/g, '')
}

test('no code mentions a single indicator but the e-mail, the cover and the evidence (F1)', ({
  assert,
}) => {
  const codes = [
    ...questionnaire.indicators.keys(),
    ...questionnaire.columns.keys(),
    ...questionnaire.tables.keys(),
  ]
  const any = new RegExp(`\\b(?:${codes.join('|')})\\b`, 'g')

  const mentioned = sources().flatMap((file) =>
    [...code(file).matchAll(any)].map(([one]) => ({ file, one }))
  )

  assert.isAbove(mentioned.length, 5)
  assert.deepEqual(
    mentioned.filter(({ file, one }) => !MAY(file, one)),
    []
  )
})
