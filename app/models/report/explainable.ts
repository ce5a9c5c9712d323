import type { NormalizeConstructor } from '@adonisjs/core/types/helpers'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { judge, type Verdict } from '#audit/explanation_gate'
import { refusals } from '#exceptions/refusals'
import type { AuditableReport } from '#models/report/auditable'
import { explanationContext } from '#models/report/explanation_context'
import type { Move } from '#models/report/movable'
import type { ExplainedFinding, Standing } from '#models/report/standing'
import type { StoredExplanation } from '#queries/report_facts'
import { sql } from '#queries/sql'

export interface Reason {
  rule: string
  text: string
  /** Version the writer has seen; 0 when there was none (compare and set). */
  expected: number
}

export type Explained =
  /** Stored; `accepted` is false when the gate refuses it: it does not count, but is kept. */
  | { outcome: 'saved'; accepted: boolean }
  /** Somebody else has written another text meanwhile; nothing was written. */
  | { outcome: 'conflict'; theirs: StoredExplanation }

/** The respondent explains what verification findings are about (E1, E2). */
export function Explainable<T extends NormalizeConstructor<typeof AuditableReport>>(superclass: T) {
  return class extends superclass {
    /** The same text again is taken as saved: it keeps its version and with it what managers have read. */
    async explain(reason: Reason, by: Move): Promise<Explained> {
      return this.saying(by, async (standing, trx) => {
        const one = explainedFinding(standing, reason.rule)
        const known = one.explanation
        const isSame = known?.text === reason.text && known.fingerprint === one.finding.fingerprint
        if (known && isSame) return { outcome: 'saved', accepted: known.accepted }
        if (known && known.version !== reason.expected)
          return { outcome: 'conflict', theirs: known }

        const lastYear = await this.#lastYear(reason.rule, trx)
        const verdict = judge(reason.text, explanationContext(standing, one, lastYear))
        await this.#store(reason, one.finding.fingerprint, verdict, by, trx)
        return { outcome: 'saved', accepted: verdict.accepted }
      })
    }

    async #lastYear(rule: string, trx: TransactionClientContract): Promise<string | undefined> {
      const [last] = await sql<{ text: string }>(
        `SELECT text FROM explanations
          WHERE rule = ? AND report_id = (SELECT previous_id FROM reports WHERE id = ?)`,
        [rule, this.id],
        trx
      )
      return last?.text
    }

    async #store(
      { rule, text }: Reason,
      fingerprint: string,
      { accepted, codes }: Verdict,
      { actor }: Move,
      trx: TransactionClientContract
    ) {
      await sql(
        `INSERT INTO explanations (report_id, rule, fingerprint, text, accepted, codes, saved_by)
         VALUES (?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT (report_id, rule) DO UPDATE
            SET fingerprint = excluded.fingerprint, text = excluded.text, accepted = excluded.accepted,
                codes = excluded.codes, version = explanations.version + 1,
                saved_at = survey_now(), saved_by = excluded.saved_by`,
        [this.id, rule, fingerprint, text, accepted, codes, actor.id],
        trx
      )
    }
  }
}

/** The verification finding of this rule as it is now; refused when the data no longer give it. */
export function explainedFinding(standing: Standing, rule: string): ExplainedFinding {
  const one = standing.explained.find(({ finding }) => finding.rule === rule)
  if (!one) throw refusals.findingGone(rule)
  return one
}
