import { regionTable } from '#models/region_table'
import type Round from '#models/round'
import type { Regions } from '#questionnaire/regions'

/** The regions by which accounts are made now: of the running round, else the latest known (R6). */
export function regionsNow(round: Round | null): Regions {
  return regionTable(round?.reportYear ?? Number.MAX_SAFE_INTEGER)
}
