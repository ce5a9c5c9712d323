import type { HttpContext } from '@adonisjs/core/http'
import { reconciliationOf } from '#controllers/reconciliations/reconciliation_of'
import { reconciliationPage } from '#presenters/reconciliation_page'

/** What was sent about a difference and not taken. */
export interface ReconciliationTrouble {
  refused?: string
  /** Of the note about this indicator. */
  mistake?: { code: string; sentence: string; note: string }
}

/** The reports of one unit side by side, as they are now. */
export async function showReconciliation(ctx: HttpContext, trouble: ReconciliationTrouble = {}) {
  const { auth, params, view } = ctx
  const page = reconciliationPage(await reconciliationOf(auth.getUserOrFail(), params.org))
  const hasForm = page.differences.some(({ code }) => code === trouble.mistake?.code)
  const homeless = hasForm ? null : trouble.mistake?.note
  return view.render('pages/reconciliation', { page, ...trouble, homeless })
}
