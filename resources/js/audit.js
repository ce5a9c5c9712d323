/**
 * The audit page: what is written about a finding is saved when the field is left, papers go up when
 * they are chosen, and a text that could not be sent waits on this computer. Without scripts the
 * same forms do it with a button.
 */
import { draftOf, dropDraft, keepDraft } from './drafts.js'

const formOf = (element) => element?.closest?.('.finding')?.querySelector('form[hx-post]')
const draftKey = (form) => `draft:${form.getAttribute('action')}`
const textOf = (form) => form.querySelector('textarea')

function say(form, words) {
  const line = document.querySelector(`#${CSS.escape(form.closest('.finding').id)}-state span`)
  if (line) line.textContent = words
}

/** Texts of an earlier visit that were never received stand in their fields again. */
function putBack() {
  for (const form of document.querySelectorAll('.finding form[hx-post]')) {
    const draft = draftOf(draftKey(form))
    if (draft === null) continue
    if (draft === textOf(form).value) dropDraft(draftKey(form))
    else {
      textOf(form).value = draft
      form.closest('details').open = true
      say(form, '上次没保存的文字放回来了，请保存')
    }
  }
}

function reveal() {
  const target = location.hash.length > 1 && document.getElementById(location.hash.slice(1))
  if (target && target.matches('details.finding')) target.open = true
}

/** The first open finding below the top of the window, else the first of all. */
function goOn(event) {
  const open = [...document.querySelectorAll('.finding[data-open], #missing')]
  const next = open.find((finding) => finding.getBoundingClientRect().top > 60) || open[0]
  if (!next) return
  event.preventDefault()
  next.scrollIntoView({ block: 'start' })
  const field = next.querySelector('textarea, a')
  if (field) field.focus({ preventScroll: true })
}

function printAll() {
  const folded = [...document.querySelectorAll('details.finding:not([open])')]
  for (const one of folded) one.open = true
  addEventListener('afterprint', () => folded.forEach((one) => (one.open = false)), { once: true })
}

document.addEventListener('input', ({ target }) => {
  if (target.matches('.finding textarea')) keepDraft(draftKey(target.form), target.value)
})

document.addEventListener('click', (event) => {
  if (event.target.closest('[data-next]')) goOn(event)
  if (event.target.closest('[data-print]')) print()
  if (event.target.closest('[data-theirs]')) dropDraft(draftKey(formOf(event.target)))
})

document.addEventListener('htmx:before:request', (event) => {
  const { ctx } = event.detail
  const form = formOf(ctx.sourceElement)
  if (!form) return
  const { version } = form.elements
  // A request that has waited goes out with the version that the one before it left behind; not
  // when that one met another text, about which the person is asked first.
  if (form.querySelector('[data-theirs]') && ctx.request.body.get('version') !== version.value)
    return event.preventDefault()
  ctx.request.body.set('version', version.value)
  say(
    form,
    ctx.request.body.getAll('evidence').some(({ size }) => size > 0) ? '正在上传…' : '正在保存…'
  )
})

document.addEventListener('htmx:after:request', ({ detail: { ctx } }) => {
  const form = formOf(ctx.sourceElement)
  if (!form) return
  if (ctx.response.status === 200) dropDraft(draftKey(form))
  if (ctx.response.headers.get('hx-retarget')) say(form, '没有保存，文字留在这台电脑上')
  // What was sent is not sent again with the next change.
  const files = form.querySelector('[type=file]')
  if (files && ctx.response.status < 500) files.value = ''
})

document.addEventListener('htmx:error', ({ detail: { ctx } }) => {
  const form = formOf(ctx.sourceElement)
  if (form) say(form, '连不上，没有保存。文字留在这台电脑上，连上后再按保存')
})

addEventListener('beforeprint', printAll)
addEventListener('hashchange', reveal)
for (const button of document.querySelectorAll('[data-print]')) button.hidden = false
putBack()
reveal()
