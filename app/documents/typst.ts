import { fileURLToPath } from 'node:url'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { printable } from '#documents/printable'

const RESOURCES = fileURLToPath(new URL('../../resources/documents', import.meta.url))
/** Results that so many documents have not used again leave the compiler's memory. */
const KEPT_FOR = 1

export type Data = string | number | boolean | null | Data[] | { [name: string]: Data | undefined }

let compiler: NodeCompiler | undefined

/**
 * Sets a template of resources/documents as a PDF. Data reaches it as JSON only, so no text can
 * act as markup. The same data gives the same bytes.
 * @throws Error with Typst's message when the template fails
 */
export function typesetPdf(template: string, data: Data): Buffer {
  compiler ??= NodeCompiler.create({
    workspace: RESOURCES,
    fontArgs: [{ fontPaths: [`${RESOURCES}/fonts`] }],
  })
  const inputs = { data: JSON.stringify(printableData(data)) }
  try {
    // Not compile() first: its documents wait for the garbage collector, which can't see their size.
    return compiler.pdf({ mainFilePath: `${RESOURCES}/${template}`, inputs }, { pdfTags: false })
  } catch (cause) {
    throw new Error(`${template}: ${messageOf(cause)}`, { cause })
  } finally {
    compiler.evictCache(KEPT_FOR)
  }
}

/** Typst's message stands where Node's errors have their code. */
function messageOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error)
}

function printableData(data: Data | undefined): Data {
  if (data === undefined) return null
  if (typeof data === 'string') return printable(data)
  if (Array.isArray(data)) return data.map(printableData)
  if (data === null || typeof data !== 'object') return data
  return Object.fromEntries(
    Object.entries(data).map(([name, value]) => [name, printableData(value)])
  )
}
