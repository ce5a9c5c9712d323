import { createHash } from 'node:crypto'
import { chmodSync, lstatSync, mkdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { projectRoot } from '../command/project_root.js'

/**
 * Folders outside of the checkout for what an unprivileged user must reach although the checkout
 * lies in a closed home; first the one that survives a reboot and the cleaning of temporary files.
 * Each is made on demand, belongs to this user alone and is named after the checkout.
 *
 * @param {string} root the checkout
 * @returns {Generator<string>}
 */
export function* privateFolders(root = projectRoot) {
  const name = `tracking-survey-${createHash('sha256').update(root).digest('hex').slice(0, 12)}`
  for (const parent of new Set(['/var/lib', '/var/tmp', tmpdir()])) {
    const folder = join(parent, process.getuid?.() ? `${name}-${process.getuid()}` : name)
    if (isOurs(folder)) yield folder
  }
}

function isOurs(folder) {
  try {
    mkdirSync(folder, { mode: 0o711 })
  } catch (error) {
    if (error.code !== 'EEXIST') return false
  }
  // Anybody can make a folder or a link of that name in /var/tmp before us.
  const stat = lstatSync(folder)
  if (!stat.isDirectory() || stat.uid !== process.getuid?.()) return false
  // Others may pass through, whatever the umask; only we may list it.
  chmodSync(folder, 0o711)
  return true
}
