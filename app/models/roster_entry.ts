import { RosterEntrySchema } from '#database/schema'
import type { Value } from '#questionnaire/types'

/** One line of the issued list (下发清单), kept as issued; `facts` by the names of `prefill: roster.*`. */
export default class RosterEntry extends RosterEntrySchema {
  declare facts: Record<string, Value>
}
