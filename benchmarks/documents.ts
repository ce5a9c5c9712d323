import { coverPdf } from '#documents/cover_document'
import { readCoverMark } from '#documents/cover_scan'
import { reportPdf } from '#documents/report_document'
import { inspectUpload } from '#documents/thumbnail'
import { sampleCover, sampleReport } from '#tests/unit/documents/sample_documents'

const RUNS = 20
/** Median of a warm report of the usual size, in ms. */
const TARGET = 60
/** Rows that a repeating table usually has. */
const USUAL_ROWS = 3
const FULL_ROWS = 100

/** Every run has other data, as every report has. */
async function median(task: (run: number) => unknown): Promise<number> {
  const times: number[] = []
  await task(-1)
  for (let run = 0; run < RUNS; run++) {
    const start = performance.now()
    await task(run)
    times.push(performance.now() - start)
  }
  return times.toSorted((a, b) => a - b)[RUNS / 2]!
}

function show(what: string, milliseconds: number): void {
  process.stdout.write(`${what.padEnd(44)}${milliseconds.toFixed(1)} ms\n`)
}

function reportOf(run: number, rows: number): Buffer {
  const cover = sampleCover({ projectNumber: `2012BAF13B${run}`, projectName: `第 ${run} 个项目` })
  return reportPdf(sampleReport({ cover }, rows))
}

const usual = await median((run) => reportOf(run, USUAL_ROWS))
const cover = coverPdf(sampleCover())

show(`report, ${USUAL_ROWS} rows a table (target ${TARGET})`, usual)
show(`report, ${FULL_ROWS} rows a table`, await median((run) => reportOf(run, FULL_ROWS)))
show('cover', await median((run) => coverPdf(sampleCover({ projectName: `第 ${run} 个项目` }))))
show('check code read from a PDF', await median(() => readCoverMark(cover)))
show('upload of a PDF inspected', await median(() => inspectUpload(cover, '封面.pdf')))
