import type { HttpContext } from '@adonisjs/core/http'
import drive from '@adonisjs/drive/services/main'
import { refusals } from '#exceptions/refusals'
import type EvidenceFile from '#models/evidence_file'

/**
 * One picture or PDF of a paper, to whoever was found to be allowed it. Kept by the browser, yet asked
 * about each time: who has signed out sees nothing.
 */
export async function sendPaper(
  { request, response }: HttpContext,
  file: EvidenceFile,
  key: string,
  mediaType: string
) {
  const disk = drive.use()
  const tag = `"${file.sha256}"`
  response.header('Cache-Control', 'private, no-cache').header('ETag', tag)
  if (request.header('if-none-match') === tag) return response.status(304).send(null)
  if (!(await disk.exists(key))) throw refusals.paperMissing(file.name)

  response.header('X-Content-Type-Options', 'nosniff')
  response.header('Content-Security-Policy', policyFor(mediaType))
  response.header('Content-Type', mediaType)
  return response.stream(await disk.getStream(key))
}

/** A sandbox would keep browsers from showing a PDF at all; it has no scripts (inspectUpload). */
function policyFor(mediaType: string): string {
  const nothing = `default-src 'none'; frame-ancestors 'none'`
  return mediaType === 'application/pdf' ? nothing : `${nothing}; sandbox`
}
