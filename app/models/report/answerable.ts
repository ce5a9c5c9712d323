import type { NormalizeConstructor } from '@adonisjs/core/types/helpers'
import type { AuditableReport } from '#models/report/auditable'
import type { Move } from '#models/report/movable'
import { sql } from '#queries/sql'

export interface Answer {
  /** A check of this report. */
  checkId: number
  text: string
  /** Whether the stored answer is the one that the writer has seen (compare and set). */
  isSeen: (stored: string) => boolean
}

export type Answered =
  | { outcome: 'saved' }
  /** Somebody else has answered otherwise meanwhile; nothing was written. */
  | { outcome: 'conflict'; theirs: string; at: string }

/** The respondent answers what managers ask (A1, 人工检查). */
export function Answerable<T extends NormalizeConstructor<typeof AuditableReport>>(superclass: T) {
  return class extends superclass {
    async answer({ checkId, text, isSeen }: Answer, by: Move): Promise<Answered> {
      return this.saying(by, async ({ facts }, trx) => {
        const { answer, answeredAt } = facts.checks.find(({ id }) => id === checkId)!
        if (answer === text) return { outcome: 'saved' }
        if (answer !== null && answeredAt !== null && !isSeen(answer)) {
          return { outcome: 'conflict', theirs: answer, at: answeredAt }
        }

        await sql(
          `UPDATE manual_checks SET answer = ?, answered_by = ?, answered_at = survey_now() WHERE id = ?`,
          [text, by.actor.id, checkId],
          trx
        )
        return { outcome: 'saved' }
      })
    }
  }
}
