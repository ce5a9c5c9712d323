import type { HttpContext } from '@adonisjs/core/http'
import { formMistakes } from '#presenters/form_mistakes'

/** The page of a refused form: what was typed but the passwords, and every mistake in its place. */
export async function showFormAgain(ctx: HttpContext, page: string, error: unknown, shown: object) {
  const mistakes = formMistakes(error)
  ctx.response.status(mistakes.status)
  if (mistakes.retryAt && mistakes.status === 429) {
    const seconds = Math.ceil((mistakes.retryAt.getTime() - Date.now()) / 1000)
    ctx.response.header('Retry-After', String(Math.max(1, seconds)))
  }
  return ctx.view.render(page, { ...shown, mistakes, typed: typedTexts(ctx) })
}

function typedTexts({ request }: HttpContext) {
  const texts = Object.entries(request.body()).filter(
    ([name, value]) => typeof value === 'string' && !/password/i.test(name)
  )
  return Object.fromEntries(texts)
}
