import htmx from 'htmx.org'
import './acts.js'
import './audit.js'
import './codes.js'
import './demonstration.js'
import './keys.js'
import './leaving.js'
import './next.js'
import './paste.js'
import './password.js'
import './saving.js'

window.htmx = htmx
