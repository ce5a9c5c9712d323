import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import QuestionnaireVersion from '#models/questionnaire_version'
import { effectiveDeadline } from '#models/report/deadline'
import { deadlineLinksOf } from '#models/report/issuing/deadline_links_of'
import { NearestManagers } from '#models/report/issuing/nearest_managers'
import { prefillReports } from '#models/report/issuing/prefill_reports'
import { StatSerialNumbers } from '#models/report/issuing/stat_serial_numbers'
import { storeReports, type StoredReport } from '#models/report/issuing/store_reports'
import type Round from '#models/round'
import type { Questionnaire, Value } from '#questionnaire/types'

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
  const issuing = await Issuing.begin(round, trx)
  const issued: StoredReport[] = []
  for (let start = 0; start < lines.length; start += BATCH) {
    issued.push(...(await issuing.issue(lines.slice(start, start + BATCH))))
  }
  return issued
}

/** The same for lines that come a batch at a time; the round stays locked until the transaction ends. */
export class Issuing {
  private constructor(
    private readonly round: Round,
    private readonly trx: TransactionClientContract,
    private readonly serials: StatSerialNumbers,
    private readonly managers: NearestManagers,
    private readonly questionnaire: Questionnaire
  ) {}

  static async begin(round: Round, trx: TransactionClientContract): Promise<Issuing> {
    const serials = await StatSerialNumbers.load(round, trx)
    const { questionnaire } = await QuestionnaireVersion.compiled(round.questionnaireVersionId)
    const managers = await NearestManagers.load(questionnaire.reportYear, trx)
    return new Issuing(round, trx, serials, managers, questionnaire)
  }

  async issue(lines: readonly RosterLine[]): Promise<StoredReport[]> {
    const { round, trx } = this
    const held = lines.map((line) => this.managers.of(line.facts))
    const closesAt = await this.#closings(held.map(({ path }) => path))

    const issued = await storeReports(
      round,
      lines.map((line, i) => {
        const serial = this.serials.next(line.facts)
        return { ...this.#issued(line, serial), serial, manager: held[i], closesAt: closesAt[i] }
      }),
      trx
    )
    await prefillReports(
      this.questionnaire,
      issued.map(({ id }) => id),
      trx
    )
    return issued
  }

  /** The effective deadline of a report on each of these paths (D3). */
  async #closings(paths: readonly string[]): Promise<Date[]> {
    const links = await deadlineLinksOf(paths, this.round.id, this.trx)
    const facts = { roundFiling: this.round.filingDeadline, extendedTo: null }
    return paths.map((path) => effectiveDeadline({ ...facts, path: links.get(path) ?? [] }).endsAt)
  }

  #issued({ number, title, facts }: RosterLine, statSerialNo: string): RosterLine {
    return { number, title, facts: { ...facts, statSerialNo, projectNumber: number, title } }
  }
}
