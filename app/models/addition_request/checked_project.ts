import type { Mistake } from '#exceptions/form_refusal'
import { ROSTER_COLUMNS } from '#imports/roster/columns'
import { formRow } from '#imports/roster/form_row'
import type { RosterRow } from '#imports/roster/roster_row'
import { RowReader } from '#imports/roster/row_reader'
import type Account from '#models/account'
import QuestionnaireVersion from '#models/questionnaire_version'
import { regionTable } from '#models/region_table'
import type Round from '#models/round'
import { sql } from '#queries/sql'

/** A project typed into a form as understood, with every mistake by the key of its column (R5, R6). */
export async function checkedProject(
  round: Round,
  typed: Record<string, string>,
  actor: Account
): Promise<{ row: RosterRow; mistakes: Mistake[] }> {
  const { questionnaire } = await QuestionnaireVersion.compiled(round.questionnaireVersionId)
  const row = formRow(new RowReader(questionnaire, regionTable(round.reportYear)), typed)
  const own = row.mistakes.map(({ column, message }) => ({
    field: ROSTER_COLUMNS.find(({ label }) => label === column)!.key,
    sentence: `${message}。`,
  }))
  return { row, mistakes: [...own, ...elsewhere(row, round, actor), ...(await there(row, round))] }
}

/** A province asks for projects of its own region. */
function elsewhere({ facts, mistakes }: RosterRow, round: Round, actor: Account): Mistake[] {
  if (mistakes.some(({ column }) => column === '行政区划代码')) return []
  const code = typeof facts.regionCode === 'string' ? facts.regionCode : ''
  const field = 'regionCode'
  if (code === '') return [{ field, sentence: '请填承担单位所在县（市、区）的 6 位代码。' }]
  if (actor.role === 'nation' || isWithin(code, actor.regionCode, round)) return []
  return [{ field, sentence: `${code} 不在您管的地区里。外省的项目由那个省申请。` }]
}

function isWithin(code: string | null, region: string | null, round: Round): boolean {
  if (code === null) return false
  return code === region || isWithin(regionTable(round.reportYear).parent(code), region, round)
}

async function there({ number }: RosterRow, round: Round): Promise<Mistake[]> {
  const [known] = await sql<{ isListed: boolean }>(
    `SELECT EXISTS (SELECT FROM roster_entries e JOIN projects p ON p.id = e.project_id
        WHERE e.round_id = ? AND p.number = ?) AS "isListed"
      WHERE EXISTS (SELECT FROM roster_entries e JOIN projects p ON p.id = e.project_id
        WHERE e.round_id = ? AND p.number = ?)
         OR EXISTS (SELECT FROM addition_requests WHERE round_id = ? AND number = ? AND state = 'waiting')`,
    [round.id, number, round.id, number, round.id, number]
  )
  if (!known) return []
  return [known.isListed ? needless(number, '已经在本年的下发清单里') : askedAlready(number)]
}

/** Somebody has asked for this project, and nobody has decided yet. */
export function askedAlready(number: string): Mistake {
  return needless(number, '已经有一份申请在等国家级管理机构办理')
}

function needless(number: string, why: string): Mistake {
  return { field: '(number)', sentence: `${number} ${why}，不用再报。` }
}
