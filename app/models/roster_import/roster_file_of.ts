import { RosterFile } from '#imports/roster/roster_file'
import { RowReader } from '#imports/roster/row_reader'
import { tableFile } from '#imports/table_file'
import QuestionnaireVersion from '#models/questionnaire_version'
import { regionTable } from '#models/region_table'
import type Round from '#models/round'

/** The list in a file, read by the questionnaire and the regions of a round. Throws UnreadableFile. */
export async function rosterFileOf(path: string, round: Round): Promise<RosterFile> {
  const table = await tableFile(path)
  const { questionnaire } = await QuestionnaireVersion.compiled(round.questionnaireVersionId)
  return new RosterFile(table, new RowReader(questionnaire, regionTable(round.reportYear)))
}
