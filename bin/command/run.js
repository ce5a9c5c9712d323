import { spawn } from 'node:child_process'
import { projectRoot } from './project_root.js'

/**
 * Runs a script with this Node and waits for it.
 *
 * @param {string[]} argv script and arguments
 * @param {{ shutdown?: import('./shutdown.js').Shutdown, onText?: (text: string) => void,
 *   stdio?: 'inherit' | 'pipe', env?: NodeJS.ProcessEnv }} options with `pipe`, all output comes
 *   back as `output` and goes to `onText` as it arrives
 * @returns {Promise<{ code: number, output: string }>} code 1 when a signal ended it
 */
export function run(argv, { shutdown, onText, stdio = 'pipe', env } = {}) {
  const child = spawn(process.execPath, argv, {
    cwd: projectRoot,
    env: { ...process.env, ...env },
    stdio: stdio === 'pipe' ? ['inherit', 'pipe', 'pipe'] : 'inherit',
  })
  const ended = new Promise((resolve) => child.on('close', (code) => resolve(code ?? 1)))
  shutdown?.add(() => stopChild(child, ended))
  return collect(child, ended, onText)
}

async function collect(child, ended, onText) {
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text) => {
      output += text
      onText?.(text)
    })
  }
  return { code: await ended, output }
}

async function stopChild(child, ended) {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.kill('SIGTERM')
  const force = setTimeout(() => child.kill('SIGKILL'), 5000)
  await ended
  clearTimeout(force)
}
