/**
 * A form that is on its way is not sent a second time by a double press: on a slow line the answer to
 * the second one would take the place of the first's. After a while it may be sent again.
 */
const PATIENCE = 10_000
const sent = new Map()

function once(event) {
  const { target: form, defaultPrevented } = event
  const isPost = form.getAttribute('method') === 'post' && form.getAttribute('target') !== '_blank'
  if (defaultPrevented || !isPost) return
  const now = performance.now()
  if (now - (sent.get(form) ?? -PATIENCE) < PATIENCE) event.preventDefault()
  else sent.set(form, now)
}

// At the window, so that whoever sends a form in another way has said so before.
window.addEventListener('submit', once)
window.addEventListener('pageshow', () => sent.clear())
