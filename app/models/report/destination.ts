import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { nationalOffice } from '#models/account/national_office'
import type { State, Transition } from '#models/report/flow'
import { nextManagers } from '#queries/managers_on_path'

/** Where a report is: its state, and the manager it waits at while submitted. */
export interface Place {
  state: State
  waiting_at: number | null
}

/** A report as it is before it moves. */
type Moving = Place & { path: string }

/** Where a transition leads for this report. */
export async function destination(
  row: Transition,
  report: Moving,
  trx: TransactionClientContract
): Promise<Place> {
  const [place] = await destinations(row, [report], trx)
  return place
}

/** The same for each of these reports: two statements at most, however many. */
export async function destinations(
  { action, to }: Transition,
  reports: readonly Moving[],
  trx: TransactionClientContract
): Promise<Place[]> {
  if (action === 'submit') return lowest(reports, trx)
  if (to !== 'climb') return reports.map(() => ({ state: to, waiting_at: null }))

  // One step up from the level that is decided for, whoever decides in its place (W1).
  const leaving = reports.map((report) => ({ path: report.path, leaves: report.waiting_at }))
  const next = await nextManagers(leaving, trx)
  return next.map((manager) =>
    manager
      ? { state: 'submitted', waiting_at: manager.id }
      : { state: 'province_accepted', waiting_at: null }
  )
}

async function lowest(
  reports: readonly Moving[],
  trx: TransactionClientContract
): Promise<Place[]> {
  const first = await nextManagers(
    reports.map(({ path }) => ({ path, leaves: null })),
    trx
  )
  // A report without any manager below the nation waits at the nation: somebody must look at it.
  const nation = first.includes(undefined) ? await nationalOffice(trx) : null
  return first.map((manager) => ({ state: 'submitted', waiting_at: (manager ?? nation!).id }))
}
