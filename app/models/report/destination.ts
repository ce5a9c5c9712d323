import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type Account from '#models/account'
import { nationalOffice } from '#models/account/national_office'
import type { State, Transition } from '#models/report/flow'
import { nextManagers } from '#queries/managers_on_path'

/** Where a report is: its state, and the manager it waits at while submitted. */
export interface Place {
  state: State
  waiting_at: number | null
}

/** Where a transition leads for the report on this path. */
export async function destination(
  row: Transition,
  actor: Account,
  path: string,
  trx: TransactionClientContract
): Promise<Place> {
  const places = await destinations(row, actor, [path], trx)
  return places.get(path)!
}

/** The same for the reports on each of these paths: two statements at most, however many. */
export async function destinations(
  { action, to }: Transition,
  actor: Account,
  paths: readonly string[],
  trx: TransactionClientContract
): Promise<Map<string, Place>> {
  const all = (placeOf: (path: string) => Place) =>
    new Map(paths.map((path) => [path, placeOf(path)]))

  if (action === 'submit') {
    const lowest = await nextManagers(paths, null, trx)
    // A report without any manager below the nation waits at the nation: somebody must look at it.
    const nation = lowest.size < new Set(paths).size ? await nationalOffice(trx) : null
    return all((path) => ({ state: 'submitted', waiting_at: (lowest.get(path) ?? nation!).id }))
  }
  if (to !== 'climb') return all(() => ({ state: to, waiting_at: null }))

  const next = actor.role === 'province' ? null : await nextManagers(paths, actor.path, trx)
  return all((path) => {
    const manager = next?.get(path)
    return manager
      ? { state: 'submitted', waiting_at: manager.id }
      : { state: 'province_accepted', waiting_at: null }
  })
}
