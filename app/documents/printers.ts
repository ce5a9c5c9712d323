import { coverPdf } from '#documents/cover_document'
import { reportPdf } from '#documents/report_document'
import { slipsPdf } from '#documents/slips_document'

/** What the site prints. Each holds its thread until the PDF is set: a long report for a third of a second. */
export const PRINTERS = { report: reportPdf, cover: coverPdf, slips: slipsPdf }

export type Printers = typeof PRINTERS
