import { fileURLToPath } from 'node:url'
import { createCanvas, GlobalFonts, type Canvas, type SKRSContext2D } from '@napi-rs/canvas'
import { coverPdf } from '#documents/cover_document'
import { openPdf } from '#documents/pdf_page'
import type { Standing } from '#models/report/standing'
import { coverDocument } from '#presenters/cover_print'

const FONT = new URL('../../resources/documents/fonts/NotoSansSC-Regular.ttf', import.meta.url)
const FAMILY = 'Demonstration'
const SEAL = '#c8281e'
const INK = '#26221c'

/** A paper that supports an explanation, as somebody has scanned it: a JPEG (E3). */
export async function paper(
  title: string,
  unit: string,
  lines: readonly string[]
): Promise<Buffer> {
  const [width, height] = [620, 440]
  const { canvas, pen } = sheet(width, height)
  pen.strokeStyle = '#8d7a4f'
  pen.lineWidth = 3
  pen.strokeRect(18, 18, width - 36, height - 36)
  write(pen, title, width / 2, 84, 34, 'center')
  lines.forEach((line, i) => write(pen, line, 64, 146 + i * 40, 19, 'left'))
  seal(pen, unit, width - 150, height - 118, 74)
  return canvas.encode('jpeg', 78)
}

/** Pixels of the longer side: the QR symbol can still be read. */
const SCAN_SIDE = 900

/** The cover as printed for these data, stamped and scanned (C3), with a small picture of it. */
export async function coverScan(standing: Standing): Promise<{ scan: Buffer; thumbnail: Buffer }> {
  const document = coverDocument(standing)
  const pdf = await openPdf(coverPdf(document))
  const page = await pdf.getPage(1)
  const viewport = page.getViewport({ scale: SCAN_SIDE / page.getViewport({ scale: 1 }).height })
  const { canvas, pen } = sheet(Math.ceil(viewport.width), SCAN_SIDE)
  // The canvas of the package stands in for the browser's, whose type pdf.js asks for.
  await page.render({ canvas: canvas as unknown as HTMLCanvasElement, viewport }).promise
  seal(pen, document.unitName, canvas.width * 0.8, SCAN_SIDE * 0.88, 66)
  sign(pen, document.unitHeadName, canvas.width * 0.72, SCAN_SIDE * 0.645)
  return { scan: await canvas.encode('jpeg', 76), thumbnail: await small(canvas) }
}

/** A name as somebody writes it, slanting. */
function sign(pen: SKRSContext2D, name: string, x: number, y: number) {
  pen.save()
  pen.transform(1, -0.08, -0.28, 1, x, y)
  write(pen, name, 0, 0, 27, 'center')
  pen.restore()
}

function small(canvas: Canvas): Promise<Buffer> {
  const { canvas: thumbnail, pen } = sheet(340, 480)
  pen.drawImage(canvas, 0, 0, thumbnail.width, thumbnail.height)
  return thumbnail.encode('jpeg', 80)
}

function sheet(width: number, height: number) {
  if (!GlobalFonts.has(FAMILY)) GlobalFonts.registerFromPath(fileURLToPath(FONT), FAMILY)
  const canvas = createCanvas(width, height)
  const pen = canvas.getContext('2d')
  pen.fillStyle = '#fbf8ef'
  pen.fillRect(0, 0, width, height)
  return { canvas, pen }
}

function write(
  pen: SKRSContext2D,
  text: string,
  x: number,
  y: number,
  size: number,
  align: 'left' | 'center'
) {
  pen.fillStyle = INK
  pen.font = `${size}px ${FAMILY}`
  pen.textAlign = align
  pen.fillText(text, x, y)
}

/** A round seal: the name along the ring, a star in the middle. */
function seal(pen: SKRSContext2D, name: string, x: number, y: number, radius: number) {
  pen.save()
  pen.translate(x, y)
  pen.rotate(-0.12)
  pen.globalAlpha = 0.82
  pen.strokeStyle = SEAL
  pen.fillStyle = SEAL
  pen.lineWidth = 4
  pen.beginPath()
  pen.arc(0, 0, radius, 0, 2 * Math.PI)
  pen.stroke()
  star(pen, radius * 0.3)
  ring(pen, name, radius)
  pen.restore()
}

function star(pen: SKRSContext2D, radius: number) {
  pen.beginPath()
  for (let point = 0; point < 10; point++) {
    const length = point % 2 === 0 ? radius : radius * 0.38
    const angle = (point * Math.PI) / 5 - Math.PI / 2
    pen.lineTo(length * Math.cos(angle), length * Math.sin(angle))
  }
  pen.fill()
}

function ring(pen: SKRSContext2D, name: string, radius: number) {
  const step = Math.min(0.42, 4.4 / name.length)
  pen.font = `${Math.min(18, radius * step * 0.68)}px ${FAMILY}`
  pen.textAlign = 'center'
  for (const [i, character] of [...name].entries()) {
    pen.save()
    pen.rotate((i - (name.length - 1) / 2) * step)
    pen.fillText(character, 0, -radius * 0.74)
    pen.restore()
  }
}
