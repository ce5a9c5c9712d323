import sharp from 'sharp'

/** A PDF of one page from its objects (numbered from 1); the first is the catalogue. */
export function pdfOf(objects: string[], trailer = ''): Buffer {
  let text = '%PDF-1.5\n'
  const offsets = objects.map((object, i) => {
    const offset = text.length
    text += `${i + 1} 0 obj\n${object}\nendobj\n`
    return offset
  })
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  const size = objects.length + 1
  const end = `xref\n0 ${size}\n0000000000 65535 f \n${table}trailer\n<</Size ${size}/Root 1 0 R${trailer}>>`
  return Buffer.from(`${text}${end}\nstartxref\n${text.length}\n%%EOF\n`, 'latin1')
}

/** A PDF with a line of text; `catalogue` adds entries, `more` adds objects from number 6 on. */
export function textPdf(catalogue = '', more: string[] = [], trailer = ''): Buffer {
  const content = 'BT /F1 40 Tf 60 600 Td (Statement of the unit) Tj ET'
  return pdfOf(
    [
      `<</Type/Catalog/Pages 2 0 R${catalogue}>>`,
      '<</Type/Pages/Kids[3 0 R]/Count 1>>',
      '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>',
      stream(content),
      '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
      ...more,
    ],
    trailer
  )
}

/** A stream object; `dictionary` adds entries. */
export function stream(content: Buffer | string, dictionary = ''): string {
  const text = Buffer.from(content).toString('latin1')
  return `<</Length ${text.length}${dictionary}>>stream\n${text}\nendstream`
}

/** A picture with something on it. */
export function picture(width = 640, height = 480): ReturnType<typeof sharp> {
  const drawing = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
    <rect width="100%" height="100%" fill="#fff"/><circle cx="30%" cy="30%" r="20%" fill="#b3231b"/></svg>`
  return sharp(Buffer.from(drawing)).flatten({ background: 'white' })
}
