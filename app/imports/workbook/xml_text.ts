const NAMED: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
const REFERENCE = /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w+));/gi
const ESCAPE = /_x([0-9A-F]{4})_/gi

/** The text without references; those of no known name stay as they are. */
export function unescaped(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(REFERENCE, (whole, hex?: string, digits?: string, name?: string) => {
    if (name !== undefined) return NAMED[name] ?? whole
    const code = hex === undefined ? Number(digits) : Number.parseInt(hex, 16)
    return code <= 0x10_ff_ff ? String.fromCodePoint(code) : whole
  })
}

/** The value of an attribute of a tag; null when it has none of this name. */
export function attribute(tag: string, name: string): string | null {
  const at = tag.indexOf(` ${name}=`)
  if (at < 0) return tag.includes('\n') ? attribute(tag.replaceAll(/\s+/g, ' '), name) : null
  const from = at + name.length + 3
  const end = tag.indexOf(tag[from - 1], from)
  return unescaped(tag.slice(from, end))
}

/** Characters that a workbook's strings hold as `_x000D_`. */
export function withoutEscapes(text: string): string {
  if (!text.includes('_x')) return text
  return text.replace(ESCAPE, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
}
