import type { Browser, CDPSession, Page } from 'playwright-core'
import type { DevTools } from '#tests/support/visitor/dev_tools'
import type { Size, Tab } from '#tests/support/visitor/tab'

/** A tab of today's Chromium or of Chromium 89. */
export class PlaywrightTab implements Tab {
  static async open(browser: Browser): Promise<PlaywrightTab> {
    const context = await browser.newContext()
    return PlaywrightTab.of(await context.newPage())
  }

  private static async of(page: Page) {
    page.on('dialog', (dialog) => dialog.accept())
    return new PlaywrightTab(page, await page.context().newCDPSession(page))
  }

  readonly devTools: DevTools
  readonly keyboard: Page['keyboard']
  readonly #page: Page

  private constructor(page: Page, session: CDPSession) {
    this.#page = page
    this.keyboard = page.keyboard
    this.devTools = session as unknown as DevTools
  }

  click(x: number, y: number) {
    return this.#page.mouse.click(x, y)
  }

  async goto(url: string) {
    await this.#page.goto(url)
  }

  resize(size: Size) {
    return this.#page.setViewportSize(size)
  }

  async screenshot(file: string) {
    await this.#page.screenshot({ path: file, animations: 'disabled' })
  }

  url() {
    return this.#page.url()
  }

  async sibling() {
    return PlaywrightTab.of(await this.#page.context().newPage())
  }

  shut() {
    return this.#page.close()
  }

  close() {
    return this.#page.context().close()
  }
}
