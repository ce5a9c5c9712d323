import { ExceptionHandler, type HttpContext } from '@adonisjs/core/http'
import { errors as shieldErrors } from '@adonisjs/shield'
import { cspFactory, frameGuardFactory, hstsFactory, noSniffFactory } from '@adonisjs/shield/guards'
import shield from '#config/shield'
import { pressedTwice } from '#exceptions/pressed_twice'
import Refusal from '#exceptions/refusal'
import { unsavedForm } from '#presenters/unsaved_form'

const SENTENCES: Record<number, string> = {
  404: '没有这个页面，或者它不归您管。',
  413: '内容太大，没有收下。请分几次提交。',
  419: '这个页面放得太久，或是在别处重新登录过。请回到上一页刷新后再提交，填过的内容还在。',
  422: '没有看懂要办什么，没有改动任何内容。请回到上一页再试。',
  500: '系统出了问题，您填的内容没有丢。请稍后再试。',
}

/** To a page that stands as it was, all of whose texts wait on that computer. */
const STALE_PAGE =
  '这个页面放得太久，或是在别处重新登录过，刚才按的没有办。填过的内容留在这台电脑上：请刷新这一页，放回来以后再办。'

/** Above the sentence. */
const HEADINGS: Record<number, string> = { 404: '找不到这个页面', 500: '系统出了问题' }

/** What Shield tells the browser to refuse: an address without a route passes through no middleware. */
const GUARDS = [
  cspFactory(shield.csp),
  frameGuardFactory(shield.xFrame),
  hstsFactory(shield.hsts),
  noSniffFactory(shield.contentTypeSniffing),
]

/** Every error becomes a calm page with a sentence (Bad input: status 4xx, nothing lost). */
export default class HttpExceptionHandler extends ExceptionHandler {
  protected debug = false
  protected renderStatusPages = false

  async handle(error: unknown, ctx: HttpContext) {
    const { request, response, view } = ctx
    const status = this.#statusOf(error)
    const sentence = this.#sentenceOf(error, status)

    response.status(status)
    if (!response.getHeader('content-security-policy')) await this.#guard(ctx)
    if (request.accepts(['html', 'json']) === 'json') return response.json({ message: sentence })
    if (request.header('hx-request')) return this.#showAbove(ctx, status, sentence)
    if (error instanceof shieldErrors.E_BAD_CSRF_TOKEN && (await pressedTwice(ctx))) return
    const form = status === 419 ? unsavedForm(ctx) : null
    if (form) return response.send(await view.render('pages/errors/unsaved', { form }))
    return response.send(await view.render('pages/errors/refused', this.#words(status, sentence)))
  }

  async report(error: unknown, ctx: HttpContext) {
    if (this.#statusOf(error) >= 500) return super.report(error, ctx)
  }

  async #guard(ctx: HttpContext) {
    for (const guard of GUARDS) await guard(ctx)
  }

  /** A refusal is no part of the region that a fragment was asked for, and takes no typed text away. */
  async #showAbove({ response, view }: HttpContext, status: number, sentence: string) {
    response.header('HX-Retarget', '#above')
    response.header('HX-Reswap', 'innerHTML show:top')
    const isStale = status === 419
    const words = this.#words(status, isStale ? STALE_PAGE : sentence)
    return response.send(await view.render('replies/refused', { ...words, isStale }))
  }

  #words(status: number, sentence: string) {
    return { heading: HEADINGS[status] ?? '现在办不了', sentence }
  }

  #sentenceOf(error: unknown, status: number): string {
    if (error instanceof Refusal) return error.message
    return SENTENCES[status] ?? SENTENCES[status < 500 ? 422 : 500]
  }

  #statusOf(error: unknown): number {
    if (error instanceof shieldErrors.E_BAD_CSRF_TOKEN) return 419
    return (error as { status?: number }).status ?? 500
  }
}
