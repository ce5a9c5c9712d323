import type { NormalizeConstructor } from '@adonisjs/core/types/helpers'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import QuestionnaireVersion from '#models/questionnaire_version'
import { MovableReport, type Move } from '#models/report/movable'
import { Standing } from '#models/report/standing'
import { submissionRefusal } from '#models/report/submission_gate'
import { keepUnitPrints } from '#models/report/unit_print'
import { withdrawalRefusal } from '#models/report/withdrawal_gate'
import { reportFacts } from '#queries/report_facts'
import { reviewWay } from '#queries/review_way'
import { sql } from '#queries/sql'

/** The respondent hands the report over (S1, S3). */
export function Submittable<T extends NormalizeConstructor<typeof MovableReport>>(superclass: T) {
  return class extends superclass {
    /** From the stored data as they are now, inside `client` when given. */
    async standing(client?: TransactionClientContract): Promise<Standing> {
      const facts = await reportFacts(this.id, client)
      return new Standing(facts, await QuestionnaireVersion.compiled(facts.versionId))
    }

    /** One gate for every way in; a second press finds the report submitted and is refused. Gives the event's id. */
    async submit(by: Move): Promise<number> {
      return this.move('submit', by, async (trx) => {
        const standing = await this.standing(trx)
        const refusal = submissionRefusal(standing)
        if (refusal) throw refusal

        return {
          columns: await this.#receipt(standing, trx),
          details: { explained: standing.explained.map(({ finding }) => finding.rule) },
          after: (eventId) => this.#keepSubmitted(standing, eventId, trx),
        }
      })
    }

    /** Takes it back while nobody has looked at it, within the deadline. */
    async withdraw(by: Move): Promise<number> {
      return this.move('withdraw', by, async (trx) => {
        const { decided } = await reviewWay(this.id, trx)
        const refusal = withdrawalRefusal(await reportFacts(this.id, trx), decided)
        if (refusal) throw refusal
        return {}
      })
    }

    async #receipt(standing: Standing, trx: TransactionClientContract) {
      const [{ number }] = await sql<{ number: number }>(
        `SELECT nextval('receipt_numbers') AS number`,
        [],
        trx
      )
      const { roundCode, dataVersion } = standing.facts
      return {
        receipt_number: `${roundCode}-${String(number).padStart(6, '0')}`,
        check_code: standing.checkCode,
        submitted_at: trx.raw('survey_now()'),
        audit_state: standing.auditState,
        audited_at: trx.raw('survey_now()'),
        audited_version: dataVersion,
      }
    }

    async #keepSubmitted(standing: Standing, eventId: number, trx: TransactionClientContract) {
      const { questionnaire } = await QuestionnaireVersion.compiled(standing.facts.versionId)
      await this.#keepSnapshot(standing, eventId, trx)
      await keepUnitPrints(questionnaire, [this.id], trx)
    }

    async #keepSnapshot(standing: Standing, eventId: number, trx: TransactionClientContract) {
      const { answers, tables } = standing.contents.data
      await trx.table('report_snapshots').insert({
        event_id: eventId,
        report_id: this.id,
        data_version: standing.facts.dataVersion,
        answers: JSON.stringify(answers),
        tables: JSON.stringify(tables),
        check_code: standing.checkCode,
        explanations: JSON.stringify(textsOf(standing)),
      })
    }
  }
}

/** What is said about the findings, by rule. */
function textsOf({ explained }: Standing): Record<string, string> {
  return Object.fromEntries(
    explained.flatMap(({ finding, explanation }) =>
      explanation ? [[finding.rule, explanation.text]] : []
    )
  )
}

/** A report that can be submitted, as the traits above it see it. */
export class SubmittableReport extends Submittable(MovableReport) {}
