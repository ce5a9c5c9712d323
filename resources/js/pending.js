/**
 * Texts that have no receipt yet, kept on this computer so that a lost line, an ended session or a
 * closed browser loses nothing (F3). One entry for each field: { raw, expected, place }, each stored
 * on its own, so that two tabs never overwrite each other's. In memory an entry may also wait
 * (somebody is typing), be asked about (two values) or be refused.
 */
export class Pending {
  #prefix
  #entries = new Map()

  /** False when this browser keeps nothing: then the page must not be left with texts in it. */
  isKept = true

  constructor(reportId) {
    this.#prefix = `pending:${reportId}:`
    for (const name of this.#storedNames()) this.#entries.set(name, this.#stored(name))
  }

  get names() {
    return [...this.#entries.keys()]
  }

  /** The first text that can be sent. */
  get next() {
    return this.names.find((name) => !this.#entries.get(name).waits && !this.isStuck(name))
  }

  /** How many are on their way or will be. */
  get count() {
    return this.names.filter((name) => !this.isStuck(name)).length
  }

  get(name) {
    return this.#entries.get(name)
  }

  isStuck(name) {
    const { asked, refused } = this.#entries.get(name)
    return Boolean(asked || refused)
  }

  /** `expected` is the version under the field, `place` the address of the field. */
  put(name, raw, expected, place) {
    const known = this.#entries.get(name)
    const entry = { raw, expected: known ? known.expected : expected, place, waits: true }
    this.#entries.set(name, entry)
    this.#keep(name)
  }

  /** Nobody is typing any more. */
  wake() {
    for (const entry of this.#entries.values()) entry.waits = false
  }

  /** The server's newer version to write against, once the person has chosen their own text. */
  rebase(name, expected) {
    Object.assign(this.#entries.get(name), { expected, asked: false })
    this.#keep(name)
  }

  /** Forgets a text unless another one was typed while it was on its way. */
  done(name, raw, version) {
    const entry = this.#entries.get(name)
    if (!entry) return
    if (entry.raw === raw) this.drop(name)
    else {
      entry.expected = version
      this.#keep(name)
    }
  }

  drop(name) {
    this.#entries.delete(name)
    this.#write(() => localStorage.removeItem(this.#prefix + name))
  }

  #keep(name) {
    const { raw, expected, place } = this.#entries.get(name)
    const json = JSON.stringify({ raw, expected, place })
    this.#write(() => localStorage.setItem(this.#prefix + name, json))
  }

  #storedNames() {
    try {
      const keys = Object.keys(localStorage).filter((key) => key.startsWith(this.#prefix))
      return keys.map((key) => key.slice(this.#prefix.length)).filter((name) => this.#stored(name))
    } catch {
      return []
    }
  }

  #stored(name) {
    try {
      const entry = JSON.parse(localStorage.getItem(this.#prefix + name))
      return typeof entry.raw === 'string' && Number.isInteger(entry.expected) ? entry : null
    } catch {
      return null
    }
  }

  #write(change) {
    try {
      change()
      this.isKept = true
    } catch {
      // Storage is full or forbidden: the texts live in this page only and are sent from it.
      this.isKept = false
    }
  }
}
