/**
 * Sends the pending texts of one report, one field, one request, one receipt (F3, F4), and goes on
 * by itself when the line, the session or the server is back. It knows no form: `shown` tells the
 * person what becomes of each text.
 */
const TIME_LIMIT = 20_000
const RETRY = [1000, 2000, 5000, 10_000, 20_000]

export class Outbox {
  #report
  #pass
  #shown
  #timer
  #failures = 0
  #running = null

  constructor({ report, pass, pending, shown }) {
    this.#report = report
    this.#pass = pass
    this.#shown = shown
    this.pending = pending
  }

  /** True once everything was sent that nobody is typing in at this moment; false when it can't be sent now. */
  flush() {
    clearTimeout(this.#timer)
    this.pending.wake()
    this.#running ??= this.#sendAll().finally(() => (this.#running = null))
    return this.#running
  }

  async #sendAll() {
    for (let name = this.pending.next; name; name = this.pending.next) {
      if (!(await this.#send(name))) return false
    }
    this.#failures = 0
    return true
  }

  /** True when the next one may go out. */
  async #send(name) {
    const { raw, expected } = this.pending.get(name)
    const response = this.#pass ? await this.#save(name, raw, expected) : { status: 401 }
    if (response === null) return this.#later()
    if (response.status === 401) return this.#renewPass()
    const answer = await response.json().catch(() => null)
    if (answer === null || response.status >= 500 || response.status === 429) return this.#later()

    if (response.ok) this.#received(name, raw, answer)
    else if ('theirs' in answer) this.#ask(name, answer)
    else this.#refuse(name, response.status, answer.message)
    return true
  }

  #received(name, raw, answer) {
    this.pending.done(name, raw, answer.version)
    this.#shown.received(name, answer)
    if (this.pending.count === 0) this.#shown.settled(answer.at)
  }

  /** The same field changed elsewhere: the person decides, and until then it is not sent again. */
  #ask(name, answer) {
    const entry = this.pending.get(name)
    entry.asked = true
    this.#shown.conflict(name, entry, answer)
  }

  /** Never to be taken as it is. What has no field any more is forgotten, everything else kept. */
  #refuse(name, status, message) {
    const entry = this.pending.get(name)
    if (status === 404 || status === 410) this.pending.drop(name)
    else entry.refused = true
    this.#shown.refused(name, entry, message)
  }

  #save(name, raw, expected) {
    const [first, column] = name.split('/')
    const path = column ? `rows/${first}/${column}` : `answers/${first}`
    return this.#fetch(path, {
      method: 'PUT',
      headers: { 'content-type': 'application/json', 'x-save-pass': this.#pass },
      body: JSON.stringify({ raw, expected }),
    })
  }

  /** A new session, perhaps begun in another tab, has a new pass; without one the person must log in. */
  async #renewPass() {
    const response = await this.#fetch('save_pass')
    if (response === null || response.status >= 500) return this.#later()
    const { pass } = response.ok ? await response.json().catch(() => ({})) : {}
    if (pass && pass !== this.#pass) {
      this.#pass = pass
      return true
    }
    if (response.status === 404) this.#shown.foreign(this.pending.count)
    else this.#shown.signedOut(this.pending.count)
    return false
  }

  #later() {
    const wait = RETRY[Math.min(this.#failures++, RETRY.length - 1)]
    this.#shown.offline(this.pending.count)
    this.#timer = setTimeout(() => this.flush(), wait)
    return false
  }

  /** Null when there is no answer; a request outlives the page it was sent from. */
  async #fetch(path, options = {}) {
    const abort = new AbortController()
    const limit = setTimeout(() => abort.abort(), TIME_LIMIT)
    try {
      return await fetch(`/reports/${this.#report}/${path}`, {
        ...options,
        headers: { ...options.headers, accept: 'application/json' },
        signal: abort.signal,
        keepalive: true,
      })
    } catch {
      return null
    } finally {
      clearTimeout(limit)
    }
  }
}
