import encryption from '@adonisjs/core/services/encryption'
import db from '@adonisjs/lucid/services/db'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { print } from '#documents/printing'
import type Account from '#models/account'
import type { Secret } from '#models/account/fresh_secrets'
import { record, type Actor } from '#models/journal'
import { slipFacts } from '#queries/slip_facts'
import { sql } from '#queries/sql'

/** Where slips of passwords stand, as their asker sees it. */
export interface SlipsStanding {
  id: string
  count: number
  state: 'ready' | 'taken' | 'expired'
  expiresAt: string
}

const PURPOSE = 'slips'
const MINE = 'id = ? AND account_id = ?'

/** One-time credential slips (L4): sealed until the one download, and for 15 minutes at most. */
export const slips = {
  /** Opens a batch under the id that the form carries; false when a first press has done it. */
  async begin(id: string, { actor }: Actor, trx: TransactionClientContract): Promise<boolean> {
    const begun = await sql(
      `INSERT INTO slips (id, account_id, path, count) VALUES (?, ?, ?::ltree, 0)
       ON CONFLICT (id) DO NOTHING RETURNING id`,
      [id, actor.id, actor.path],
      trx
    )
    return begun.length > 0
  },

  /** Prints these passwords and seals the PDF; in the transaction that stores their hashes. */
  async seal(
    { id, site, secrets }: { id: string; site: string; secrets: readonly Secret[] },
    by: Actor,
    trx: TransactionClientContract
  ): Promise<void> {
    const facts = await slipFacts(
      secrets.map(({ userName }) => userName),
      trx
    )
    const known = new Map(secrets.map(({ userName, plain }) => [userName, plain]))
    const pdf = await print(
      'slips',
      site,
      facts.map((one) => ({ ...one, password: known.get(one.userName)! }))
    )
    const sealed = encryption.encrypt(pdf.toString('base64'), undefined, `${PURPOSE}:${id}`)
    await sql(
      'UPDATE slips SET sealed = ?, count = ? WHERE id = ?',
      [sealed, facts.length, id],
      trx
    )
    const details = { slips: facts.length, userNames: facts.map(({ userName }) => userName) }
    const entry = { act: 'slips.make', subject: 'slips', subjectId: null, path: by.actor.path }
    await record({ ...entry, details }, by, trx)
  },

  /** Null for everybody but who asked for them. */
  async of({ id: accountId }: Account, id: string): Promise<SlipsStanding | null> {
    const [found] = await sql<SlipsStanding>(
      `SELECT id, count, expires_at AS "expiresAt", CASE WHEN taken_at IS NOT NULL THEN 'taken'
           WHEN sealed IS NULL OR expires_at <= survey_now() THEN 'expired' ELSE 'ready' END AS state
         FROM slips WHERE ${MINE}`,
      [id, accountId]
    )
    return found ?? null
  },

  /** The PDF, for the first who asks; null ever after. Of two at once one gets it. */
  async take(by: Actor, id: string): Promise<Buffer | null> {
    const sealed = await db.transaction(async (trx) => {
      const [held] = await sql<{ sealed: string | null }>(
        `SELECT sealed FROM slips WHERE ${MINE} AND expires_at > survey_now() FOR UPDATE`,
        [id, by.actor.id],
        trx
      )
      if (!held?.sealed) return null
      await sql('UPDATE slips SET sealed = NULL, taken_at = survey_now() WHERE id = ?', [id], trx)
      const entry = { act: 'slips.take', subject: 'slips', subjectId: null, path: by.actor.path }
      await record({ ...entry, details: { id } }, by, trx)
      return held.sealed
    })
    const opened = sealed && encryption.decrypt<string>(sealed, `${PURPOSE}:${id}`)
    return opened ? Buffer.from(opened, 'base64') : null
  },

  /** Deletes what nobody has fetched in time; the schedule asks for it every minute. */
  async forget(): Promise<void> {
    await sql(
      'UPDATE slips SET sealed = NULL WHERE sealed IS NOT NULL AND expires_at <= survey_now()'
    )
  },
}
