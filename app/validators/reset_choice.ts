import { accountFilters, type AccountFilters } from '#validators/account_filters'
import { isId } from '#validators/is_id'

/** Accounts of a list: those ticked, or all that its filters find. */
export interface ResetChoice {
  isAll: boolean
  ids: number[]
  filters: AccountFilters
}

/** Reads the choice of a form; what makes no sense is not chosen. */
export function resetChoice(sent: Record<string, unknown>): ResetChoice {
  return {
    isAll: sent.scope === 'all',
    ids: [sent.ids].flat().filter(isId).map(Number),
    filters: accountFilters(sent),
  }
}
