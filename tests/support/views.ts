import { Edge } from 'edge.js'
import { STATES } from '#models/report/flow'

/**
 * The views without the application: `@vite` writes a plain link to `/app.css` in its place.
 */
export function views() {
  const edge = Edge.create()
  edge.global('states', STATES)
  edge.mount(new URL('../../resources/views', import.meta.url))
  edge.registerTag({
    tagName: 'vite',
    block: false,
    seekable: true,
    compile: (_parser, buffer) => buffer.outputRaw('<link rel="stylesheet" href="/app.css">'),
  })
  return edge
}
