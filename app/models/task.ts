import db from '@adonisjs/lucid/services/db'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { TaskSchema } from '#database/schema'
import type Account from '#models/account'
import { LEFT, MOST_ATTEMPTS } from '#models/task/give_up'
import { sql } from '#queries/sql'

export type TaskStatus = 'queued' | 'running' | 'done' | 'failed'

/**
 * Work behind the pages that takes longer than a request may: an import, a round of reminders. Its
 * row is the truth about it; the job that carries it is only a nudge, may come twice or get lost.
 */
export default class Task extends TaskSchema {
  declare status: TaskStatus
  declare input: Record<string, unknown>
  declare result: Record<string, unknown> | null

  /** Inside the transaction of the act that asks for it; `carry` (app/jobs/carry.ts) sends it on its way after. */
  static async ask(
    kind: string,
    account: Account,
    input: Record<string, unknown>,
    client: TransactionClientContract
  ): Promise<Task> {
    return Task.create({ kind, accountId: account.id, input, status: 'queued' }, { client })
  }

  /** Takes the task for this process; null when it is over, was tried too often, or somebody else is at it. */
  static async claim(id: number): Promise<Task | null> {
    const [row] = await sql<{ id: number }>(
      `UPDATE tasks SET status = 'running', started_at = survey_now(), beat_at = clock_timestamp(), done = 0,
              attempts = attempts + 1
        WHERE id = ? AND attempts < ? AND (status = 'queued' OR (${LEFT}))
        RETURNING id`,
      [id, MOST_ATTEMPTS]
    )
    return row ? Task.find(row.id) : null
  }

  /** Queued for a minute without anybody coming, or left by a process that died. */
  static async forgotten(): Promise<{ id: number; kind: string }[]> {
    return sql(
      `SELECT id, kind FROM tasks
        WHERE (status = 'queued' AND created_at < survey_now() - interval '1 minute')
           OR (${LEFT} AND attempts < ?) ORDER BY id`,
      [MOST_ATTEMPTS]
    )
  }

  get isOver() {
    return this.status === 'done' || this.status === 'failed'
  }

  /** Shows how far it is; also says that this process is alive. */
  async reach(done: number, total: number) {
    await sql('UPDATE tasks SET done = ?, total = ?, beat_at = clock_timestamp() WHERE id = ?', [
      done,
      total,
      this.id,
    ])
  }

  async beat() {
    await sql(`UPDATE tasks SET beat_at = clock_timestamp() WHERE id = ? AND status = 'running'`, [
      this.id,
    ])
  }

  /** Inside the transaction of its work when given, so that both happen or neither. */
  async finish(
    result: Record<string, unknown>,
    client: TransactionClientContract | typeof db = db
  ) {
    await client.rawQuery(
      `UPDATE tasks SET status = 'done', result = ?, finished_at = survey_now() WHERE id = ?`,
      [JSON.stringify(result), this.id]
    )
  }

  /** `sentence` is shown to who asked for it. */
  async fail(sentence: string) {
    await sql(
      `UPDATE tasks SET status = 'failed', error = ?, finished_at = survey_now() WHERE id = ? AND status = 'running'`,
      [sentence, this.id]
    )
  }
}
