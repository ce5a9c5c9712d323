/**
 * Saves every change at once, in the background (F3, F4): notes what is typed in the form, has it
 * sent, and shows under each field what became of it. On the other pages of a report it sends what
 * an earlier visit has left behind.
 */
import {
  allFields,
  fieldNamed,
  fieldOf,
  givenRaw,
  nameOf,
  rawOf,
  stampOf,
  versionOf,
  write,
} from './fields.js'
import { refreshNotes } from './notes.js'
import { Outbox } from './outbox.js'
import { Pending } from './pending.js'
import { sayOnSaveLine } from './save_line.js'

const TYPING_PAUSE = 900

let typing

export const form = document.querySelector('#form[data-pass]:not([data-pass=""])')
const report = document.querySelector('[data-report]')?.dataset.report
const pending = report ? new Pending(report) : null
const left = pending?.count ?? 0
export const outbox =
  pending && new Outbox({ report, pass: form?.dataset.pass, pending, shown: shown() })

/** Every field holds what is not sent yet, else what the server has; a composition in it goes on. */
export function settleFields() {
  for (const field of allFields(form)) {
    const entry = pending.get(nameOf(field))
    if (entry) write(field, entry.raw)
    else if (field !== document.activeElement) write(field, givenRaw(field))
  }
  for (const name of pending.names)
    Object.assign(pending.get(name), { asked: false, refused: false })
  if (pending.count) outbox.flush()
}

/** Leaving a field tells of it once more: what is noted already is not asked about again. */
function note(field) {
  const name = nameOf(field)
  const raw = rawOf(field)
  if (pending.get(name)?.raw === raw) return
  const place = `${location.pathname}#${field.closest('tr').id}`
  pending.put(name, raw, versionOf(form, name), place)
  sayOnSaveLine('busy', '正在保存…')
}

function noteAndWait({ target, isComposing }) {
  const field = fieldOf(target)
  if (!field || isComposing) return
  note(field)
  // What is searched for is no code yet: it is sent when one is taken or the field is left.
  if (field.dataset.codes) return
  clearTimeout(typing)
  typing = setTimeout(() => outbox.flush(), TYPING_PAUSE)
}

function noteAndSend({ target }) {
  const field = fieldOf(target)
  if (!field) return
  note(field)
  outbox.flush()
}

/** Also when what stands in it is again what stood there before, which is no change to a browser. */
function sendLeft({ target }) {
  const field = fieldOf(target)
  if (field && pending.get(nameOf(field))) outbox.flush()
}

/** What a person typed before this script was there. */
function noteEarlyBird(field) {
  const name = nameOf(field)
  if (!pending.get(name) && rawOf(field) !== givenRaw(field)) note(field)
}

function choose({ target }) {
  const { choose: what, name, version, text, stamp } = target.dataset
  if (!what) return
  if (what === 'none') return giveUp(name)
  if (what === 'mine') pending.rebase(name, Number(version))
  else {
    pending.drop(name)
    write(fieldNamed(form, name), text)
    stampOf(form, name).value = stamp
    say(name, '')
    sayOnSaveLine('ok', '已用别处的值')
  }
  fieldNamed(form, name).focus()
  outbox.flush()
}

function giveUp(name) {
  pending.drop(name)
  sayOnSaveLine('ok', '已不再保存')
}

/** What the outbox tells, shown to the person. */
function shown() {
  return {
    received: showReceived,
    conflict: showBoth,
    refused: showRefused,
    settled(at) {
      if (form) sayOnSaveLine('ok', `已保存 ${at}`)
      else sayOnSaveLine('ok', `上次没保存的 ${left} 项已保存 ${at}`, { href: '', words: '刷新' })
    },
    offline: (count) => sayWaiting(`连不上，${count} 项留在这台电脑上，连上后自动保存`),
    signedOut(count) {
      const link = { href: location.pathname, words: '重新登录后自动保存' }
      sayWaiting(`登录已过期，${count} 项留在这台电脑上`, link)
    },
    foreign: (count) =>
      sayWaiting(`${count} 项是用另一个账户填的，留在这台电脑上，用那个账户登录后自动保存`),
  }
}

const sayWaiting = (words, link) => sayOnSaveLine('warn', words, link)

function showReceived(name, { stamp, error, understood }) {
  const field = form && fieldNamed(form, name)
  if (!field) return
  stampOf(form, name).value = stamp
  say(name, error || understood || '', error ? 'err' : 'hint')
  if (error) field.setAttribute('aria-invalid', 'true')
  else field.removeAttribute('aria-invalid')
  refreshNotes()
}

/** A text of another page can only be given up from here. */
function showRefused(name, { raw }, message = '没有保存，请刷新页面。') {
  if (say(name, message, 'err')) return sayOnSaveLine('stop', message)
  const code = name.split('/').at(-1)
  sayOnSaveLine('stop', `${code} 填的“${raw.slice(0, 20)}”没有保存：${message}`)
  document
    .querySelector('#save-line, #waiting:not(:empty)')
    .append(' ', option('不要了', { choose: 'none', name }))
}

function showBoth(name, { raw, place }, { theirs, at, version, stamp }) {
  const words = `别处在 ${at} 改成了“${theirs || '（空）'}”，您填的是“${raw || '（空）'}”。`
  const line = say(name, words, 'err')
  line?.append(option('用我的', { choose: 'mine', name, version }), ' ')
  line?.append(option('用别处的', { choose: 'theirs', name, version, text: theirs, stamp }))
  sayOnSaveLine('warn', '有一项在别处也改了，请选用哪个', { href: place, words: '去选' })
}

/** Under a field; null when it is not on this page. */
function say(name, words, kind) {
  const place = document.getElementById(`f-${name}-says`)
  if (!place) return null
  place.textContent = ''
  if (!words) return place
  const line = document.createElement('p')
  line.className = kind
  line.textContent = words
  place.append(line)
  return line
}

function option(words, data) {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'btn bare'
  button.textContent = words
  Object.assign(button.dataset, data)
  return button
}

if (form) {
  document.addEventListener('input', noteAndWait)
  document.addEventListener('compositionend', noteAndWait)
  document.addEventListener('change', noteAndSend)
  document.addEventListener('focusout', sendLeft)
  allFields(form).forEach(noteEarlyBird)
  settleFields()
} else outbox?.flush()

if (outbox) {
  document.addEventListener('click', choose)
  for (const event of ['online', 'pagehide', 'pageshow'])
    addEventListener(event, () => pending.count && outbox.flush())
  document.addEventListener('visibilitychange', () => pending.count && outbox.flush())
  addEventListener('beforeunload', (event) => {
    if (pending.count && !pending.isKept) event.preventDefault()
  })
}
