import { createHash, randomUUID } from 'node:crypto'
import drive from '@adonisjs/drive/services/main'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { EvidenceKind } from '#audit/evidence_kinds'
import type { AcceptedUpload } from '#documents/thumbnail'
import EvidenceFile, { evidenceKeys } from '#models/evidence_file'
import { sql } from '#queries/sql'

/** What a file is kept for; `rule` is null and `cover` given for covers only. */
export interface Paper {
  reportId: number
  accountId: number
  kind: EvidenceKind
  rule: string | null
  cover?: { checkCode: string; codeWasRead: boolean; stampedValues: Record<string, string> | null }
}

/** Writes the row; gives its id, or that of the same file kept before. */
export type WriteRow = (trx: TransactionClientContract) => Promise<string>

/**
 * Keeps an inspected file: original and small picture first, the row only when both are stored (E3).
 * `commit` runs the given writing inside its transaction; when it throws nothing is kept. Gives the
 * id of the row.
 */
export async function keepPaper(
  paper: Paper,
  upload: AcceptedUpload,
  commit: (write: WriteRow) => Promise<string>
): Promise<string> {
  const id = randomUUID()
  const keys = evidenceKeys(paper.reportId, id)
  let kept: string | null = null
  try {
    await drive.use().put(keys.original, upload.bytes, { contentType: upload.mediaType })
    await drive.use().put(keys.thumbnail, upload.thumbnail, { contentType: 'image/jpeg' })
    kept = await commit((trx) => writeRow(id, paper, upload, trx))
    return kept
  } finally {
    if (kept !== id && !(await EvidenceFile.find(id))) await discard(keys)
  }
}

async function discard(keys: Record<string, string>) {
  await Promise.all(Object.values(keys).map((key) => drive.use().delete(key)))
}

async function writeRow(
  id: string,
  paper: Paper,
  upload: AcceptedUpload,
  trx: TransactionClientContract
): Promise<string> {
  const columns = columnsOf(id, paper, upload)
  const names = Object.keys(columns)
  await sql(
    `INSERT INTO evidence_files (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})
     ON CONFLICT DO NOTHING`,
    Object.values(columns),
    trx
  )
  return keptId(columns, trx)
}

function columnsOf(id: string, paper: Paper, { bytes, name, mediaType, pages }: AcceptedUpload) {
  const { cover } = paper
  return {
    id,
    report_id: paper.reportId,
    rule: paper.rule,
    kind: paper.kind,
    name,
    media_type: mediaType,
    bytes: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    pages: pages ?? null,
    check_code: cover?.checkCode ?? null,
    code_was_read: cover?.codeWasRead ?? false,
    stamped_values: cover?.stampedValues ? JSON.stringify(cover.stampedValues) : null,
    uploaded_by: paper.accountId,
  }
}

async function keptId(
  row: ReturnType<typeof columnsOf>,
  trx: TransactionClientContract
): Promise<string> {
  const [kept] = await sql<{ id: string }>(
    `SELECT id FROM evidence_files
      WHERE report_id = ? AND kind = ? AND rule IS NOT DISTINCT FROM ? AND sha256 = ?
        AND check_code IS NOT DISTINCT FROM ? AND removed_at IS NULL`,
    [row.report_id, row.kind, row.rule, row.sha256, row.check_code],
    trx
  )
  return kept.id
}
