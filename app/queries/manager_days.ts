import type Account from '#models/account'
import { reviewDeadline, type Day } from '#models/report/deadline'
import type Round from '#models/round'
import { deadlineLinks } from '#queries/managers_on_path'

/** Days until whose 24:00 the respondents below a manager file and the manager itself decides. */
export async function managerDays(
  actor: Account,
  round: Round
): Promise<{ filing: Day; review: Day }> {
  const path = await deadlineLinks(actor.path, round.id)
  const review = reviewDeadline({
    path,
    role: actor.role,
    roundProvince: round.provinceReviewDeadline,
    roundNation: round.nationalReviewDeadline,
  })
  return {
    filing: path.find(({ filing }) => filing !== null)?.filing ?? round.filingDeadline,
    review,
  }
}
