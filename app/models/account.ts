import hash from '@adonisjs/core/services/hash'
import { belongsTo } from '@adonisjs/lucid/orm'
import type { BelongsTo } from '@adonisjs/lucid/types/relations'
import { AccountSchema } from '#database/schema'
import Report from '#models/report'
import type { Level } from '#models/report/flow'
import { sql } from '#queries/sql'

/** Somebody who can sign in: a respondent or a manager of any level (domain.md "The tree of managers"). */
export default class Account extends AccountSchema {
  declare role: Level

  @belongsTo(() => Account, { foreignKey: 'superiorId' })
  declare superior: BelongsTo<typeof Account>

  get isRespondent() {
    return this.role === 'respondent'
  }

  /** The account that decides: several people at the nation act for one office (L2). */
  get office() {
    return this.officeId ?? this.id
  }

  /** The public initial password still holds (L1). */
  get hasInitialPassword() {
    return this.isRespondent && this.password === null
  }

  /** The reports this account may see: its own, or all below it in the tree. */
  reports() {
    return this.isRespondent
      ? Report.query().where('account_id', this.id)
      : Report.query().whereRaw('reports.path <@ ?::ltree', [this.path])
  }

  /** The accounts below this one in the tree: managers, and respondents of this round; for the nation its people. */
  below() {
    return Account.query()
      .whereRaw('accounts.path <@ ?::ltree', [this.path])
      .whereNotIn('id', [this.id, this.office])
  }

  /**
   * Stores the hash only; plain text never reaches the database. False when the password that was
   * proved is not the stored one any more, unless it is this one already: then somebody has pressed twice.
   */
  async changePassword(plain: string): Promise<boolean> {
    const password = await hash.make(plain)
    const [changed] = await sql(
      `UPDATE accounts SET password = ?, must_change_password = false
        WHERE id = ? AND password = ? RETURNING id`,
      [password, this.id, this.password]
    )
    if (!changed) {
      await this.refresh()
      return this.hasPassword(plain)
    }
    this.password = password
    this.mustChangePassword = false
    this.$hydrateOriginals()
    return true
  }

  async hasPassword(plain: string) {
    return this.password !== null && (await hash.verify(this.password, plain))
  }
}
