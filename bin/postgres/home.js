import { spawnSync } from 'node:child_process'
import { accessSync, chmodSync, chownSync, constants, existsSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '../command/project_root.js'
import { Refusal } from '../command/refusal.js'
import { privateFolders } from './private_folders.js'
import { runAs } from './run_as.js'

/**
 * The folder of one cluster (its data, password, port and log), where the user who runs
 * PostgreSQL can reach it: in `tmp`, otherwise outside of the checkout.
 *
 * @param {string} name such as `postgres`, `postgres-test`
 * @param {string} root the folder that holds `tmp`
 * @returns {{ folder: string, identity: { uid?: number, gid?: number }, isOutside: boolean }}
 * @throws {Refusal} nothing can be written
 */
export function homeOf(name, root = projectRoot) {
  const inside = join(root, 'tmp', name)
  mustBeWritable(root)
  const identity = usableBy(inside)
  if (identity) return { folder: inside, identity, isOutside: false }

  for (const parent of privateFolders(root)) {
    const folder = join(parent, name)
    const other = usableBy(folder)
    if (other) return { folder, identity: other, isOutside: true }
  }
  throw new Refusal(
    `没有一个目录能让 PostgreSQL 存放数据：${inside}、/var/lib、/var/tmp 都不行。请换一个普通用户运行，或设置 DATABASE_URL。`,
    'No folder that the unprivileged user of PostgreSQL can reach: run as another user or set DATABASE_URL.'
  )
}

function mustBeWritable(root) {
  try {
    mkdirSync(join(root, 'tmp'), { recursive: true })
    accessSync(join(root, 'tmp'), constants.W_OK)
  } catch (error) {
    throw new Refusal(
      `写不了 ${join(root, 'tmp')}（${error.code}）：数据、密钥和日志都放在那里。请给当前用户写权限，或把检出目录复制到可写的位置。`,
      `Cannot write to ${join(root, 'tmp')}: give this user the permission, or copy the checkout.`
    )
  }
}

/** @returns the identity that can use the folder, undefined when none can */
function usableBy(folder) {
  const data = join(folder, 'data')
  const identity = runAs(existsSync(data) ? data : folder)
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    if (identity.uid === undefined) return existsSync(data) ? ownData(data) : identity
    chmodSync(folder, 0o711)
    return isReachable(folder, identity) ? identity : undefined
  } catch (error) {
    if (error instanceof Refusal) throw error
    return undefined
  }
}

function ownData(data) {
  try {
    accessSync(data, constants.R_OK | constants.W_OK | constants.X_OK)
    return {}
  } catch {
    throw new Refusal(
      `数据目录 ${data} 属于另一个用户（大概以前用 root 运行过）。请仍用那个用户运行，或删除 ${data} 重新开始。`,
      `${data} belongs to another user: run as that user, or delete it to begin again.`
    )
  }
}

/** Modes alone do not tell: containers and network folders have rules of their own. */
function isReachable(folder, identity) {
  const probe = join(folder, `.probe-${process.pid}`)
  mkdirSync(probe)
  try {
    chownSync(probe, identity.uid, identity.gid)
    return (
      spawnSync('/bin/sh', ['-c', 'cd "$0" && : > file && rm file', probe], {
        ...identity,
        cwd: '/',
      }).status === 0
    )
  } finally {
    rmSync(probe, { recursive: true, force: true })
  }
}
