import { readFileSync } from 'node:fs'

const FONT = new URL('../../resources/documents/fonts/NotoSansSC-Regular.ttf', import.meta.url)
const FULL_CHARACTER_MAP = 12

let advances: Map<number, number> | undefined

/** Widths of the documents' font in em by code point; a code point without glyph is missing. */
export function fontMetrics(): Map<number, number> {
  advances ??= readAdvances(readFileSync(FONT))
  return advances
}

/** Reads the OpenType tables `head`, `hhea`, `hmtx` and `cmap` (format 12). */
function readAdvances(font: Buffer): Map<number, number> {
  const unitsPerEm = tableOf(font, 'head').readUInt16BE(18)
  const lastWidth = tableOf(font, 'hhea').readUInt16BE(34) - 1
  const widths = tableOf(font, 'hmtx')
  const metrics = new Map<number, number>()
  for (const { first, last, glyph } of characterGroups(font)) {
    for (let code = first; code <= last; code++) {
      const entry = Math.min(glyph + code - first, lastWidth)
      metrics.set(code, widths.readUInt16BE(4 * entry) / unitsPerEm)
    }
  }
  return metrics
}

function characterGroups(font: Buffer) {
  const map = fullCharacterMap(tableOf(font, 'cmap'))
  return Array.from({ length: map.readUInt32BE(12) }, (_, i) => ({
    first: map.readUInt32BE(16 + 12 * i),
    last: map.readUInt32BE(20 + 12 * i),
    glyph: map.readUInt32BE(24 + 12 * i),
  }))
}

function fullCharacterMap(cmap: Buffer): Buffer {
  for (let i = 0; i < cmap.readUInt16BE(2); i++) {
    const map = cmap.subarray(cmap.readUInt32BE(8 + 8 * i))
    if (map.readUInt16BE(0) === FULL_CHARACTER_MAP) return map
  }
  throw new Error('The font of the documents has no full character map')
}

function tableOf(font: Buffer, tag: string): Buffer {
  for (let i = 0; i < font.readUInt16BE(4); i++) {
    const record = font.subarray(12 + 16 * i)
    if (record.toString('latin1', 0, 4) === tag) return font.subarray(record.readUInt32BE(8))
  }
  throw new Error(`The font of the documents has no table ${tag}`)
}
