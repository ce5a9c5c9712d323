import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))

/** Runs `node ace` in a process of its own; gives its exit code and all that it has said. */
export async function runAce(...words: string[]): Promise<{ code: number; said: string }> {
  const child = spawn(process.execPath, ['ace.js', ...words], { cwd: ROOT, env: process.env })
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text) => (said += text))
  const [code] = await once(child, 'close')
  return { code, said }
}
