import { createReadStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { writeRefusedCsv } from '#exports/refused_csv'
import { refusedRows } from '#exports/refused_rows'
import { writeRefusedWorkbook } from '#exports/refused_workbook'
import { tableFile } from '#imports/table_file'
import type RosterImport from '#models/roster_import'
import { onLocalDisk } from '#models/roster_import/on_local_disk'
import { refusalReasons } from '#queries/refusal_reasons'

/** The list again, of the same kind, with its refused rows and why; gone from this computer once it is read. */
export async function refusedList(list: RosterImport): Promise<Readable> {
  const reasons = await refusalReasons(list.id)
  const folder = await mkdtemp(join(tmpdir(), 'refused-'))
  const path = join(folder, 'list')
  await onLocalDisk(list.fileKey, async (original) => {
    const file = await tableFile(original)
    const rows = refusedRows(file, list.outlines, (sheet, row) => reasons.get(`${sheet}\t${row}`))
    if (file.csv) await writeRefusedCsv(path, rows, file.csv)
    else await writeRefusedWorkbook(path, rows)
  })
  return createReadStream(path).once('close', () => void rm(folder, { recursive: true }))
}
