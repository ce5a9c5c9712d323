import { keepSessionAlive, savingStatements, storedStatements } from '#queries/saving'

/** One text to save: `row` and `code` name a cell of a table, `code` alone an answer. */
export interface Saving {
  reportId: number
  code: string
  row: { id: string; table: string } | null
  raw: string
  /** Version the writer has seen; 0 when there was none (F4: compare and set). */
  expected: number
  source: 'typed' | 'offer' | 'paste'
}

/** Who writes: somebody signed in, or the holder of a live session (the save path looks no further). */
export type Writer = { accountId: number } | { sessionId: string }

export type Saved =
  | { outcome: 'saved'; version: number; savedAt: Date }
  /** Somebody else has changed it meanwhile; nothing was written. */
  | { outcome: 'conflict'; raw: string; version: number; savedAt: Date }
  /** The report can't be written by this writer now, or the row is gone. */
  | { outcome: 'closed' }

/**
 * Saves one text with one small statement (F3, F4). The same text again is taken as saved, so a
 * writer that lost the receipt may send it again.
 */
export async function save(saving: Saving, writer: Writer): Promise<Saved> {
  const { reportId, code, raw, expected, row, source } = saving
  const who = 'sessionId' in writer ? writer.sessionId : writer.accountId
  const place = row ? [row.id, row.table] : [source]
  const [{ open, fading, version, saved_at: savedAt }] = await statement(saving, writer).run([
    reportId,
    who,
    code,
    raw,
    expected,
    ...place,
  ])
  if (fading) await keepSessionAlive.run([who])
  if (version !== null && savedAt !== null) return { outcome: 'saved', version, savedAt }
  return open ? compare(saving) : { outcome: 'closed' }
}

function statement({ row }: Saving, writer: Writer) {
  if ('sessionId' in writer) return savingStatements[row ? 'cellBySession' : 'answerBySession']
  return savingStatements[row ? 'cellByAccount' : 'answerByAccount']
}

/** In a statement of its own: the one before has waited for the other writer, but not looked again. */
async function compare({ reportId, code, row, raw }: Saving): Promise<Saved> {
  const [stored] = row
    ? await storedStatements.cell.run([reportId, code, row.id, row.table])
    : await storedStatements.answer.run([reportId, code])
  if (!stored) return { outcome: 'closed' }

  const known = { version: stored.version, savedAt: stored.saved_at }
  return stored.raw === raw
    ? { outcome: 'saved', ...known }
    : { outcome: 'conflict', raw: stored.raw, ...known }
}
