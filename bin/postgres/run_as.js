import { readFileSync, statSync } from 'node:fs'
import { Refusal } from '../command/refusal.js'

const PREFERRED = ['postgres', 'nobody']

/**
 * PostgreSQL refuses to run as root: root runs it as the owner of its data or, the first time, as
 * an unprivileged user that every system has. Nobody else changes identity.
 *
 * @param {string} dataFolder
 * @returns {{ uid?: number, gid?: number }} ready to be given to `spawn`
 */
export function runAs(dataFolder) {
  if (process.getuid?.() !== 0) return {}

  const owner = ownerOf(dataFolder)
  if (owner) return owner
  const users = unprivilegedUsers()
  const user = PREFERRED.map((name) => users.find((one) => one.name === name)).find(Boolean)
  if (user) return { uid: user.uid, gid: user.gid }
  throw new Refusal(
    'PostgreSQL 不能以 root 运行，而本机没有 postgres 或 nobody 用户可用。请换一个普通用户运行，或设置 DATABASE_URL。',
    'PostgreSQL refuses to run as root and there is no user postgres or nobody: run as another user or set DATABASE_URL.'
  )
}

function ownerOf(folder) {
  const stat = statSync(folder, { throwIfNoEntry: false })
  return stat && stat.uid !== 0 && { uid: stat.uid, gid: stat.gid }
}

function unprivilegedUsers() {
  return readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .map(([name, , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }))
    .filter(({ uid }) => uid > 0)
}
