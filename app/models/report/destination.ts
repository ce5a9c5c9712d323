import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { nationalOffice } from '#models/account/national_office'
import { PROVINCE_UP, type Level, type State, type Transition } from '#models/report/flow'
import { nextManagers } from '#queries/managers_on_path'

/** Where a report is: its state, and the manager it waits at while submitted. */
export interface Place {
  state: State
  waiting_at: number | null
}

/** A report as it is before it moves. */
type Moving = Place & { path: string; waiting_role: Level | null }

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
  if (action === 'submit') return oneUp(reports, trx)
  if (to !== 'climb') return reports.map(() => ({ state: to, waiting_at: null }))

  // The level that is decided for counts, whoever decides in its place (W1).
  const climbing = reports.filter((report) => !isAtTop(report))
  const places = await oneUp(climbing, trx)
  return reports.map((report) =>
    isAtTop(report)
      ? { state: 'province_accepted', waiting_at: null }
      : places[climbing.indexOf(report)]
  )
}

function isAtTop({ waiting_role: level }: Moving): boolean {
  return level !== null && PROVINCE_UP.includes(level)
}

/** At the next manager above whom each leaves; a respondent leaves it to the lowest. */
async function oneUp(reports: readonly Moving[], trx: TransactionClientContract): Promise<Place[]> {
  if (reports.length === 0) return []
  const leaving = reports.map(({ path, waiting_at: leaves }) => ({ path, leaves }))
  const next = await nextManagers(leaving, trx)
  // What no manager below the nation is left for waits at the nation: somebody must look at it.
  const nation = next.includes(undefined) ? await nationalOffice(trx) : null
  return next.map((manager) => ({ state: 'submitted', waiting_at: (manager ?? nation!).id }))
}
