import type { DevTools } from '#tests/support/visitor/dev_tools'

/** Width and height of a window in CSS pixels. */
export interface Size {
  width: number
  height: number
}

/** What a driver must do for a visitor; everything else goes through the DevTools Protocol. */
export interface Tab {
  devTools: DevTools
  keyboard: {
    down(key: string): Promise<void>
    up(key: string): Promise<void>
    press(key: string): Promise<void>
  }
  click(x: number, y: number): Promise<void>
  goto(url: string): Promise<void>
  resize(size: Size): Promise<void>
  screenshot(file: string): Promise<void>
  url(): string
  /** A second tab that shares cookies with this one. */
  sibling(): Promise<Tab>
  /** Closes this tab only. */
  shut(): Promise<void>
  /** Closes the tab and everything that shares its cookies. */
  close(): Promise<void>
}
