import type { RefusedFile } from '#models/report/provable'
import type { EvidenceView } from '#presenters/evidence_view'

/** What was sent and not taken: it stays on the page with the reason. */
export interface AnswerTrouble {
  text?: string
  refused?: string
  /** What somebody else has written meanwhile. */
  theirs?: { text: string; at: string; version: string }
  files?: RefusedFile[]
}

/** What is said about one finding or question, and the form to say it. */
export interface AnswerView {
  action: string
  label: string
  text: string
  /** What the form knows of the text it shows (compare and set). */
  version: string
  state: { kind: 'ok' | 'warn'; words: string }
  done: boolean
  err: string | null
  /** Taken, but managers may ask. */
  remark: string | null
  hint: string
  theirs: { text: string; at: string; href: string } | null
  evidence: EvidenceView | null
}

/** An answer as stored, with what was sent and not taken on top. `page`: where it stands, with its anchor. */
export function answerView(
  stored: Omit<AnswerView, 'theirs'>,
  page: { reportId: number; anchor: string },
  trouble?: AnswerTrouble
): AnswerView {
  if (!trouble) return { ...stored, theirs: null }
  const { text = stored.text, refused = null, theirs } = trouble
  return {
    ...stored,
    text,
    version: theirs?.version ?? stored.version,
    state: stateOf(trouble) ?? stored.state,
    err: theirs ? null : (refused ?? stored.err),
    remark: null,
    // The query makes the link lead to a fresh page, also from the page itself.
    theirs: theirs
      ? { ...theirs, href: `/reports/${page.reportId}/audit?theirs#${page.anchor}` }
      : null,
  }
}

function stateOf({ theirs, refused }: AnswerTrouble): AnswerView['state'] | null {
  if (theirs) return { kind: 'warn', words: '没有保存，请选一段' }
  return refused ? { kind: 'warn', words: '没有保存' } : null
}
