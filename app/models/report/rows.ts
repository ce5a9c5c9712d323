import db from '@adonisjs/lucid/services/db'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { refusals } from '#exceptions/refusals'
import { rowChanges } from '#queries/row_changes'
import { IS_WRITABLE } from '#queries/saving'
import type { Table } from '#questionnaire/types'

const ROW_ACTS = ['copy', 'remove', 'restore', 'up', 'down'] as const

/** What can be done with a row of a repeating table (F6). */
export type RowAct = (typeof ROW_ACTS)[number]

export function isRowAct(act: string): act is RowAct {
  return (ROW_ACTS as readonly string[]).includes(act)
}

type Change = (trx: TransactionClientContract) => Promise<string | null>

/** The rows of one table of a report, changed by its respondent. Removed rows stay stored, so removing can be undone. */
export class ReportRows {
  constructor(
    private readonly reportId: number,
    private readonly table: Table,
    private readonly accountId: number
  ) {}

  /** Adds rows with these texts behind the others, or in place of them; all or none. Gives the id of the first. */
  add(rows: Record<string, string>[], replace = false): Promise<string> {
    return this.#locked(async (trx) => {
      if (replace) await this.#first(rowChanges.removeAll, {}, trx)
      const last = await this.#room(rows.length, trx)
      const stored = rows.map((texts) =>
        Object.fromEntries(Object.entries(texts).map(([code, raw]) => [code, { raw, v: 1 }]))
      )
      const added = { last, rows: JSON.stringify(stored) }
      const first = await this.#first<{ id: string }>(rowChanges.add, added, trx)
      return first?.id ?? null
    })
  }

  /** Gives the id of the row that was changed or made. What is done already is done. */
  act(act: RowAct, row: string): Promise<string> {
    return this.#locked(async (trx) => {
      const found = await this.#first<{ live: boolean }>(rowChanges.find, { row }, trx)
      if (!found) return null
      if (act === (found.live ? 'restore' : 'remove')) return row
      if (!found.live && act !== 'restore') return null
      if (act === 'copy' || act === 'restore') await this.#room(1, trx)
      if (act === 'copy') await this.#first(rowChanges.makeRoom, { row }, trx)
      const changed = await this.#first<{ id: string }>(rowChanges[act], { row }, trx)
      return changed?.id ?? row
    })
  }

  /** Refuses when the report can't be written now, or when `change` finds no row. */
  #locked(change: Change): Promise<string> {
    return db.transaction(async (trx) => {
      const isOpen = await this.#first(rowChanges.lock(IS_WRITABLE), {}, trx)
      if (!isOpen) throw refusals.closedMeanwhile()
      const changed = await change(trx)
      if (!changed) throw refusals.rowGone()
      return changed
    })
  }

  /** The last position taken; refuses when there is no room for so many more. */
  async #room(wanted: number, trx: TransactionClientContract): Promise<number> {
    const { title, maxRows } = this.table
    const extent = await this.#first<{ count: number; last: number }>(rowChanges.extent, {}, trx)
    if (extent!.count + wanted > maxRows) throw refusals.tableFull(title, maxRows)
    return extent!.last
  }

  async #first<Row>(statement: string, more: object, trx: TransactionClientContract) {
    const { reportId: report, accountId: actor, table } = this
    const bindings = { report, actor, table: table.code, ...more }
    const { rows } = await trx.rawQuery<{ rows: Row[] }>(statement, bindings)
    return rows.at(0) ?? null
  }
}
