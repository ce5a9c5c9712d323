/** The audit by itself on the page being filled (A1): only what is said about the fields is renewed. */
import htmx from 'htmx.org'

const PAUSE = 400

let timer
let running = null

/** After a pause, so that many saves in a row renew it once. */
export function refreshNotes() {
  clearTimeout(timer)
  timer = setTimeout(renewNotes, PAUSE)
}

/** At once; the promise ends when the page shows the newest. */
export async function renewNotes() {
  clearTimeout(timer)
  await running?.catch(() => {})
  const form = document.getElementById('form')
  const path = `${form.getAttribute('action')}?notes=1`
  running = htmx.ajax('GET', path, { source: '#toc', target: '#summary', swap: 'none' })
  return running
}

/** What is on its way is older than what comes now. It is asked from outside of the form, whose own requests go on. */
export function forgetNotes() {
  clearTimeout(timer)
  htmx.trigger('#toc', 'htmx:abort')
}

/** The stripe beside a row follows the notes under it. */
document.addEventListener('htmx:after:swap', () => {
  for (const notes of document.querySelectorAll('#form [data-kind]')) {
    const row = notes.closest('tr')?.previousElementSibling
    row?.classList.remove('bad', 'odd')
    if (row && notes.dataset.kind) row.classList.add(notes.dataset.kind)
  }
})
