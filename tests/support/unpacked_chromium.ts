import { createReadStream, createWriteStream, existsSync } from 'node:fs'
import { chmod, mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { fileURLToPath } from 'node:url'
import { createBrotliDecompress } from 'node:zlib'
import { browserFolder } from '#tests/support/browser_folder'

const require = createRequire(import.meta.url)
const TODAY = '@sparticuz/chromium'

/** The npm packages, two of them under an alias, that hold a Chromium each. */
export type ChromiumPackage = typeof TODAY | 'chromium-109' | 'chromium-89'

/**
 * Unpacks the Chromium of an npm package into `tmp/browsers/NAME-VERSION`, once.
 * Two processes may do it at the same time: each works in a folder of its own and the first to
 * rename it wins.
 *
 * @returns the folder, with `chromium` (executable) and `lib/` (its shared libraries) inside
 */
export async function unpackedChromium(name: ChromiumPackage) {
  const target = join(browserFolder, `${name.split('/').pop()}-${await versionOf(name)}`)
  if (existsSync(target)) return target

  await mkdir(browserFolder, { recursive: true })
  const draft = await mkdtemp(`${target}.`)
  await unpack(join(rootOf(name), 'bin/chromium.br'), createWriteStream(join(draft, 'chromium')))
  await unpack(join(rootOf(TODAY), 'bin/al2023.tar.br'), untar(draft))
  if (name === 'chromium-89') await unpackGraphics(name, draft)
  await chmod(join(draft, 'chromium'), 0o755)
  await chmod(draft, 0o755)
  await publish(draft, target)
  return target
}

/** Without a graphics card Chromium 89 draws with libraries of its own, in a folder beside it. */
function unpackGraphics(name: ChromiumPackage, folder: string) {
  const archive = join(rootOf(name), 'bin/swiftshader.tar.br')
  return unpack(archive, untar(join(folder, 'swiftshader')))
}

/** The libraries of today's package serve every browser: those of 109 and 89 lack libnspr4. */
function untar(folder: string): NodeJS.WritableStream {
  const tar = createRequire(require.resolve(TODAY))('tar-fs')
  return tar.extract(folder, { chown: false })
}

async function unpack(archive: string, target: NodeJS.WritableStream) {
  await pipeline(createReadStream(archive), createBrotliDecompress(), target)
}

async function publish(draft: string, target: string) {
  try {
    await rename(draft, target)
  } catch (error) {
    await rm(draft, { recursive: true })
    if (!existsSync(target)) throw error
  }
}

function rootOf(name: string) {
  return join(dirname(fileURLToPath(import.meta.resolve(name))), '..')
}

async function versionOf(name: string): Promise<string> {
  return JSON.parse(await readFile(join(rootOf(name), 'package.json'), 'utf8')).version
}
