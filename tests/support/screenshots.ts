import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Visitor } from '#tests/support/visitor'

const SIZES = [
  { width: 1366, height: 768 },
  { width: 390, height: 844 },
]

export interface Shot {
  name: string
  path: string
}

/**
 * Photographs whole pages on a desk and on a phone.
 *
 * @returns the files, `FOLDER/NAME-WIDTH.png`
 */
export async function shoot(visitor: Visitor, pages: Shot[], folder: string) {
  await mkdir(folder, { recursive: true })
  const files = []
  for (const { name, path } of pages) {
    await visitor.open(path)
    for (const size of SIZES) {
      const file = join(folder, `${name}-${size.width}.png`)
      await visitor.screenshot(file, size)
      files.push(file)
    }
  }
  return files
}
