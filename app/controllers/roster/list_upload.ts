import { rm } from 'node:fs/promises'
import type { HttpContext } from '@adonisjs/core/http'
import FormRefusal from '#exceptions/form_refusal'
import { UnreadableFile } from '#imports/unreadable_file'

/** Hands over the list of a form; what is wrong with it stands beside its field. The upload's copy is gone after. */
export async function listUpload<T>(
  request: HttpContext['request'],
  work: (file: { path: string; name: string }) => Promise<T>
): Promise<T> {
  const file = request.file('list')
  if (!file?.tmpPath) {
    throw new FormRefusal([
      { field: 'list', sentence: '还没有选文件。请选一个 .xlsx 或 .csv 文件。' },
    ])
  }
  try {
    return await work({ path: file.tmpPath, name: file.clientName })
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error
    throw new FormRefusal([{ field: 'list', sentence: error.message }])
  } finally {
    await rm(file.tmpPath, { force: true })
  }
}
