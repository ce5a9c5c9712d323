import { belongsTo } from '@adonisjs/lucid/orm'
import type { BelongsTo } from '@adonisjs/lucid/types/relations'
import { ReportEventSchema } from '#database/schema'
import Account from '#models/account'

/** One act on a report: who, when, from, to, reason, data version. Append-only. */
export default class ReportEvent extends ReportEventSchema {
  @belongsTo(() => Account, { foreignKey: 'actorId' })
  declare actor: BelongsTo<typeof Account>
}
