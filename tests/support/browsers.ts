import { join } from 'node:path'
import { chromium as playwright } from 'playwright-core'
import puppeteer from 'puppeteer-core'
import type { Browser as PlaywrightBrowser } from 'playwright-core'
import type { Browser as PuppeteerBrowser } from 'puppeteer-core'
import { browserFolder } from '#tests/support/browser_folder'
import { fontSettings } from '#tests/support/font_settings'
import { unpackedChromium, type ChromiumPackage } from '#tests/support/unpacked_chromium'

/** `--single-process` is left out on purpose: with it the second context closes the browser. */
const ARGUMENTS = [
  '--no-sandbox',
  '--no-zygote',
  '--disable-gpu',
  '--disable-quic',
  '--disable-dev-shm-usage',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--font-render-hinting=none',
]

let today: Promise<PlaywrightBrowser> | undefined
let oldest: Promise<PlaywrightBrowser> | undefined
let windows7: Promise<PuppeteerBrowser> | undefined

/** Today's Chromium, driven by Playwright; one per process. */
export function chromium() {
  today ??= launchWithPlaywright('@sparticuz/chromium')
  return today
}

/**
 * Chromium 89, the oldest one that pages are built for, driven by Playwright; one per process.
 * Without a screen it ends by itself when a key selects text: it has no clipboard for that.
 */
export function chromium89() {
  oldest ??= launchWithPlaywright('chromium-89')
  return oldest
}

/** Chromium 109, the last one for Windows 7, driven by Puppeteer; one per process. */
export function chromium109() {
  windows7 ??= launchWithPuppeteer('chromium-109')
  return windows7
}

/** Ends the browsers of this process; without it the test process keeps running. */
export async function closeBrowsers() {
  const open = [today, oldest, windows7]
  today = undefined
  oldest = undefined
  windows7 = undefined
  for (const launch of open) {
    const browser = await launch
    await browser?.close()
  }
}

async function launchWithPlaywright(name: ChromiumPackage) {
  const folder = await unpackedChromium(name)
  return playwright.launch({
    executablePath: join(folder, 'chromium'),
    args: ARGUMENTS,
    env: await environment(folder),
  })
}

async function launchWithPuppeteer(name: ChromiumPackage) {
  const folder = await unpackedChromium(name)
  return puppeteer.launch({
    executablePath: join(folder, 'chromium'),
    headless: 'new',
    ignoreDefaultArgs: ['--headless=new'],
    args: ['--headless', ...ARGUMENTS],
    env: await environment(folder),
  })
}

async function environment(folder: string) {
  return {
    ...definedOnly(process.env),
    // Without a UTF-8 locale Chromium can't open files with Chinese names.
    LC_ALL: 'C.UTF-8',
    HOME: join(browserFolder, 'home'),
    FONTCONFIG_FILE: await fontSettings(),
    LD_LIBRARY_PATH: [join(folder, 'lib'), process.env.LD_LIBRARY_PATH].filter(Boolean).join(':'),
  }
}

function definedOnly(variables: NodeJS.ProcessEnv) {
  return Object.fromEntries(
    Object.entries(variables).filter((pair): pair is [string, string] => pair[1] !== undefined)
  )
}
