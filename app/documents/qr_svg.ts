import QRCode from 'qrcode'

/** Modules of blank margin that ISO/IEC 18004 demands around the symbol. */
const QUIET_ZONE = 4

/** A QR symbol as one SVG path, error correction Q: a quarter may hide under a seal. */
export function qrSvg(text: string): string {
  const { data, size } = QRCode.create(text, { errorCorrectionLevel: 'Q' }).modules
  const path = Array.from({ length: size }, (_, row) =>
    rowPath(data.subarray(row * size, (row + 1) * size), row)
  ).join('')
  const extent = size + 2 * QUIET_ZONE
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${extent} ${extent}"><path d="${path}"/></svg>`
}

function rowPath(row: Uint8Array, index: number): string {
  let path = ''
  for (let start = 0; start < row.length; start++) {
    if (!row[start]) continue
    let end = start
    while (row[end + 1]) end++
    path += `M${start + QUIET_ZONE} ${index + QUIET_ZONE}h${end - start + 1}v1h${start - end - 1}z`
    start = end
  }
  return path
}
