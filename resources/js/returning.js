/**
 * What a manager has written for a return (reason, ticks, questions) stays on this computer until
 * the report is decided, so that an ended session loses nothing (W2, L8). It belongs to one account.
 */
import { draftOf, dropDraft, keepDraft } from './drafts.js'

const KEPT = /^(reason|ticks|marks\[\d+\]\[\w+\])$/
const MOST_LINES = 30

const form = document.querySelector('#return')
const decided = document.querySelector('[data-decided]')
const putBackNotice = document.getElementById('put-back')

/** Each name with its text; ticks stand wherever their indicator does. */
const written = () =>
  [...new FormData(form)].filter(([name, text]) => KEPT.test(name) && text !== '')

/** Whether the page answers a form that was sent: then it holds all of it, as it is now. */
const isAnswer = () =>
  [...form.elements].some(
    ({ name, type, defaultChecked, defaultValue }) =>
      KEPT.test(name) && (type === 'checkbox' ? defaultChecked : defaultValue !== '')
  )

function keep() {
  const texts = written()
  if (texts.length > 0) keepDraft(form.dataset.draft, JSON.stringify(texts))
  else dropDraft(form.dataset.draft)
}

function kept() {
  try {
    return JSON.parse(draftOf(form.dataset.draft)) ?? []
  } catch {
    return []
  }
}

function putBack(texts) {
  for (const [name, text] of texts) {
    if (name === 'ticks') tick(text)
    else write(name, text)
  }
  putBackNotice.hidden = false
}

function tick(code) {
  for (const box of form.elements) {
    if (box.name === 'ticks' && box.value === code) box.checked = true
  }
}

function write(name, text) {
  for (let i = 0; !form.elements[name] && i < MOST_LINES; i++) addLine()
  if (form.elements[name]) form.elements[name].value = text
}

function addLine() {
  const lines = form.querySelectorAll('.line')
  const [from, to] = [lines.length - 1, lines.length]
  const line = lines[from].cloneNode(true)
  for (const label of line.querySelectorAll('label')) {
    label.htmlFor = label.htmlFor.replace(from, to)
    label.textContent = label.textContent.replace(from + 1, to + 1)
  }
  for (const field of line.querySelectorAll('input')) {
    field.id = field.id.replace(from, to)
    field.name = field.name.replace(from, to)
    field.value = ''
  }
  lines[from].after(line)
}

function giveUp() {
  form.reset()
  dropDraft(form.dataset.draft)
  putBackNotice.hidden = true
  form.elements.reason.focus()
}

if (decided) dropDraft(decided.dataset.decided)
if (form) {
  if (isAnswer()) keep()
  else if (kept().length > 0) putBack(kept())
  document.addEventListener('input', ({ target }) => target.form === form && keep())
  putBackNotice.querySelector('button').addEventListener('click', giveUp)
}
