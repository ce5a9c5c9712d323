import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { Actor } from '#models/journal'
import type { Moved } from '#models/report/closing'
import { dayBeforeOf } from '#models/report/deadline'
import { FILLABLE } from '#models/report/flow'
import { sql } from '#queries/sql'

/** Tells the respondents whose report is still theirs to fill that they have less time now; one statement. */
export async function tellRespondents(
  { actor }: Actor,
  moved: readonly Moved[],
  trx: TransactionClientContract
): Promise<void> {
  if (moved.length > 0) await sql(TELL, [actor.id, JSON.stringify(moved), FILLABLE], trx)
}

const TELL = `
  INSERT INTO messages (account_id, sender_id, kind, title, body, href)
  SELECT r.account_id, ?, 'deadline', '填报截止提前到 ' || ${dayBeforeOf('r.closes_at')} || ' 24:00',
         '项目 ' || p.number || ' ' || p.title || ' 的报表原来 ' || ${dayBeforeOf('one.was')} || ' 24:00 截止。',
         '/reports/' || r.id || '/sections'
    FROM (SELECT id, max(was) AS was FROM json_to_recordset(?::json) AS one (id bigint, was timestamptz) GROUP BY 1) one
    JOIN reports r ON r.id = one.id JOIN projects p ON p.id = r.project_id
   WHERE r.account_id IS NOT NULL AND r.state = ANY(?) AND r.closes_at < one.was`
