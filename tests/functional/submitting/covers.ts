import { coverPdf } from '#documents/cover_document'
import { openPdf, pagePng } from '#documents/pdf_page'
import type Report from '#models/report'
import { coverDocument } from '#presenters/cover_print'
import { scanPatiently } from '#tests/support/scanning'
import type { Person } from '#tests/support/person'

/** The cover of a report as somebody prints and photographs it now. */
export async function photographedCover(report: Report): Promise<Uint8Array> {
  scanPatiently()
  return printed(coverPdf({ ...coverDocument(await report.standing()), draft: false }))
}

async function printed(pdf: Buffer): Promise<Uint8Array> {
  return pagePng(await openPdf(new Uint8Array(pdf)), 1, 1400)
}

/** Sends the form for a cover, as a browser without scripts does. */
export async function sendCover(
  person: Person,
  report: Report,
  bytes: Uint8Array | null,
  { name = '封面.png', code = '' }: { name?: string; code?: string } = {}
) {
  const files = bytes ? [{ name, bytes }] : []
  await person.get(`/reports/${report.id}/submission`)
  return person.postFiles(`/reports/${report.id}/covers`, 'evidence', files, { code })
}
