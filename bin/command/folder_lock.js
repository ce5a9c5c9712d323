import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import { commandLineOf, isAlive } from './processes.js'

/**
 * Takes the lock file for this process. A lock whose owner died, or whose process id now belongs
 * to something else (after a reboot), counts for nothing.
 *
 * @returns {{ release?: () => void, holder?: number }} `holder`: the process that has it
 */
export function takeLock(file) {
  mkdirSync(dirname(file), { recursive: true })
  try {
    writeFileSync(file, `${process.pid} ${basename(process.argv[1])}`, { flag: 'wx' })
    return { release: () => rmSync(file, { force: true }) }
  } catch (error) {
    if (error.code !== 'EEXIST') throw error
  }
  const [holder, script] = readFileSync(file, 'utf8').split(' ')
  if (stillRuns(Number(holder), script)) return { holder: Number(holder) }
  rmSync(file, { force: true })
  return takeLock(file)
}

function stillRuns(pid, script) {
  return pid !== process.pid && isAlive(pid) && commandLineOf(pid).includes(script)
}
