import type { HttpContext } from '@adonisjs/core/http'
import { contentDisposition } from '#presenters/content_disposition'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** Answers with an Excel file of this name. */
export function sendWorkbook({ response }: HttpContext, name: string, bytes: Buffer) {
  response.header('Content-Type', XLSX)
  response.header('Content-Disposition', contentDisposition(name, true))
  return response.send(bytes)
}
