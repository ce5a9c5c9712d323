/** Finds codes of long lists while typing: by code, name or pinyin initials, searched on the server (F1). */
const PAUSE = 180
let timer

document.addEventListener('focusin', ({ target }) => {
  if (!target.matches('[data-codes]') || target.matches('[role=combobox]')) return
  target.setAttribute('role', 'combobox')
  target.setAttribute('aria-autocomplete', 'list')
  target.setAttribute('aria-expanded', 'false')
})

document.addEventListener('input', ({ target }) => {
  if (!target.matches('[data-codes]')) return
  clearTimeout(timer)
  timer = setTimeout(() => search(target), PAUSE)
})

document.addEventListener('keydown', (event) => {
  const list = listOf(event.target)
  if (!list) return
  if (event.key === 'ArrowDown' || event.key === 'ArrowUp') move(event, list)
  if (event.key === 'Escape') close(event.target)
  if (event.key === 'Enter')
    choose(event, list.querySelector('[aria-selected=true]') || list.firstElementChild)
})

document.addEventListener('mousedown', (event) => {
  const option = event.target.closest('.codes [role=option]')
  if (option) choose(event, option)
})
document.addEventListener(
  'focusout',
  ({ target }) => target.matches('[data-codes]') && close(target)
)

const listOf = (input) =>
  input.getAttribute &&
  input.getAttribute('aria-expanded') === 'true' &&
  document.getElementById(`${input.id}-list`)

async function search(input) {
  const { report } = document.querySelector('[data-report]').dataset
  const text = input.value.trim()
  if (!text) return close(input)
  const path = `/reports/${report}/codes/${input.dataset.codes}?q=${encodeURIComponent(text)}`
  const response = await fetch(path, { headers: { accept: 'application/json' } }).catch(() => null)
  const found = response?.ok ? await response.json() : []
  // An answer that comes late is not for what stands in the field now.
  if (document.activeElement === input && input.value.trim() === text) show(input, found)
}

function show(input, found) {
  close(input)
  if (!found.length) return
  const list = document.createElement('ul')
  list.id = `${input.id}-list`
  list.className = 'codes'
  list.setAttribute('role', 'listbox')
  list.setAttribute('aria-label', '找到的代码')
  list.append(...found.map((code, i) => option(code, `${list.id}-${i}`)))
  input.setAttribute('aria-controls', list.id)
  input.setAttribute('aria-expanded', 'true')
  input.after(list)
  place(input, list)
}

function option({ value, label }, id) {
  const element = document.createElement('li')
  element.id = id
  element.setAttribute('role', 'option')
  element.dataset.value = value
  element.textContent = `${value} ${label}`
  return element
}

/** Below the field, or above it where there is no room below. */
function place(input, list) {
  const { left, top, bottom } = input.getBoundingClientRect()
  const height = list.offsetHeight
  const isLow = innerHeight - bottom < height && top > height
  list.style.left = `${Math.max(0, Math.min(left, innerWidth - list.offsetWidth))}px`
  list.style.top = `${isLow ? top - height : bottom}px`
}

function move(event, list) {
  event.preventDefault()
  const options = Array.from(list.children)
  const now = options.findIndex((option) => option.getAttribute('aria-selected') === 'true')
  const next =
    options[(now + (event.key === 'ArrowDown' ? 1 : -1) + options.length) % options.length]
  options.forEach((option) => option.setAttribute('aria-selected', String(option === next)))
  event.target.setAttribute('aria-activedescendant', next.id)
  next.scrollIntoView({ block: 'nearest' })
}

function choose(event, option) {
  event.preventDefault()
  const input = document.getElementById(option.parentElement.id.replace(/-list$/, ''))
  input.value = option.dataset.value
  close(input)
  input.dispatchEvent(new Event('change', { bubbles: true }))
}

function close(input) {
  const list = document.getElementById(`${input.id}-list`)
  if (list) list.remove()
  input.setAttribute('aria-expanded', 'false')
  input.removeAttribute('aria-controls')
  input.removeAttribute('aria-activedescendant')
}
