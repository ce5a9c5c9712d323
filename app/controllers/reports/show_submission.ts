import type { HttpContext } from '@adonisjs/core/http'
import Refusal from '#exceptions/refusal'
import type Report from '#models/report'
import { formMistakes, type FormMistakes } from '#presenters/form_mistakes'
import { reportFrame } from '#presenters/report_frame'
import { submitPage } from '#presenters/submit_page'
import { reportHistory, superiorOf } from '#queries/report_history'
import { reviewWay } from '#queries/review_way'

/** What was sent and not taken. */
interface Trouble {
  error: unknown
  typed?: Record<string, string>
}

/** The page of cover and submission, as it is now; with a refusal it says why nothing was done. */
export async function showSubmission(
  { response, view }: HttpContext,
  report: Report,
  trouble?: Trouble
) {
  const shown = trouble && said(trouble.error)
  if (shown) response.status(shown.status)

  const [standing, way, superior, history] = await Promise.all([
    report.standing(),
    reviewWay(report.id),
    superiorOf(report.path),
    reportHistory(report.id),
  ])
  return view.render('pages/submission', {
    frame: reportFrame(standing),
    page: submitPage(standing, { way, superior, history }),
    refused: shown?.sentence ?? null,
    mistakes: shown?.mistakes ?? null,
    typed: trouble?.typed ?? {},
  })
}

/** A stranger's act and a fault of the system are no matter of this page. */
function said(error: unknown): { status: number; sentence?: string; mistakes?: FormMistakes } {
  if (!(error instanceof Refusal)) {
    const mistakes = formMistakes(error)
    return { status: mistakes.status, mistakes }
  }
  if (['onlyRespondent', 'notForThisLevel'].includes(error.reason)) throw error
  return { status: error.status, sentence: error.message }
}
