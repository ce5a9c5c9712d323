import type { NormalizeConstructor } from '@adonisjs/core/types/helpers'
import { inspectUpload } from '#documents/thumbnail'
import type EvidenceFile from '#models/evidence_file'
import type { AuditableReport } from '#models/report/auditable'
import { keepPaper, type Paper } from '#models/report/evidence_store'
import { explainedFinding } from '#models/report/explainable'
import type { Move } from '#models/report/movable'
import { sql } from '#queries/sql'

/** Most files for one finding (domain.md, Evidence). */
export const MOST_FILES = 10

const FULL = `这一条最多 ${MOST_FILES} 份材料，这份没有收下。请先删掉不用的，或合成一份 PDF。`

/** A file as sent, not yet looked at. */
export interface SentFile {
  name: string
  read: () => Promise<Buffer>
}

/** A file that was not kept, and why. */
export interface RefusedFile {
  name: string
  sentence: string
}

/** The respondent supports findings with papers (E3). */
export function Provable<T extends NormalizeConstructor<typeof AuditableReport>>(superclass: T) {
  return class extends superclass {
    /** Keeps each file that can be kept, the same one once; gives the refused ones. */
    async addEvidence(rule: string, files: SentFile[], by: Move): Promise<RefusedFile[]> {
      const { finding } = await this.saying(by, async (standing) =>
        explainedFinding(standing, rule)
      )
      const kind = finding.evidence ?? 'statement'
      const paper: Paper = { reportId: this.id, accountId: by.actor.id, kind, rule }

      const refused: RefusedFile[] = []
      for (const [index, file] of files.entries()) {
        const sentence = index < MOST_FILES ? await this.#add(paper, file, by) : FULL
        if (sentence) refused.push({ name: file.name, sentence })
      }
      return refused
    }

    /** The file stays stored; it only no longer counts. Removing it again changes nothing. */
    async removeEvidence(file: EvidenceFile, by: Move): Promise<void> {
      await this.saying(by, async (_, trx) => {
        await sql(
          `UPDATE evidence_files SET removed_at = survey_now(), removed_by = ?
            WHERE id = ? AND report_id = ? AND kind <> 'cover' AND removed_at IS NULL`,
          [by.actor.id, file.id, this.id],
          trx
        )
      })
    }

    /** The sentence that refuses the file, or null. */
    async #add(paper: Paper, { name, read }: SentFile, by: Move): Promise<string | null> {
      const upload = await inspectUpload(await read(), name)
      if (!upload.ok) return upload.message
      const kept = await keepPaper(paper, upload, (write) =>
        this.saying(by, async (standing, trx) => {
          const { files } = explainedFinding(standing, paper.rule!)
          const id = await write(trx)
          const isNew = files.every((file) => file.id !== id)
          if (isNew && files.length >= MOST_FILES) throw new TooManyFiles()
          return id
        })
      ).catch(isFull)
      return kept === null ? FULL : null
    }
  }
}

/** Undoes the writing of one file too many. */
class TooManyFiles extends Error {}

function isFull(error: unknown): null {
  if (error instanceof TooManyFiles) return null
  throw error
}
