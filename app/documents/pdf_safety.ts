import { inflateSync } from 'node:zlib'

export type PdfFault = 'broken' | 'encrypted' | 'active'

/** Names of everything in a PDF that acts or carries other files (ISO 32000-1, 12.6 and 7.11). */
const ACTIVE =
  /\/(JavaScript|Launch|EmbeddedFiles?|FileAttachment|RichMedia|XFA|SubmitForm|ImportData|GoToE)\b/
const MARKUP = /<script|<html|<!doctype|<svg|<\?php/i
const ZIP_END = 'PK\x05\x06'
const HEAD = 1024
/** Whole inflated object streams of a file; a bomb stops here. */
const MAX_INFLATED = 32 * 2 ** 20

/** What forbids keeping a PDF, found in its bytes without running any of it; null when nothing. */
export function pdfFault(bytes: Buffer): PdfFault | null {
  const text = bytes.toString('latin1')
  const end = text.lastIndexOf('%%EOF')
  if (end < 0) return 'broken'
  const tail = text.slice(end + 5)
  if (MARKUP.test(text.slice(0, HEAD)) || MARKUP.test(tail) || tail.includes(ZIP_END))
    return 'active'
  if (ACTIVE.test(plainNames(text))) return 'active'
  if (/\/Encrypt\b/.test(plainNames(text))) return 'encrypted'
  return objectStreamsFault(bytes, text)
}

/** Names may be written with hex escapes: /J#61vaScript. */
function plainNames(text: string): string {
  return text.replace(/#([0-9a-f]{2})/gi, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16))
  )
}

/** Objects may hide in compressed streams; one that can't be looked into counts as active. */
function objectStreamsFault(bytes: Buffer, text: string): PdfFault | null {
  let left = MAX_INFLATED
  for (const { index } of text.matchAll(/\/(?:ObjStm|#4f#62#6a#53#74#6d)\b/gi)) {
    const start = streamStart(text, index)
    if (start === null) continue
    const content = inflated(bytes.subarray(start), left)
    if (content === null || ACTIVE.test(plainNames(content))) return 'active'
    left -= content.length
  }
  return null
}

function streamStart(text: string, from: number): number | null {
  const keyword = /stream\r?\n/g
  keyword.lastIndex = from
  return keyword.test(text) ? keyword.lastIndex : null
}

function inflated(bytes: Buffer, maxOutputLength: number): string | null {
  try {
    return inflateSync(bytes, { maxOutputLength }).toString('latin1')
  } catch {
    return null
  }
}
