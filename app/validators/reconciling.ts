import { unstorable } from '#validators/storable'
import { isId } from '#validators/is_id'

/** Limits in UTF-16 units. */
export const SHORTEST_NOTE = 5
export const LONGEST_NOTE = 500

/** What a manager writes about a difference, or what is wrong with it. */
export interface NoteForm {
  code: string
  fingerprint: string
  note: string
  mistake: string | null
}

/** Reads `code`, `fingerprint` and `note`; anything that is no text counts as not written. */
export function noteForm(body: Record<string, unknown>): NoteForm {
  const note = plain(body.note).replaceAll('\r\n', '\n').trim()
  const mistake =
    note.length < SHORTEST_NOTE
      ? `写了 ${note.length} 个字，至少 ${SHORTEST_NOTE} 个。请写清为什么可以不一样。`
      : unstorable(note, LONGEST_NOTE)
  return { code: plain(body.code), fingerprint: plain(body.fingerprint), note, mistake }
}

/** Which report is right about which indicator, by code: `right[JC09]` is its id. */
export function rightOnes(body: Record<string, unknown>): Map<string, number> {
  const sent = typeof body.right === 'object' && body.right !== null ? body.right : {}
  const chosen = Object.entries(sent).filter(([, id]) => isId(id))
  return new Map(chosen.map(([code, id]) => [code, Number(id)]))
}

function plain(text: unknown): string {
  return typeof text === 'string' ? text : ''
}
