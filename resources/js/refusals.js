/** A refusal above the page is about the last request: with the next one it goes. */
document.addEventListener('htmx:before:request', () => {
  document.getElementById('above')?.replaceChildren()
})
