import { sql } from '#queries/sql'

interface ForeignKey {
  table: string
  name: string
  definition: string
}

/** Tables with the most rows: checking each row takes a third of the time of writing it. */
const TABLES = ['answers', 'table_rows', 'report_events', 'report_snapshots']

/** Foreign keys set aside while much is written, and checked for all rows at once when put back. */
export class ForeignKeys {
  private constructor(private readonly keys: readonly ForeignKey[]) {}

  /** Inside the transaction that puts them back. */
  static async setAside(): Promise<ForeignKeys> {
    const keys = await sql<ForeignKey>(
      `SELECT conrelid::regclass::text AS "table", conname AS name, pg_get_constraintdef(oid) AS definition
         FROM pg_constraint WHERE contype = 'f' AND conrelid = ANY(?::regclass[]) ORDER BY 1, 2`,
      [TABLES]
    )
    // Checks of the tree that wait for the end would keep the tables from being altered.
    await sql('SET CONSTRAINTS ALL IMMEDIATE')
    for (const { table, name } of keys) await sql(`ALTER TABLE ${table} DROP CONSTRAINT ${name}`)
    return new ForeignKeys(keys)
  }

  /** Throws when a row points nowhere. */
  async putBack(): Promise<void> {
    for (const { table, name, definition } of this.keys) {
      await sql(`ALTER TABLE ${table} ADD CONSTRAINT ${name} ${definition}`)
    }
  }
}
