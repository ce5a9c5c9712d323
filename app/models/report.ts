import { belongsTo, hasMany } from '@adonisjs/lucid/orm'
import type { BelongsTo, HasMany } from '@adonisjs/lucid/types/relations'
import { ReportSchema } from '#database/schema'
import Account from '#models/account'
import Project from '#models/project'
import { Acceptable } from '#models/report/acceptable'
import { Answerable } from '#models/report/answerable'
import { Auditable } from '#models/report/auditable'
import { Explainable } from '#models/report/explainable'
import { Fillable } from '#models/report/fillable'
import { Movable } from '#models/report/movable'
import { Provable } from '#models/report/provable'
import { Returnable } from '#models/report/returnable'
import { Submittable } from '#models/report/submittable'
import ReportEvent from '#models/report_event'
import RosterEntry from '#models/roster_entry'
import Round from '#models/round'

/** One project's filled questionnaire in one round. */
export default class Report extends Acceptable(
  Returnable(
    Provable(Answerable(Explainable(Auditable(Fillable(Submittable(Movable(ReportSchema)))))))
  )
) {
  @belongsTo(() => Round)
  declare round: BelongsTo<typeof Round>

  @belongsTo(() => Project)
  declare project: BelongsTo<typeof Project>

  @belongsTo(() => RosterEntry)
  declare rosterEntry: BelongsTo<typeof RosterEntry>

  @belongsTo(() => Account)
  declare account: BelongsTo<typeof Account>

  @belongsTo(() => Account, { foreignKey: 'waitingAt' })
  declare holder: BelongsTo<typeof Account>

  @hasMany(() => ReportEvent)
  declare events: HasMany<typeof ReportEvent>
}
