import { coverPdf } from '#documents/cover_document'
import { openPdf, pagePng } from '#documents/pdf_page'
import type Report from '#models/report'
import { coverDocument } from '#presenters/cover_print'
import type { Person } from '#tests/support/person'

/** The cover of a report as somebody prints and photographs it now. */
export async function photographedCover(report: Report): Promise<Uint8Array> {
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
  const page = await person.get(`/reports/${report.id}/submission`)
  const body = new FormData()
  body.set('_csrf', /name='_csrf' value='([^']+)'/.exec(page.body)![1].replaceAll('&#x3D;', '='))
  body.set('code', code)
  if (bytes) body.append('evidence', new Blob([bytes as BlobPart]), name)

  const cookie = [...person.cookies].map((pair) => pair.join('=')).join('; ')
  const address = `http://${process.env.HOST}:${process.env.PORT}/reports/${report.id}/covers`
  const response = await fetch(address, {
    method: 'POST',
    body,
    redirect: 'manual',
    headers: { cookie, accept: 'text/html' },
  })
  return {
    status: response.status,
    location: response.headers.get('location'),
    body: await response.text(),
  }
}
