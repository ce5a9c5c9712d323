import type { HttpContext } from '@adonisjs/core/http'
import FormRefusal from '#exceptions/form_refusal'
import { mistakesOf } from '#models/report/deadline/mistakes'
import { prepare } from '#models/report/deadline/setting'
import Round from '#models/round'
import { deadlineFormPage } from '#presenters/deadlines/deadline_form_page'
import { formMistakes, type FormMistakes } from '#presenters/form_mistakes'
import { deadlineEffects } from '#queries/deadline_effects'
import type { DeadlineForm } from '#validators/deadlines'

/** The page of a setting: the form as sent, why it can't be or what it would do, by the dates of now. */
export async function showDeadlineForm(
  { auth, response, view }: HttpContext,
  form: DeadlineForm,
  trouble: FormMistakes | null = null,
  isStale = false
) {
  const actor = auth.getUserOrFail()
  const round = await Round.runningOrFail()
  const prepared = await prepare(actor, round, form.wish)
  const mistakes = trouble ?? found(form, mistakesOf(prepared.outcome, form.wish.bringForward))
  if (mistakes && response.getStatus() === 200) response.status(422)

  const isReady = form.isFilled && !mistakes && !prepared.isDone
  const change = { before: prepared.before, after: prepared.outcome.after }
  const effects = isReady ? await deadlineEffects(round.id, prepared.path, change) : null
  const page = deadlineFormPage({ actor, form, prepared, effects, mistakes, isStale })
  return view.render('pages/deadline_form', { page, mistakes })
}

function found(form: DeadlineForm, broken: FormRefusal['mistakes']): FormMistakes | null {
  const all = form.mistakes.length ? form.mistakes : broken
  return form.isFilled && all.length ? formMistakes(new FormRefusal(all)) : null
}
