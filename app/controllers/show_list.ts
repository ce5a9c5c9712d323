import type { HttpContext } from '@adonisjs/core/http'
import type { pagesAround } from '#presenters/pages_around'

interface Shown {
  page: { pages: ReturnType<typeof pagesAround> }
  [name: string]: unknown
}

/**
 * One page of a list. A page past the end was there when there was more: its address leads to the
 * last one, with whatever was to be said there. What answers a form stays, with what was typed.
 */
export async function showList(ctx: HttpContext, template: string, shown: Shown) {
  const { request, response, session, view } = ctx
  const { back } = shown.page.pages
  if (back === null || request.method() !== 'GET') return view.render(template, shown)
  session.reflash()
  return response.redirect().status(303).toPath(back)
}
