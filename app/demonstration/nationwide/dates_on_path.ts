import type { RegionManager } from '#demonstration/nationwide/managers'
import { WORK_DAYS } from '#demonstration/work_days'
import { YESTERDAY } from '#demonstration/nationwide/timeline'
import type Account from '#models/account'
import {
  effectiveDeadline,
  reviewDeadline,
  type Day,
  type DeadlineLink,
} from '#models/report/deadline'
import type { Level } from '#models/report/flow'
import type Round from '#models/round'

/** The deadlines of the demonstration as they hold on the path of a report. */
export class DatesOnPath {
  readonly #byRegion: ReadonlyMap<string, RegionManager>

  constructor(
    private readonly round: Round,
    managers: readonly RegionManager[]
  ) {
    this.#byRegion = new Map(managers.map((one) => [one.region, one]))
  }

  /** The last working day, counted from the first, on which the respondent can have filed. */
  lastFilingDay(above: readonly Account[]): number {
    const { day } = effectiveDeadline({
      roundFiling: this.round.filingDeadline,
      path: this.#links(above),
      extendedTo: null,
    })
    return Math.min(
      WORK_DAYS.findLastIndex((one) => one <= day),
      YESTERDAY
    )
  }

  /** What a return by this level makes of the deadline (D2). */
  extension(above: readonly Account[], role: Level): { extendedTo: Day; endsAt: Date } {
    const path = this.#links(above)
    const { filingDeadline, provinceReviewDeadline, nationalReviewDeadline } = this.round
    const extendedTo = reviewDeadline({
      path,
      role,
      roundProvince: provinceReviewDeadline,
      roundNation: nationalReviewDeadline,
    })
    const { endsAt } = effectiveDeadline({ roundFiling: filingDeadline, path, extendedTo })
    return { extendedTo, endsAt }
  }

  #links(above: readonly Account[]): DeadlineLink[] {
    return above.map(({ name, role, regionCode }) => {
      const { filing = null, review = null } = this.#byRegion.get(regionCode ?? '') ?? {}
      return { name, role, filing, review }
    })
  }
}
