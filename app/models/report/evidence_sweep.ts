import drive from '@adonisjs/drive/services/main'
import { EVIDENCE_FOLDER, evidenceIdOf } from '#models/evidence_file'
import { sql } from '#queries/sql'

const BATCH = 500

/**
 * Deletes stored papers, with their small pictures, that no row names: those whose transaction died
 * after they were written (E3). Files that changed at `before` or later, by the clock of the drive,
 * may belong to a transaction that has not ended and are left; so is whatever we did not name.
 * Gives how many files were deleted.
 */
export async function sweepEvidence(before: Date): Promise<number> {
  let deleted = 0
  let paginationToken: string | undefined
  do {
    const page = await drive.use().listAll(EVIDENCE_FOLDER, { recursive: true, paginationToken })
    const keys = [...page.objects].flatMap((one) => (one.isFile ? one.key : []))
    for (let from = 0; from < keys.length; from += BATCH) {
      deleted += await sweep(keys.slice(from, from + BATCH), before)
    }
    paginationToken = page.paginationToken
  } while (paginationToken)
  return deleted
}

async function sweep(keys: string[], before: Date): Promise<number> {
  let deleted = 0
  for (const key of await withoutRow(keys)) {
    const { lastModified } = await drive.use().getMetaData(key)
    if (lastModified >= before) continue
    await drive.use().delete(key)
    deleted += 1
  }
  return deleted
}

/** Keys of papers that have no row; a removed paper still has one. */
async function withoutRow(keys: string[]): Promise<string[]> {
  const ids = new Map(keys.map((key) => [key, evidenceIdOf(key)]))
  const rows = await sql<{ id: string }>(
    'SELECT id FROM evidence_files WHERE id = ANY(?::uuid[])',
    [[...ids.values()].filter((id) => id !== null)]
  )
  const named = new Set(rows.map(({ id }) => id))
  return keys.filter((key) => ids.get(key) && !named.has(ids.get(key)!))
}
