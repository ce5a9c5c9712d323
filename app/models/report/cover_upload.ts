import db from '@adonisjs/lucid/services/db'
import FormRefusal from '#exceptions/form_refusal'
import { refusals } from '#exceptions/refusals'
import { readCoverMark } from '#documents/cover_scan'
import { inspectUpload, type AcceptedUpload } from '#documents/thumbnail'
import type Report from '#models/report'
import { coverRefusal, MOST_COVERS } from '#models/report/cover_gate'
import { canonicalAnswers } from '#models/report/cover_standing'
import { keepPaper, type Paper } from '#models/report/evidence_store'
import type { Move } from '#models/report/movable'
import type { SentFile } from '#models/report/provable'
import { isCodeOfAnother } from '#queries/cover_codes'
import { sql } from '#queries/sql'

export interface SentCover {
  file: SentFile
  /** The check code as the person read it from the paper; empty when not given. */
  typed: string
}

/**
 * Keeps a stamped cover for the data it was printed from (C2, C3): its QR says which, else the code
 * typed, else the data as they are now. Gives the id of the file. Throws what refuses it.
 */
export async function keepCover(
  report: Report,
  { file, typed }: SentCover,
  by: Move
): Promise<string> {
  if (report.state === 'not_started') await report.openForFilling(by)
  const closed = coverRefusal(await report.standing())
  if (closed) throw closed

  const upload = await inspectUpload(await file.read(), file.name)
  if (!upload.ok) throw new FormRefusal([{ field: 'scan', sentence: upload.message }])
  return keep(report, upload, await paperOf(report, upload, typedCode(typed), by))
}

/** The code as printed: groups, width and letter case do not matter (RFC 4648). */
function typedCode(typed: string): string | null {
  const code = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
  if (code === '' || /^[A-Z2-7]{12}$/.test(code)) return code || null
  const sentence = `校验码有 12 位，只有字母和 2–7 的数字，您填的是“${typed.trim().slice(0, 30)}”。请照封面左下角再填一次，看不清可以不填。`
  throw new FormRefusal([{ field: 'code', sentence }])
}

async function paperOf(
  report: Report,
  upload: AcceptedUpload,
  typed: string | null,
  by: Move
): Promise<Paper> {
  const scanned = await readCoverMark(upload.bytes)
  const { facts, checkCode, version, contents } = await report.standing()
  if (scanned && scanned.projectNumber !== facts.projectNumber) throw refusals.coverOfAnother()
  const code = scanned?.code ?? typed ?? checkCode
  if (code !== checkCode && (await isCodeOfAnother(code, report.id)))
    throw refusals.coverOfAnother()

  // Of a cover printed earlier it is not known what the data were then.
  const stampedValues =
    code === checkCode ? canonicalAnswers(version.questionnaire, contents.data.answers) : null
  const cover = { checkCode: code, codeWasRead: scanned !== null, stampedValues }
  return { reportId: report.id, accountId: by.actor.id, kind: 'cover', rule: null, cover }
}

/** Behind the lock, so that no decision of a manager comes in between. */
function keep(report: Report, upload: AcceptedUpload, paper: Paper): Promise<string> {
  return keepPaper(paper, upload, (write) =>
    db.transaction(async (trx) => {
      await sql('SELECT FROM reports WHERE id = ? FOR NO KEY UPDATE', [report.id], trx)
      const standing = await report.standing(trx)
      const closed = coverRefusal(standing)
      if (closed) throw closed

      const same = standing.facts.files.filter((file) => file.checkCode === paper.cover!.checkCode)
      const id = await write(trx)
      const isNew = same.every((file) => file.id !== id)
      if (isNew && same.length >= MOST_COVERS) throw refusals.tooManyCovers(MOST_COVERS)
      return id
    })
  )
}
