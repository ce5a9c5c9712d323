import type { HttpContext } from '@adonisjs/core/http'
import QuestionnaireVersion from '#models/questionnaire_version'
import type Round from '#models/round'
import { acceptedLevels, lowerLevels, withLevels } from '#queries/collection/accepted_levels'
import { collectionTable } from '#queries/collection/collection_table'
import { placeOf } from '#queries/collection/place'
import { verifiedLists } from '#queries/collection/verified_lists'
import { collectionFilters } from '#validators/collection'

/** What the page and the file of the collection status are made of. */
export async function statusOf({ auth, request }: HttpContext, round: Round) {
  const filters = collectionFilters(request.qs())
  const place = await placeOf(auth.getUserOrFail(), filters.at)
  const scope = { roundId: round.id, programme: filters.programme }
  const [table, levels, lists, { questionnaire }] = await Promise.all([
    collectionTable(place, scope),
    acceptedLevels(place, scope),
    filters.programme ? [] : verifiedLists(place, round.id),
    QuestionnaireVersion.compiled(round.questionnaireVersionId),
  ])
  return {
    ...{ round, place, filters, lists },
    table: { ...table, rows: withLevels(table.rows, levels) },
    levels: lowerLevels(levels),
    programmes: questionnaire.lists.programme ?? [],
  }
}
