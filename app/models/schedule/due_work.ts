import db from '@adonisjs/lucid/services/db'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { remind } from '#models/schedule/reminding'
import { tellOverdue } from '#models/schedule/overdue'
import { mailUnread } from '#models/schedule/unread_digest'
import Round from '#models/round'
import { sql } from '#queries/sql'

/** Nobody is written to before this hour, Beijing time. */
const FIRST_HOUR = 8

/** How many people were told of what. */
export interface DueWork {
  reminded: number
  overdue: number
  mailed: number
}

type Work = (now: Date, trx: TransactionClientContract) => Promise<number>

/**
 * Does what is due by the database's clock (D4), each thing once however many servers look and
 * however late: what is done is claimed in the transaction of its effect. What is unread is mailed
 * without an open round, too: people write while one is prepared.
 */
export async function runDueWork(): Promise<DueWork> {
  return {
    reminded: await once(inRound(remind)),
    overdue: await once(inRound(tellOverdue)),
    mailed: await once(mailUnread),
  }
}

function inRound(work: (round: Round, ...rest: Parameters<Work>) => Promise<number>): Work {
  return async (now, trx) => {
    const round = await Round.running(trx)
    return round ? work(round, now, trx) : 0
  }
}

async function once(work: Work): Promise<number> {
  return db.transaction(async (trx) => {
    const [look] = await sql<{ free: boolean; now: string }>(
      `SELECT pg_try_advisory_xact_lock(hashtext('due work')) AS free, survey_now() AS now`,
      [],
      trx
    )
    const now = new Date(look.now)
    const hour = new Date(now.getTime() + 8 * 3_600_000).getUTCHours()
    return look.free && hour >= FIRST_HOUR ? work(now, trx) : 0
  })
}
