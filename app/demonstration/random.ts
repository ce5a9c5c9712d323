/** Chance that repeats: the same seed gives the same numbers on every machine (mulberry32). */
export class Random {
  #state: number

  constructor(private readonly seed: string) {
    this.#state = 0x811c9dc5
    for (const character of seed) {
      this.#state = Math.imul(this.#state ^ character.codePointAt(0)!, 0x01000193)
    }
  }

  /** Another stream for a part of the data, so that parts do not disturb each other. */
  fork(part: string): Random {
    return new Random(`${this.seed}/${part}`)
  }

  /** From 0 up to, not including, 1. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }

  between(least: number, most: number): number {
    return least + this.next() * (most - least)
  }

  /** A whole number, both ends included. */
  int(least: number, most: number): number {
    return Math.floor(this.between(least, most + 1))
  }

  chance(probability: number): boolean {
    return this.next() < probability
  }

  pick<T>(list: readonly T[]): T {
    return list[this.int(0, list.length - 1)]
  }

  /** Some of a list, each once, in another order. */
  some<T>(list: readonly T[], count: number): T[] {
    const rest = [...list]
    return Array.from({ length: Math.min(count, list.length) }, () => {
      return rest.splice(this.int(0, rest.length - 1), 1)[0]
    })
  }
}
