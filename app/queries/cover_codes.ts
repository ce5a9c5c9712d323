import { sql } from '#queries/sql'

/** Whether this check code is known of another report's data or cover: no two reports share one (C2). */
export async function isCodeOfAnother(code: string, reportId: number): Promise<boolean> {
  const [{ known }] = await sql<{ known: boolean }>(
    `SELECT EXISTS (SELECT FROM reports WHERE check_code = ? AND id <> ?)
         OR EXISTS (SELECT FROM evidence_files WHERE check_code = ? AND report_id <> ? AND code_was_read) AS known`,
    [code, reportId, code, reportId]
  )
  return known
}
