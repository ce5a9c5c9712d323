import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import QuestionnaireVersion from '#models/questionnaire_version'
import { effectiveDeadline } from '#models/report/deadline'
import { deadlineLinksOf } from '#models/report/issuing/deadline_links_of'
import { NearestManagers } from '#models/report/issuing/nearest_managers'
import { prefillReports } from '#models/report/issuing/prefill_reports'
import { statSerialNumbers } from '#models/report/issuing/stat_serial_numbers'
import { storeReports, type StoredReport } from '#models/report/issuing/store_reports'
import type Round from '#models/round'
import type { Value } from '#questionnaire/types'

/** One line of the issued list, before it has a number of its own. */
export interface RosterLine {
  /** Project number, normalised (L5). */
  number: string
  title: string
  /** By the names of `prefill: roster.*`: regionCode, orgCode, programme, unitName … */
  facts: Record<string, Value>
}

/** Lines written by one statement: keeps its parameter at a few megabytes. */
const BATCH = 2000

/**
 * Issues the list of a round (R1): projects, list entries with their 统计编号, respondents' accounts
 * with the initial password, reports below their nearest manager, prefilled (F2). The number of
 * statements depends on the number of batches only. A project that is in the round already, or
 * whose number belongs to a manager's account, fails as a whole.
 */
export async function issueReports(
  round: Round,
  lines: readonly RosterLine[],
  trx: TransactionClientContract
): Promise<StoredReport[]> {
  const serials = await statSerialNumbers(round, lines, trx)
  const { questionnaire } = await QuestionnaireVersion.compiled(round.questionnaireVersionId)
  const managers = await NearestManagers.load(questionnaire.reportYear, trx)
  const issued: StoredReport[] = []
  for (let start = 0; start < lines.length; start += BATCH) {
    const batch = lines.slice(start, start + BATCH)
    issued.push(
      ...(await issueBatch(round, batch, serials.slice(start, start + BATCH), managers, trx))
    )
  }
  return issued
}

async function issueBatch(
  round: Round,
  lines: readonly RosterLine[],
  serials: readonly string[],
  managers: NearestManagers,
  trx: TransactionClientContract
): Promise<StoredReport[]> {
  const held = lines.map((line) => managers.of(line.facts))
  const links = await deadlineLinksOf(
    held.map(({ path }) => path),
    round.id,
    trx
  )
  const facts = { roundFiling: round.filingDeadline, extendedTo: null }

  const issued = await storeReports(
    round,
    lines.map((line, i) => ({
      ...line,
      facts: {
        ...line.facts,
        statSerialNo: serials[i],
        projectNumber: line.number,
        title: line.title,
      },
      serial: serials[i],
      manager: held[i],
      closesAt: effectiveDeadline({ ...facts, path: links.get(held[i].path) ?? [] }).endsAt,
    })),
    trx
  )
  const { questionnaire } = await QuestionnaireVersion.compiled(round.questionnaireVersionId)
  await prefillReports(
    questionnaire,
    issued.map(({ id }) => id),
    trx
  )
  return issued
}
