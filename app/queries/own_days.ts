import type { Day } from '#models/report/deadline'
import type Round from '#models/round'
import { reviewDeadline } from '#models/report/deadline'
import type { Level } from '#models/report/flow'
import { deadlineLinks } from '#queries/managers_on_path'

/** The days of a manager: until when those below file, until when it decides itself, and who set the first. */
export interface OwnDays {
  filing: Day
  review: Day
  setBy: string
}

/** Its own dates, else those of its superiors, last the round's (D1). */
export async function ownDays(
  { path, role }: { path: string; role: Level },
  round: Round
): Promise<OwnDays> {
  const links = await deadlineLinks(path, round.id)
  const filing = links.find((link) => link.filing !== null)
  const { provinceReviewDeadline: roundProvince, nationalReviewDeadline: roundNation } = round
  return {
    filing: filing?.filing ?? round.filingDeadline,
    review: reviewDeadline({ path: links, role, roundProvince, roundNation }),
    setBy: filing?.name ?? '国家',
  }
}
