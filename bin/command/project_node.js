import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { constants } from 'node:os'
import { join } from 'node:path'
import { projectRoot } from './project_root.js'

const NEEDED = 24
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP']

/**
 * Runs this command again with the Node of the project when the machine's is older than that:
 * `npm run` finds the project's Node by itself, a command typed by hand does not.
 */
export async function useProjectNode() {
  if (Number(process.versions.node.split('.')[0]) >= NEEDED) return

  const node = join(projectRoot, 'node_modules/node/bin/node')
  if (!existsSync(node)) refuse()
  await become(node)
}

function refuse() {
  process.stderr.write(
    `这里是 Node ${process.versions.node}，需要 Node ${NEEDED}。请在本目录运行 npm ci（不要加 --ignore-scripts），再试一次。\n` +
      `Node ${NEEDED} of the project is missing: run npm ci without --ignore-scripts.\n`
  )
  process.exit(1)
}

/** Never resolves: this process only passes signals and the exit code on. */
function become(node) {
  const child = spawn(node, [...process.execArgv, ...process.argv.slice(1)], {
    // The channel tells the child when this process is gone, however it went.
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, STARTED_BY_OLDER_NODE: '1' },
  })
  for (const signal of SIGNALS) process.on(signal, () => child.kill(signal))
  child.on('error', refuse)
  child.on('exit', (code, signal) => process.exit(code ?? 128 + constants.signals[signal]))
  return new Promise(() => {})
}
