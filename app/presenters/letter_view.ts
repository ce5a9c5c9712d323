import { beijing } from '#presenters/time'
import type { LetterRead } from '#queries/letter_of'

/** A message or announcement on its page; its lines are paragraphs. */
export function letterView({ id, title, body, sender, at, href }: LetterRead) {
  return {
    id,
    title,
    sender: sender ?? '系统',
    at: beijing(at).slice(0, 16),
    lines: body.split('\n').filter((line) => line.trim() !== ''),
    href,
  }
}
