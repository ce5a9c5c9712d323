import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import { unitFactsIn } from '#models/unit_facts'
import { PRINT } from '#queries/unit_values'
import { sql } from '#queries/sql'
import type { Questionnaire } from '#questionnaire/types'

/** Keeps what these reports say about their unit, as they are submitted (W6). */
export async function keepUnitPrints(
  questionnaire: Questionnaire,
  reportIds: readonly number[],
  client?: QueryClientContract
): Promise<void> {
  const facts = JSON.stringify(unitFactsIn(questionnaire))
  await sql(
    `UPDATE reports r SET unit_print = ${PRINT} WHERE r.id = ANY(?)`,
    [facts, reportIds],
    client
  )
}
