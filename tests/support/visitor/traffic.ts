import { setTimeout as pause } from 'node:timers/promises'
import type { DevTools } from '#tests/support/visitor/dev_tools'

const NEVER_ENDING = new Set(['EventSource', 'WebSocket', 'Ping'])

/** Watches what a tab asks the server for, to know when it has come to rest. */
export class Traffic {
  /** How many pages were asked for so far. */
  pages = 0
  /** HTTP status of the last page. */
  status = 0
  readonly #open = new Map<string, string>()
  #lastMove = performance.now()

  constructor(devTools: DevTools) {
    devTools.on('Network.requestWillBeSent', (event) => this.#starts(event))
    devTools.on('Network.responseReceived', (event) => this.#answers(event))
    devTools.on('Network.loadingFinished', (event) => this.#ends(event.requestId))
    devTools.on('Network.loadingFailed', (event) => this.#ends(event.requestId))
    devTools.on('Page.frameNavigated', ({ frame }) => this.#arrives(frame.loaderId))
  }

  /** Waits until nothing has been on its way for `quiet` ms; gives up silently after `limit` ms. */
  async rest({ quiet = 100, limit = 10_000 } = {}) {
    const end = performance.now() + limit
    this.#lastMove = performance.now()
    while (performance.now() < end) {
      if (this.#open.size === 0 && performance.now() - this.#lastMove >= quiet) return
      await pause(20)
    }
  }

  #starts(event: { requestId: string; loaderId: string; type?: string }) {
    if (event.type === 'Document') this.pages++
    if (event.type && NEVER_ENDING.has(event.type)) return
    this.#open.set(event.requestId, event.loaderId)
    this.#lastMove = performance.now()
  }

  #answers(event: { type: string; response: { status: number } }) {
    if (event.type === 'Document') this.status = event.response.status
  }

  #ends(requestId: string) {
    this.#open.delete(requestId)
    this.#lastMove = performance.now()
  }

  /** Requests of the page that was left never report their end. */
  #arrives(loaderId: string) {
    for (const [requestId, owner] of this.#open) {
      if (owner !== loaderId) this.#open.delete(requestId)
    }
  }
}
