import sharp from 'sharp'
import type Report from '#models/report'
import type { Person, Sent } from '#tests/support/person'

/** A small PNG with something to see on it; another one for every seed. */
export async function picture(seed = 0): Promise<Buffer> {
  const bars = Array.from(
    { length: 12 },
    (_, i) =>
      `<rect x="20" y="${20 + i * 22}" width="${60 + ((seed * 31 + i * 53) % 300)}" height="12"/>`
  )
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="400" height="300"><rect width="400" height="300" fill="#fff"/>${bars.join('')}</svg>`
  return sharp(Buffer.from(svg)).png().toBuffer()
}

/** Sends the form of a finding with its files, as a browser without scripts does. */
export async function sendPapers(
  person: Person,
  report: Report,
  rule: string,
  files: Sent[],
  fields: Record<string, string> = {},
  path = `explanations/${rule}`
) {
  await person.get(`/reports/${report.id}/audit`)
  return person.postFiles(`/reports/${report.id}/${path}`, 'evidence', files, fields)
}
