import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** Whether a process with this id runs, no matter whose it is. */
export function isAlive(pid) {
  if (!Number.isInteger(pid) || pid <= 0) return false
  try {
    process.kill(pid, 0)
  } catch (error) {
    if (error.code !== 'EPERM') return false
  }
  // In a container without an init, processes that ended stay in the table for ever.
  return statOf(pid)?.[0] !== 'Z'
}

/** The command line of a process, '' when it cannot be read: process ids are used again. */
export function commandLineOf(pid) {
  if (process.platform === 'linux') return readProc(pid)
  return spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout ?? ''
}

/** The parent of a process; undefined where that cannot be read cheaply. */
export function parentOf(pid) {
  const parent = statOf(pid)?.[1]
  return parent && Number(parent)
}

/** State, parent and the rest of /proc/PID/stat; the name before them may hold anything. */
function statOf(pid) {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1).split(' ')
  } catch {
    return undefined
  }
}

function readProc(pid) {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim()
  } catch {
    return ''
  }
}

/** Resolves to true once the process is gone, to false after `milliseconds`. */
export async function hasEnded(pid, milliseconds) {
  const end = Date.now() + milliseconds
  while (isAlive(pid)) {
    if (Date.now() > end) return false
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  return true
}
