import type { HttpContext } from '@adonisjs/core/http'
import type Round from '#models/round'
import { showFormAgain } from '#controllers/show_form_again'
import { importForm } from '#presenters/import_form'
import { recentImports } from '#queries/recent_imports'

/** The form that takes a list, with the imports before; again with what was wrong. */
export async function showImportForm(ctx: HttpContext, round: Round, error?: unknown) {
  const page = importForm(round, await recentImports(round.id))
  if (error) return showFormAgain(ctx, 'pages/roster_imports/create', error, { page })
  return ctx.view.render('pages/roster_imports/create', { page })
}
