import type { HttpContext } from '@adonisjs/core/http'
import { closedTo } from '#models/report/fillable'
import type { Posted } from '#models/report/posted_section'
import { savePass } from '#models/report/save_pass'
import { UUID } from '#models/report/section_form'
import type { Standing } from '#models/report/standing'
import { reportFrame } from '#presenters/report_frame'
import { sectionPage, type SectionPage } from '#presenters/section_page'
import type { Section } from '#questionnaire/types'

/** The page of a section, what htmx wants of it, or the way on after a form that was taken whole. */
export function sectionReply(
  ctx: HttpContext,
  standing: Standing,
  section: Section,
  posted?: Posted
) {
  const { auth, request, response } = ctx
  const closed = closedTo(auth.getUserOrFail(), standing)?.message ?? null
  const page = sectionPage(standing, section, closed, posted?.troubles)
  if (posted && isWhole(posted) && !request.header('hx-request')) {
    return response
      .redirect()
      .status(303)
      .toPath(onward(standing, page, posted))
  }
  if (posted && !isWhole(posted)) response.status(statusOf(posted))
  return show(ctx, standing, page, posted)
}

function show(
  { request, session, view }: HttpContext,
  standing: Standing,
  page: SectionPage,
  posted?: Posted
) {
  const part = request.input('notes') ? 'replies/notes' : 'replies/section'
  return view.render(request.header('hx-request') ? part : 'pages/reports/section', {
    page,
    frame: reportFrame(standing),
    pass: savePass.issue(session.sessionId, standing.facts.id, standing.version.id),
    removed: posted?.done.removed ?? removedBefore(request.input('removed')),
    refused: page.closed ? null : posted?.refused?.message,
    at: posted?.done.at,
  })
}

const isWhole = ({ troubles, refused }: Posted) => troubles.size === 0 && !refused

/** The worst of what happened: not possible now, two texts for one field, a text that can't be kept. */
function statusOf({ troubles, refused }: Posted): number {
  if (refused) return refused.status
  return [...troubles.values()].some((trouble) => 'theirs' in trouble) ? 409 : 422
}

/** Back to the same place of the same section, or on to the next open item. */
function onward({ facts }: Standing, { code, next }: SectionPage, { done, act }: Posted): string {
  if (act === 'next') return next.here ?? next.beyond ?? `/reports/${facts.id}/audit`
  const query = done.removed ? `?removed=${done.removed}` : ''
  return `/reports/${facts.id}/sections/${code}${query}${done.at ? `#${done.at}` : ''}`
}

const removedBefore = (id: unknown) => (typeof id === 'string' && UUID.test(id) ? id : null)
