/** Fills the login form with a demonstration account in place; with scripts off its link does. */
document.addEventListener('click', (event) => {
  const link = event.target.closest('[data-fill-login]')
  if (!link) return
  event.preventDefault()
  document.getElementById('userName').value = link.dataset.userName
  document.getElementById('password').value = link.dataset.password
  document.getElementById('password').focus()
})
