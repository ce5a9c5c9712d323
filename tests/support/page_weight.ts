import type { Visitor } from '#tests/support/visitor'

const KINDS: Record<string, Kind> = {
  Document: 'html',
  Stylesheet: 'css',
  Script: 'js',
  Font: 'font',
  Image: 'image',
}

type Kind = 'html' | 'css' | 'js' | 'font' | 'image' | 'other'

/** Bytes that came over the wire (compressed, headers included), by kind. */
export type PageWeight = Record<Kind | 'total', number>

/**
 * Measures what one act of a visitor transfers: `pageWeight(visitor, () => visitor.open('/'))`.
 * A new visitor's first page is a first load; the one after it finds its cache filled.
 */
export async function pageWeight(visitor: Visitor, act: () => Promise<unknown>) {
  const scale = scaleOf(visitor)
  await act()
  scale.stop()
  return scale.weight
}

function scaleOf(visitor: Visitor) {
  const weight: PageWeight = { html: 0, css: 0, js: 0, font: 0, image: 0, other: 0, total: 0 }
  const kinds = new Map<string, Kind>()
  let isOn = true
  visitor.devTools.on('Network.responseReceived', ({ requestId, type }) => {
    kinds.set(requestId, KINDS[type] ?? 'other')
  })
  visitor.devTools.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (!isOn) return
    weight[kinds.get(requestId) ?? 'other'] += encodedDataLength
    weight.total += encodedDataLength
  })
  return { weight, stop: () => (isOn = false) }
}
