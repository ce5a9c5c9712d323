import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { GlobalFonts, createCanvas } from '@napi-rs/canvas'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { PICTURE_LIMITS } from '#documents/picture_limits'
import type { PDFDocumentProxy } from 'pdfjs-dist'

const PDFJS = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))
const FONT = new URL('../../resources/documents/fonts/NotoSansSC-Regular.ttf', import.meta.url)
/** Families that pdf.js falls back to for fonts that are not in the file. */
const FALLBACK_FAMILIES = ['sans-serif', 'serif', 'monospace']

let hasFonts = false

/** Opens a PDF for reading; scripts in it never run. @throws pdf.js exceptions */
export async function openPdf(bytes: Uint8Array): Promise<PDFDocumentProxy> {
  return getDocument({
    data: new Uint8Array(bytes),
    cMapUrl: join(PDFJS, 'cmaps/'),
    standardFontDataUrl: join(PDFJS, 'standard_fonts/'),
    wasmUrl: join(PDFJS, 'wasm/'),
    iccUrl: join(PDFJS, 'iccs/'),
    maxImageSize: PICTURE_LIMITS.limitInputPixels,
    enableXfa: false,
    verbosity: 0,
  }).promise
}

/** A page as PNG whose longer side has `side` pixels. */
export async function pagePng(
  pdf: PDFDocumentProxy,
  number: number,
  side: number
): Promise<Buffer> {
  registerFonts()
  const page = await pdf.getPage(number)
  const natural = page.getViewport({ scale: 1 })
  const scale = side / Math.max(natural.width, natural.height)
  const viewport = page.getViewport({ scale })
  const canvas = createCanvas(Math.ceil(viewport.width), Math.ceil(viewport.height))
  // The canvas of the package stands in for the browser's, whose type pdf.js asks for.
  await page.render({ canvas: canvas as unknown as HTMLCanvasElement, viewport }).promise
  return canvas.encode('png')
}

function registerFonts(): void {
  if (hasFonts) return
  for (const family of FALLBACK_FAMILIES) GlobalFonts.registerFromPath(fileURLToPath(FONT), family)
  hasFonts = true
}
