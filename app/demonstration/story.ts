import type { Random } from '#demonstration/random'
import { WORK_DAYS, workTime } from '#demonstration/work_days'

/** One thing that somebody does at some time. */
export interface Step {
  at: Date
  act: (at: Date) => Promise<unknown>
}

/** What was mailed on the way was sent then: nothing goes to people who are made up. */
export const MAILED = `
  WITH mail AS (UPDATE outgoing_mails SET sent_at = created_at WHERE sent_at IS NULL),
    message AS (UPDATE messages SET mailed_at = created_at WHERE mailed_at IS NULL)
  UPDATE announcements SET mailed_at = created_at WHERE mailed_at IS NULL`

const TODAY = WORK_DAYS.length - 1
const MORNING_OF_TODAY = 85
const WORKING_MINUTES = 500

/** What happens to one report, in order, on working days up to this morning. */
export class Story {
  readonly steps: Step[] = []
  #day: number
  #minute: number

  constructor(
    private readonly random: Random,
    firstDay: number
  ) {
    this.#day = firstDay
    this.#minute = random.int(5, firstDay === TODAY ? 60 : 300)
  }

  /** The same day, some minutes later. */
  then(minutes: number, act: Step['act']): this {
    this.#minute += minutes
    if (this.#minute > this.#end) this.#nextDay(1)
    return this.#add(act)
  }

  /** Some working days later. */
  after(days: [least: number, most: number], act: Step['act']): this {
    this.#nextDay(this.random.int(days[0], days[1]))
    return this.then(1, act)
  }

  get #end() {
    return this.#day === TODAY ? MORNING_OF_TODAY : WORKING_MINUTES
  }

  #nextDay(days: number) {
    if (this.#day === TODAY) return
    this.#day = Math.min(this.#day + days, TODAY)
    this.#minute = this.random.int(5, this.#day === TODAY ? 40 : 400)
  }

  #add(act: Step['act']): this {
    this.steps.push({ at: workTime(this.#day, this.#minute), act })
    return this
  }
}
