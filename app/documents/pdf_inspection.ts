import { openPdf, pagePng } from '#documents/pdf_page'

export type PdfInspection =
  { ok: true; pages: number; png: Buffer } | { ok: false; code: 'broken' | 'encrypted' | 'active' }

const PREVIEW_SIDE = 960

/** Opens a PDF for real: its pages and the first as PNG, or why it can't be kept. */
export async function inspectPdf(bytes: Uint8Array): Promise<PdfInspection> {
  try {
    const pdf = await openPdf(bytes)
    if ((await pdf.getJSActions()) || (await pdf.getAttachments()))
      return { ok: false, code: 'active' }
    return { ok: true, pages: pdf.numPages, png: await pagePng(pdf, 1, PREVIEW_SIDE) }
  } catch (error) {
    const isLocked = error instanceof Error && error.name === 'PasswordException'
    return { ok: false, code: isLocked ? 'encrypted' : 'broken' }
  }
}
