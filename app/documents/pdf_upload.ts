import { isBlank } from '#documents/is_blank'
import { pdfFault } from '#documents/pdf_safety'
import { scanBench } from '#documents/scan_bench'
import { pictureThumbnail } from '#documents/picture_thumbnail'
import { refusal } from '#documents/upload_refusal'
import type { PdfInspection } from '#documents/pdf_inspection'
import type { UploadRefusal } from '#documents/upload_refusal'

const LIMIT_MS = 10_000
const REFUSALS = {
  broken: refusal(
    'broken',
    '这个 PDF 打不开，可能没有传完整。请在电脑上打开看看，另存一份再上传。'
  ),
  encrypted: refusal(
    'encrypted',
    '这个 PDF 加了密码或权限限制。请去掉密码，或打印成新的 PDF 再上传。'
  ),
  active: refusal(
    'active',
    '这个 PDF 里带有脚本、附件或别的文件，不能收。请用“打印”另存成新的 PDF 再上传。'
  ),
}

export interface PdfUpload {
  ok: true
  bytes: Buffer
  mediaType: 'application/pdf'
  pages: number
  thumbnail: Buffer
}

/** Opens a PDF for real, beside the web server, and refuses what acts or hides. */
export async function inspectPdfUpload(bytes: Buffer): Promise<PdfUpload | UploadRefusal> {
  const fault = pdfFault(bytes)
  if (fault) return REFUSALS[fault]
  const task = { name: 'inspectPdf', bytes } as const
  const inspection = (await scanBench.run(task, LIMIT_MS)) as PdfInspection | null
  if (!inspection) return REFUSALS.broken
  if (!inspection.ok) return REFUSALS[inspection.code]
  const png = Buffer.from(inspection.png)
  if (inspection.pages === 1 && (await isBlank(png))) {
    return refusal('empty', '这个 PDF 只有一页，几乎是空白的。请换一份看得到内容的再上传。')
  }
  return {
    ok: true,
    bytes,
    mediaType: 'application/pdf',
    pages: inspection.pages,
    thumbnail: await pictureThumbnail(png),
  }
}
