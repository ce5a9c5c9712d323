import type { Browser, CDPSession, Page } from 'puppeteer-core'
import type { DevTools } from '#tests/support/visitor/dev_tools'
import type { Size, Tab } from '#tests/support/visitor/tab'

/** A tab of Chromium 109. */
export class PuppeteerTab implements Tab {
  static async open(browser: Browser): Promise<PuppeteerTab> {
    const context = await browser.createIncognitoBrowserContext()
    return PuppeteerTab.of(await context.newPage())
  }

  private static async of(page: Page) {
    page.on('dialog', (dialog) => dialog.accept())
    return new PuppeteerTab(page, await page.target().createCDPSession())
  }

  readonly devTools: DevTools
  readonly keyboard: Tab['keyboard']
  readonly #page: Page

  private constructor(page: Page, session: CDPSession) {
    this.#page = page
    this.keyboard = page.keyboard as unknown as Tab['keyboard']
    this.devTools = session as unknown as DevTools
  }

  click(x: number, y: number) {
    return this.#page.mouse.click(x, y)
  }

  async goto(url: string) {
    await this.#page.goto(url)
  }

  resize(size: Size) {
    return this.#page.setViewport(size)
  }

  async screenshot(file: string) {
    await this.#page.screenshot({ path: file })
  }

  url() {
    return this.#page.url()
  }

  async sibling() {
    return PuppeteerTab.of(await this.#page.browserContext().newPage())
  }

  shut() {
    return this.#page.close()
  }

  close() {
    return this.#page.browserContext().close()
  }
}
