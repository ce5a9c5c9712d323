/** Texts that wait on this computer until the server has them (F3, L8). */

/** Null where nothing is kept. */
export function draftOf(key) {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}

export function keepDraft(key, text) {
  try {
    localStorage.setItem(key, text)
  } catch {
    // Storage is full or forbidden: the text still stands in its field.
  }
}

export function dropDraft(key) {
  try {
    localStorage.removeItem(key)
  } catch {
    // Where storage is forbidden nothing was kept.
  }
}
