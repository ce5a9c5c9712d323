/**
 * The buttons of the form that change more than one field (add a row, fill with 0 …). With scripts
 * the fields save themselves, so a button waits until all are saved and sends nothing but itself:
 * what is typed meanwhile stays in its field and is saved after.
 */
import { fieldOf, focusable } from './fields.js'
import { forgetNotes } from './notes.js'
import { form, outbox, settleFields } from './saving.js'
import { sayOnSaveLine } from './save_line.js'

const isAct = ({ sourceElement, request }) => sourceElement === form && request.method === 'POST'

let pressed

function sendAlone({ detail: { ctx } }) {
  if (!isAct(ctx)) return
  for (const name of [...ctx.request.body.keys()]) {
    if (name !== '_csrf' && name !== 'act') ctx.request.body.delete(name)
  }
  pressed = document.activeElement?.id
  ctx.fetch = async (...request) => {
    if (!(await outbox.flush())) throw new Error('not saved yet')
    forgetNotes()
    return fetch(...request)
  }
}

/** A page that is no form (too old, not signed in, out of order) must not take its place. */
function keepForm(event) {
  const { ctx } = event.detail
  if (!isAct(ctx) || ctx.text.includes('id="form"')) return
  event.preventDefault()
  const page = new DOMParser().parseFromString(ctx.text, 'text/html')
  sayOnSaveLine(
    'stop',
    page.querySelector('main p, #refused p')?.textContent ?? '没有办成，请刷新页面再试'
  )
}

function goOn({ detail: { ctx } }) {
  if (!isAct(ctx)) return
  settleFields()
  const { act } = Object.fromEntries(ctx.request.body)
  if (act === 'save' && ctx.response.status === 200) sayOnSaveLine('ok', '都已保存')
  focusAfter(act)
}

/** Where the person goes on, unless they do so already. */
function focusAfter(act) {
  if (fieldOf(document.activeElement)) return
  const [verb, subject] = act.split(':')
  const place = document.getElementById(form.dataset.at)
  if (place && ['add', 'copy', 'restore', 'offer'].includes(verb)) return focusIn(place)
  const ids = [pressed, `up-${subject}`, `down-${subject}`, 'main']
  const known = ids.map((id) => document.getElementById(id))
  const undo = verb === 'remove' && document.querySelector('#removed button')
  const next = [undo, ...known].find((one) => one && !one.disabled)
  next.focus()
}

export function focusIn(place) {
  const field = [...place.querySelectorAll('[data-save]')]
    .map(focusable)
    .find((one) => !one.disabled)
  if (!field) return
  field.focus()
  field.select?.()
}

function stay({ detail: { ctx } }) {
  if (isAct(ctx) && outbox.pending.count === 0)
    sayOnSaveLine('warn', '连不上，没有办成，请稍后再按一次')
}

if (form) {
  document.addEventListener('htmx:config:request', sendAlone)
  document.addEventListener('htmx:before:swap', keepForm)
  document.addEventListener('htmx:after:swap', goOn)
  document.addEventListener('htmx:error', stay)
}
