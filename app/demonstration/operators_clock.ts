import db from '@adonisjs/lucid/services/db'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import app from '@adonisjs/core/services/app'
import { LAST_ACT, TODAY } from '#demonstration/clock'
import { isDemonstration } from '#demonstration/rounds'
import { refusals } from '#exceptions/refusals'
import { record, type Actor } from '#models/journal'
import { beijing } from '#presenters/time'
import { sql } from '#queries/sql'
import env from '#start/env'

/** The clock that pages, gates and schedules go by. Instants as ISO 8601 texts. */
export interface ClockFacts {
  now: string
  /** The clock of the machine. */
  real: string
  /** Nobody may set it earlier; null before anything was done. */
  last: string | null
}

/** The clock of a demonstration, which its operator may set; a real survey goes by real time. */
export const operatorsClock = {
  async isAllowed(): Promise<boolean> {
    const setting = env.get('DEMONSTRATION')
    const isOn = setting === true || (setting === undefined && !app.inProduction)
    return isOn && isDemonstration()
  },

  async show(client: TransactionClientContract | null = null): Promise<ClockFacts> {
    const [facts] = await sql<ClockFacts>(
      `WITH ${LAST_ACT} SELECT survey_now() AS now, clock_timestamp() AS real, last.at AS last FROM last`,
      [],
      client ?? db.connection()
    )
    return facts
  },

  /** Refuses a time before the last thing that was done; what the clock had brought about later may happen again. */
  async set(at: Date, by: Actor): Promise<void> {
    await operatorsClock.move(by, async (trx) => {
      const { last } = await operatorsClock.show(trx)
      if (last && at < new Date(last)) throw refusals.clockTooEarly(beijing(last))
      return at
    })
  },

  /** Back to where the demonstration begins, or to a minute after the last thing that was done. */
  async reset(by: Actor): Promise<void> {
    await operatorsClock.move(by, async (trx) => {
      const { last } = await operatorsClock.show(trx)
      return new Date(Math.max(TODAY.getTime(), last ? Date.parse(last) + 60_000 : 0))
    })
  },

  async move(by: Actor, to: (trx: TransactionClientContract) => Promise<Date>): Promise<void> {
    if (!(await operatorsClock.isAllowed())) throw refusals.clockOfReal()
    await db.transaction(async (trx) => {
      await sql('SELECT FROM clock FOR UPDATE', [], trx)
      const { now } = await operatorsClock.show(trx)
      const at = await to(trx)
      await sql('UPDATE clock SET shift = ?::timestamptz - now()', [at.toISOString()], trx)
      await sql('DELETE FROM occurrences WHERE occurred_at > survey_now()', [], trx)
      const details = { from: now, to: at.toISOString() }
      await record(
        { act: 'clock.set', subject: 'clock', subjectId: null, path: 'nation', details },
        by,
        trx
      )
    })
  },
}
