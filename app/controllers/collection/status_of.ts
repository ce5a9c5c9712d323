import type { HttpContext } from '@adonisjs/core/http'
import QuestionnaireVersion from '#models/questionnaire_version'
import type Round from '#models/round'
import { collectionTable } from '#queries/collection/collection_table'
import { placeOf } from '#queries/collection/place'
import { verifiedLists } from '#queries/collection/verified_lists'
import { collectionFilters } from '#validators/collection'

/** What the page and the file of the collection status are made of. */
export async function statusOf({ auth, request }: HttpContext, round: Round) {
  const filters = collectionFilters(request.qs())
  const place = await placeOf(auth.getUserOrFail(), filters.at)
  const [table, lists, { questionnaire }] = await Promise.all([
    collectionTable(place, { roundId: round.id, programme: filters.programme }),
    filters.programme ? [] : verifiedLists(place, round.id),
    QuestionnaireVersion.compiled(round.questionnaireVersionId),
  ])
  return { round, place, filters, table, lists, programmes: questionnaire.lists.programme ?? [] }
}
