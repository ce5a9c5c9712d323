import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from './project_root.js'
import { Refusal } from './refusal.js'
import { run } from './run.js'

const MANIFEST = 'public/assets/.vite/manifest.json'
const SOURCES = [
  'resources/css',
  'resources/js',
  'resources/fonts',
  'vite.config.ts',
  'package-lock.json',
]

/**
 * Builds styles and scripts when there are none or their sources are newer.
 *
 * @param {import('./shutdown.js').Shutdown} shutdown
 * @returns {Promise<boolean>} whether it had to
 * @throws {Refusal} with what Vite said
 */
export async function buildAssets(shutdown) {
  const built = statSync(join(projectRoot, MANIFEST), { throwIfNoEntry: false })?.mtimeMs ?? 0
  if (SOURCES.every((source) => newest(join(projectRoot, source)) <= built)) return false

  const { code, output } = await run(
    [join(projectRoot, 'node_modules/vite/bin/vite.js'), 'build'],
    {
      shutdown,
      env: { NODE_ENV: 'production' },
    }
  )
  if (code !== 0 && !shutdown.isEnding) {
    throw new Refusal(`页面资源没有生成：\n${output.trim()}`, 'vite build failed.')
  }
  return true
}

/** The latest change in a file or folder, 0 when there is none. */
function newest(path) {
  const stat = statSync(path, { throwIfNoEntry: false })
  if (!stat?.isDirectory()) return stat?.mtimeMs ?? 0
  const inside = readdirSync(path, { recursive: true }).map(
    (name) => statSync(join(path, name)).mtimeMs
  )
  return Math.max(stat.mtimeMs, ...inside)
}
