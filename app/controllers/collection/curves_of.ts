import type { CollectionFacts } from '#presenters/collection/collection_page'
import { comparedCurves } from '#queries/collection/compared_curves'
import { ownDays } from '#queries/own_days'

/** The curves that belong to a page of the collection status, against the deadline of its place. */
export async function curvesOf({ round, place, filters }: CollectionFacts) {
  const { filing } = await ownDays(place, round)
  const { id, reportYear } = round
  return comparedCurves({ id, reportYear, filing }, place, filters.programme)
}
