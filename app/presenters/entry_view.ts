import type { Standing } from '#models/report/standing'
import { controlView, type ControlView } from '#presenters/control_view'
import { findingNotes, type FindingNote } from '#presenters/finding_notes'
import type { Trouble } from '#models/report/section_form'
import { display } from '#questionnaire/reading'
import type { Indicator, Value } from '#questionnaire/types'

/** One row of the form. */
export interface EntryView {
  code: string
  /** 其中：, in grey before the label. */
  of: string
  label: string
  sub: boolean
  optional: boolean
  hint: string | null
  unit: string | null
  numeric: boolean
  locked: string | null
  control: ControlView
  previous: string
  issued: string
  /** Where a prefilled value came from (F2). */
  origin: string | null
  /** Required and blank. */
  missing: boolean
  /** Still to do: missing, or not valid. */
  open: boolean
  notes: FindingNote[]
  kind: 'bad' | 'odd' | ''
}

const ORIGIN = {
  roster: '下发清单带入',
  previous: '上年带入',
  offer: '系统代填',
  typed: null,
  paste: null,
}

export function entryView(standing: Standing, indicator: Indicator, trouble?: Trouble): EntryView {
  const { code } = indicator
  const notes = findingNotes(standing, code)
  return {
    code,
    ...wordsOf(indicator),
    ...valuesOf(standing, indicator),
    control: control(standing, indicator, trouble),
    notes,
    kind: kindOf(notes, standing.contents.answers[code].error),
  }
}

function wordsOf({ type, label: whole, required, readonly, hint, unit }: Indicator) {
  const [, of = '', label] = whole.match(/^(其中：)?(.*)$/)!
  const optional = required === undefined && !readonly
  const numeric = type === 'number'
  return { of, label, sub: of !== '', optional, numeric, hint: hint ?? null, unit: unit ?? null }
}

function valuesOf({ facts, contents, completeness }: Standing, indicator: Indicator) {
  const { code, readonly } = indicator
  const { data, answers } = contents
  const stored = facts.answers[code]
  const open = completeness.some((section) => section.open.includes(code))
  const shown = (value: Value | undefined) => display(indicator, value ?? null) || '—'
  return {
    locked: readonly ? shown(answers[code].value) : null,
    previous: shown(data.previous?.[code]),
    issued: shown(data.issued[code]),
    origin: stored?.raw ? ORIGIN[stored.source] : null,
    missing: open && !stored?.raw.trim(),
    open,
  }
}

function control({ facts, contents }: Standing, indicator: Indicator, trouble?: Trouble) {
  const { code } = indicator
  const { raw = '', v: version = 0 } = facts.answers[code] ?? {}
  const reading = contents.answers[code]
  return controlView(indicator, {
    name: code,
    raw,
    version,
    reading,
    year: facts.reportYear,
    trouble,
  })
}

function kindOf(notes: FindingNote[], error: string | null): 'bad' | 'odd' | '' {
  if (error !== null || notes.some((note) => note.kind === 'stop')) return 'bad'
  return notes.length > 0 ? 'odd' : ''
}
