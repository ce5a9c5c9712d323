import { mkdir, rename, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { browserFolder } from '#tests/support/browser_folder'

const FONT_PACKAGE = dirname(fileURLToPath(import.meta.resolve('@expo-google-fonts/noto-sans-sc')))

/**
 * Writes a fontconfig file that knows Noto Sans SC and nothing else, so that Chinese renders on a
 * machine without fonts and screenshots are the same everywhere.
 *
 * @returns its path, for FONTCONFIG_FILE
 */
export async function fontSettings() {
  const file = join(browserFolder, 'fonts.conf')
  const draft = `${file}.${process.pid}`
  await mkdir(browserFolder, { recursive: true })
  await writeFile(draft, settings())
  await rename(draft, file)
  return file
}

function settings() {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${join(FONT_PACKAGE, '400Regular')}</dir>
  <dir>${join(FONT_PACKAGE, '600SemiBold')}</dir>
  <cachedir>${join(browserFolder, 'font-cache')}</cachedir>
  ${['sans-serif', 'serif', 'monospace'].map(alias).join('\n  ')}
</fontconfig>
`
}

function alias(family: string) {
  return `<alias><family>${family}</family><prefer><family>Noto Sans SC</family></prefer></alias>`
}
