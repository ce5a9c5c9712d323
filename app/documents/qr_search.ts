import jsQR from 'jsqr'
import sharp from 'sharp'
import { openPdf, pagePng } from '#documents/pdf_page'
import { PICTURE_LIMITS } from '#documents/picture_limits'
import type { Sharp } from 'sharp'

const COVER_CODE = /^KJ\d{4}\|([^|]*)\|([0-9A-Z]{12})$/
/** What the QR of a cover says. */
export interface CoverMark {
  projectNumber: string
  code: string
}

const PDF_SIDE = 1500
/** Alpha, and one level for red, green and blue, of a pixel as 32 bits. */
const OPAQUE = 0xff000000
const GREY = 0x010101

/** The whole picture at several sizes, with the ink of a seal bleached, turned. */
const ATTEMPTS: ((picture: Sharp) => Sharp)[] = [
  (picture) => fitted(picture, 1400),
  (picture) => fitted(picture, 1400).linear(1.5, 0),
  (picture) => fitted(picture, 800),
  (picture) => fitted(picture, 1400).rotate(30, { background: 'white' }),
  (picture) => fitted(picture, 2200),
]

/**
 * The mark in the QR of a cover's picture or PDF (first page), null when none is readable.
 * Gives up after `budget` milliseconds. @throws when the bytes are no picture
 */
export async function findCoverMark(bytes: Uint8Array, budget: number): Promise<CoverMark | null> {
  const end = performance.now() + budget
  const picture = await pictureOf(bytes)
  for (const attempt of ATTEMPTS) {
    if (performance.now() > end) return null
    const mark = await markIn(attempt(picture.clone()))
    if (mark) return mark
  }
  return null
}

async function pictureOf(bytes: Uint8Array): Promise<Sharp> {
  const isPdf = Buffer.from(bytes.subarray(0, 5)).toString('latin1') === '%PDF-'
  const picture = isPdf ? await pagePng(await openPdf(bytes), 1, PDF_SIDE) : bytes
  return sharp(picture, {
    limitInputPixels: PICTURE_LIMITS.limitInputPixels,
    failOn: 'none',
  }).flatten({
    background: 'white',
  })
}

function fitted(picture: Sharp, side: number): Sharp {
  return picture.resize(side, side, { fit: 'inside', withoutEnlargement: true }).normalise()
}

async function markIn(picture: Sharp): Promise<CoverMark | null> {
  // In red light the red ink of a seal is as white as the paper.
  const { data, info } = await picture
    .extractChannel('red')
    .raw()
    .toBuffer({ resolveWithObject: true })
  const pixels = Uint32Array.from(data, (level) => OPAQUE | (level * GREY))
  const symbol = jsQR.default(new Uint8ClampedArray(pixels.buffer), info.width, info.height, {
    inversionAttempts: 'dontInvert',
  })
  const [, projectNumber, code] = COVER_CODE.exec(symbol?.data ?? '') ?? []
  return code ? { projectNumber, code } : null
}
