import type { Random } from '#demonstration/random'
import { WORK_DAYS, workTime } from '#demonstration/work_days'

/** The last whole working day of the demonstration. */
export const YESTERDAY = WORK_DAYS.length - 2

/** When things happen to one report, one after the other, on working days. */
export class Timeline {
  #minute: number

  constructor(
    private readonly random: Random,
    private day: number
  ) {
    this.#minute = random.int(5, 200)
  }

  /** Some minutes later on the same day. */
  soon(): Date {
    this.#minute += this.random.int(4, 12)
    return workTime(this.day, this.#minute)
  }

  /** Some working days later, not after `last`; on that day itself when it has come already. */
  later(days: [least: number, most: number], last = YESTERDAY): Date {
    const day = Math.min(this.day + this.random.int(...days), last)
    if (day > this.day) {
      this.day = day
      this.#minute = this.random.int(5, 200)
    }
    return this.soon()
  }
}
