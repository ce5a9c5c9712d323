import { resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { chromium, chromium109, chromium89 } from '#tests/support/browsers'
import { pageEyes } from '#tests/support/visitor/page_eyes'
import { PlaywrightTab } from '#tests/support/visitor/playwright_tab'
import { PuppeteerTab } from '#tests/support/visitor/puppeteer_tab'
import { Traffic } from '#tests/support/visitor/traffic'
import type { DevTools } from '#tests/support/visitor/dev_tools'
import type { PageEyes, Wanted } from '#tests/support/visitor/page_eyes'
import type { Size, Tab } from '#tests/support/visitor/tab'

const BROWSERS = {
  chromium: async () => PlaywrightTab.open(await chromium()),
  chromium109: async () => PuppeteerTab.open(await chromium109()),
  chromium89: async () => PlaywrightTab.open(await chromium89()),
}

/** A machine that does other things as well may take this long for one page, in ms. */
const PATIENCE = 15_000

export interface VisitorOptions {
  /** Where the product is, without a path; the test server by default. */
  site?: string
  /** False: the browser runs no script of the page. */
  scripts?: boolean
  browser?: keyof typeof BROWSERS
  size?: Size
  /** How long to wait for what is not there yet, in ms; PATIENCE by default. */
  patience?: number
}

/** A cookie as the browser keeps it. */
export interface Cookie {
  name: string
  value: string
  httpOnly: boolean
  secure: boolean
  sameSite?: string
}

/**
 * A person at a browser with cookies of their own. One journey runs the same in every browser and
 * with scripts on or off. Things are found by the words a person sees (label, button, link; exact
 * words first, then their beginning, then any part) or by a CSS selector (`#id`, `.class`,
 * `tag[attribute]`); `within` narrows where to look. Everything is waited for.
 */
export class Visitor {
  static async arrive(options: VisitorOptions = {}): Promise<Visitor> {
    return Visitor.#in(await BROWSERS[options.browser ?? 'chromium'](), options)
  }

  static async #in(tab: Tab, options: VisitorOptions) {
    const visitor = new Visitor(tab, options)
    await visitor.resize(visitor.#size)
    await visitor.devTools.send('Network.enable')
    await visitor.devTools.send('Page.enable')
    await visitor.devTools.send('Emulation.setScriptExecutionDisabled', {
      value: !visitor.scripts,
    })
    return visitor
  }

  readonly scripts: boolean
  readonly site: string
  readonly #options: VisitorOptions
  readonly #tab: Tab
  #size: Size
  readonly #traffic: Traffic

  private constructor(tab: Tab, options: VisitorOptions) {
    this.scripts = options.scripts ?? true
    this.site = options.site ?? `http://${process.env.HOST}:${process.env.PORT}`
    this.#options = options
    this.#tab = tab
    this.#size = options.size ?? { width: 1366, height: 768 }
    this.#traffic = new Traffic(tab.devTools)
  }

  get devTools(): DevTools {
    return this.#tab.devTools
  }

  /** @returns the HTTP status of the page */
  async open(path: string) {
    await this.#tab.goto(new URL(path, this.site).href)
    await this.#traffic.rest()
    return this.status()
  }

  /** The HTTP status of the page last loaded. */
  status() {
    return this.#traffic.status
  }

  /** Path, query and fragment of the address line. */
  url() {
    const { pathname, search, hash } = new URL(this.#tab.url())
    return pathname + search + hash
  }

  /**
   * Replaces what a field holds, or picks an option by its words or value. The focus stays in the
   * field: `change` fires when the next act, or `key('Tab')`, leaves it.
   */
  async fill(field: string, text: string, within = 'body') {
    const wanted: Wanted & { text: string } = { kind: 'field', name: field, within, text }
    const outcome = await this.#await('writeInto', wanted)
    if (outcome === 'done') return this.#traffic.rest()

    if (text === '') await this.#tab.keyboard.press('Delete')
    else await this.devTools.send('Input.insertText', { text })
    await this.#traffic.rest()
  }

  /** Ticks a check box or chooses a radio button; with `on` false takes the tick away. */
  async tick(field: string, on = true, within = 'body') {
    const isOn = (await this.value(field, within)) === 'on'
    if (isOn !== on) await this.#use({ kind: 'field', name: field, within })
  }

  /** Presses a button or opens a summary; with scripts off a form's next page is waited for. */
  async press(button: string, within = 'body') {
    await this.#use({ kind: 'button', name: button, within })
  }

  /** Follows a link; with scripts off the next page is waited for. */
  async follow(link: string, within = 'body') {
    await this.#use({ kind: 'link', name: link, within })
  }

  /** Gives files (paths) to a file field. */
  async upload(field: string, files: string | string[], within = 'body') {
    const wanted: Wanted = { kind: 'field', name: field, within }
    await this.#await('valueOf', wanted)
    const { result } = await this.devTools.send('Runtime.evaluate', {
      expression: pageEyes('findElement', wanted),
    })
    await this.devTools.send('DOM.setFileInputFiles', {
      files: [files].flat().map((file) => resolve(file)),
      objectId: result.objectId,
    })
    await this.#traffic.rest()
  }

  /** Presses keys where the focus is, each a name or a chord: `key('Tab', 'Control+Enter')`. */
  async key(...keys: string[]) {
    for (const chord of keys) {
      const held = chord.split('+')
      const last = held.pop()!
      for (const key of held) await this.#tab.keyboard.down(key)
      await this.#tab.keyboard.press(last)
      for (const key of held.reverse()) await this.#tab.keyboard.up(key)
    }
    await this.#traffic.rest()
  }

  /** The text a person can see in the page, or in its first element that fits a selector. */
  async text(selector = 'body'): Promise<string> {
    return this.evaluate(`document.querySelector(${JSON.stringify(selector)})?.innerText ?? ''`)
  }

  /** Waits until a text can be seen; fails with what is there instead. */
  async sees(text: string, within = 'body') {
    let seen = ''
    const found = await this.#until(async () => {
      seen = await this.text(within)
      return seen.includes(text) || null
    })
    if (!found) throw new Error(`“${text}” is not on ${this.url()}; there is:\n${seen}`)
  }

  /** What a field holds; for a check box or radio button `on` or an empty text. */
  async value(field: string, within = 'body'): Promise<string> {
    return this.#await('valueOf', { kind: 'field', name: field, within })
  }

  /** Runs source text in the page, whatever its content security policy, and awaits its value. */
  async evaluate(source: string): Promise<any> {
    const { result, exceptionDetails } = await this.devTools.send('Runtime.evaluate', {
      expression: source,
      returnByValue: true,
      awaitPromise: this.scripts,
    })
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? source)
    return result.value
  }

  /** Pulls the network cable, or puts it back. */
  async offline(isOff: boolean) {
    await this.devTools.send('Network.emulateNetworkConditions', {
      offline: isOff,
      latency: 0,
      downloadThroughput: -1,
      uploadThroughput: -1,
    })
  }

  /** The cookies that the page in view can use. */
  async cookies(): Promise<Cookie[]> {
    const { cookies } = await this.devTools.send('Network.getCookies')
    return cookies
  }

  /** Throws all cookies of this visitor away, as when a session has expired. */
  async forgetCookies() {
    await this.devTools.send('Network.clearBrowserCookies')
  }

  async resize(size: Size) {
    this.#size = size
    await this.#tab.resize(size)
  }

  /**
   * Saves the whole page as a PNG, as wide as the window or as the size given. The window grows to
   * the height of the page meanwhile, so that a dock at its foot covers nothing.
   */
  async screenshot(file: string, size = this.#size) {
    await this.resize(size)
    const height = await this.evaluate('document.documentElement.scrollHeight')
    await this.#tab.resize({ width: size.width, height: Math.max(size.height, height) })
    await this.#tab.screenshot(file)
    await this.#tab.resize(size)
  }

  /** The same person with a second tab (same cookies). */
  async secondTab(options: Pick<VisitorOptions, 'scripts'> = {}): Promise<Visitor> {
    return Visitor.#in(await this.#tab.sibling(), { ...this.#options, ...options })
  }

  /** Closes this tab only. */
  shut() {
    return this.#tab.shut()
  }

  /** Closes all tabs of this visitor. */
  close() {
    return this.#tab.close()
  }

  async #use(wanted: Wanted) {
    const spot = await this.#await('spotOf', wanted)
    const before = this.#traffic.pages
    await this.#tab.click(spot.x, spot.y)
    if (spot.leaves && !this.scripts) {
      const left = await this.#until(async () => this.#traffic.pages > before || null)
      if (!left) throw new Error(`Nothing happened after “${wanted.name}” on ${this.url()}`)
    }
    await this.#traffic.rest()
  }

  async #await<Name extends keyof PageEyes>(name: Name, wanted: Wanted) {
    const source = pageEyes(name, wanted)
    const found = await this.#until<ReturnType<PageEyes[Name]>>(() => this.evaluate(source))
    if (found === null) throw new Error(await this.#complaint(wanted))
    return found as NonNullable<ReturnType<PageEyes[Name]>>
  }

  async #complaint(wanted: Wanted) {
    const names = await this.evaluate(pageEyes('namesOf', wanted))
    return `No usable ${wanted.kind} “${wanted.name}” on ${this.url()}; there are: ${names.join(', ')}`
  }

  /** A page that is being replaced can't answer: that is a reason to ask again, not to fail. */
  async #until<Answer>(ask: () => Promise<Answer | null>): Promise<Answer | null> {
    const end = performance.now() + (this.#options.patience ?? PATIENCE)
    while (true) {
      const answer = await ask().catch((error: Error) => {
        if (!/context|navigated|closed/i.test(error.message)) throw error
        return null
      })
      if (answer !== null || performance.now() > end) return answer
      await pause(50)
    }
  }
}
