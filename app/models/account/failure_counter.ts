import limiter from '@adonisjs/limiter/services/main'
import { addressBlock } from '#models/account/address'

export const MOST_FAILURES = 5
const LOCK_MINUTES = 15

/** Where a counter stands: how often one may still fail, and until when nothing is judged. */
export interface CounterStanding {
  left: number
  lockedUntil: Date | null
}

/**
 * The one counter of every password path (L7), by user name and by address: 5 failures lock for 15
 * minutes. It counts names that no account has as well, so it tells nothing about which exist.
 */
export class FailureCounter {
  readonly #account: string
  readonly #address: string
  /** Failures of this name at this address, so that they can be forgiven without those of others. */
  readonly #here: string

  /** `userName` as normalised; `address` as the request gives it. */
  constructor(userName: string, address: string) {
    this.#account = `password:account:${userName}`
    this.#address = `password:address:${addressBlock(address)}`
    this.#here = `password:here:${addressBlock(address)} ${userName}`
  }

  async standing(): Promise<CounterStanding> {
    return this.#worst(await Promise.all(this.#keys.map((key) => this.#limiter.get(key))))
  }

  /** Counts one failure; exact however many come at once, as each addition is one statement. */
  async fail(): Promise<CounterStanding> {
    await this.#limiter.increment(this.#here)
    return this.#worst(await Promise.all(this.#keys.map((key) => this.#add(key))))
  }

  /** Counts one failure of an address that named no account. */
  async failWithoutName(): Promise<CounterStanding> {
    await this.#limiter.increment(this.#here)
    return this.#worst([await this.#add(this.#address)])
  }

  /** After a success: the account starts anew; its address keeps what others did. */
  async clear() {
    await this.#limiter.delete(this.#account)
  }

  get #keys() {
    return [this.#account, this.#address]
  }

  get #limiter() {
    return limiter.use({ requests: MOST_FAILURES, duration: `${LOCK_MINUTES} minutes` })
  }

  async #add(key: string) {
    const counted = await this.#limiter.increment(key)
    if (counted.consumed === MOST_FAILURES)
      await this.#limiter.block(key, `${LOCK_MINUTES} minutes`)
    return {
      ...counted,
      availableIn: counted.consumed === MOST_FAILURES ? LOCK_MINUTES * 60 : counted.availableIn,
    }
  }

  #worst(counted: ({ consumed: number; availableIn: number } | null)[]): CounterStanding {
    const known = counted.filter((count) => count !== null)
    const left = MOST_FAILURES - Math.max(0, ...known.map((count) => count.consumed))
    const locked = known.filter((count) => count.consumed >= MOST_FAILURES)
    const seconds = Math.max(0, ...locked.map((count) => count.availableIn))
    return { left, lockedUntil: locked.length > 0 ? new Date(Date.now() + seconds * 1000) : null }
  }
}
