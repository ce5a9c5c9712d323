import type { Printers } from '#documents/printers'
import { SideThread } from '#documents/side_thread'

/** One of the printers with what it prints. */
export interface PrintTask {
  name: keyof Printers
  args: unknown[]
}

export type Printed = { pdf: Uint8Array } | { fault: string }

/** Three thousand slips take some three seconds. */
const LIMIT_MS = 60_000

const press = new SideThread<PrintTask>(new URL('./printing_worker.ts', import.meta.url))

/**
 * The PDF of a document, set beside the web server so that nobody waits for somebody else's print.
 * @throws Error when the printer fails or takes longer than a minute
 */
export async function print<Name extends keyof Printers>(
  name: Name,
  ...args: Parameters<Printers[Name]>
): Promise<Buffer> {
  const printed = (await press.run({ name, args }, LIMIT_MS)) as Printed | null
  if (printed && 'pdf' in printed) return Buffer.from(printed.pdf)
  throw new Error(`${name}: ${printed?.fault ?? 'the printing thread has ended'}`)
}
