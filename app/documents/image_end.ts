const JPEG_START_OF_SCAN = 0xda
const JPEG_END = 0xd9
const PNG_SIGNATURE_LENGTH = 8

/**
 * Where a JPEG or PNG ends by its own structure, null when it is cut off. What follows is no part
 * of the picture.
 */
export function imageEnd(bytes: Buffer, format: 'jpeg' | 'png'): number | null {
  return format === 'jpeg' ? jpegEnd(bytes) : pngEnd(bytes)
}

/** Walks the marker segments (ITU-T T.81, annex B). */
function jpegEnd(bytes: Buffer): number | null {
  let at = 2
  while (at + 4 <= bytes.length || bytes[at + 1] === JPEG_END) {
    if (bytes[at] !== 0xff) return null
    const marker = bytes[at + 1]!
    if (marker === JPEG_END) return at + 2
    if (marker === 0xff) {
      at++
      continue
    }
    at += 2 + bytes.readUInt16BE(at + 2)
    if (marker === JPEG_START_OF_SCAN) at = nextMarker(bytes, at)
  }
  return null
}

/** Behind coded data: a stuffed zero or a restart marker is no marker of a segment. */
function nextMarker(bytes: Buffer, from: number): number {
  let at = bytes.indexOf(0xff, from)
  while (at >= 0 && isInsideScan(bytes[at + 1])) at = bytes.indexOf(0xff, at + 1)
  return at < 0 ? bytes.length : at
}

function isInsideScan(code: number | undefined): boolean {
  return code === 0 || code === 0xff || (code !== undefined && code >= 0xd0 && code <= 0xd7)
}

/** Walks the chunks (PNG, third edition, 5.3). */
function pngEnd(bytes: Buffer): number | null {
  let at = PNG_SIGNATURE_LENGTH
  while (at + 12 <= bytes.length) {
    const type = bytes.toString('latin1', at + 4, at + 8)
    at += 12 + bytes.readUInt32BE(at)
    if (type === 'IEND') return at <= bytes.length ? at : null
  }
  return null
}
