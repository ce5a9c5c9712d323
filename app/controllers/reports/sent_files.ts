import { readFile, rm } from 'node:fs/promises'
import type { HttpContext } from '@adonisjs/core/http'
import type { SentFile } from '#models/report/provable'

/** The files sent in a field, read one at a time; the upload's copy is gone after reading. */
export function sentFiles(request: HttpContext['request'], field = 'evidence'): SentFile[] {
  return request.files(field).map(({ clientName, tmpPath }) => ({
    name: clientName,
    read: async () => {
      const bytes = tmpPath ? await readFile(tmpPath) : Buffer.alloc(0)
      if (tmpPath) await rm(tmpPath)
      return bytes
    },
  }))
}
