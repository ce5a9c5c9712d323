import type { Trouble } from '#models/report/section_form'
import { clock } from '#presenters/time'
import { LONGEST_SELECT, understood } from '#presenters/understood'
import { fingerprint, stamp } from '#models/report/stamp'
import type { Indicator, Option, Reading } from '#questionnaire/types'

/** One field to write in: of a row of the form or a cell of a table. */
export interface ControlView {
  name: string
  /** Element id. */
  id: string
  code: string
  kind: 'text' | 'textarea' | 'select' | 'checkboxes' | 'search'
  raw: string
  stamp: string
  options: { value: string; label: string; chosen: boolean }[]
  numeric: boolean
  inputMode: string
  error: string | null
  understood: string | null
  trouble: { theirs: string; at: string; mine: string } | { refused: string } | null
  /** Fingerprint of the own text while it is undecided which of the two holds. */
  asked: string | null
}

interface Held {
  name: string
  raw: string
  version: number
  reading: Reading
  year: number
  trouble?: Trouble
}

export function controlView(
  indicator: Indicator,
  { name, raw, version, reading, year, trouble }: Held
): ControlView {
  const { type, options: list } = indicator
  const shown = trouble?.mine ?? raw
  return {
    name,
    id: `f-${name}`,
    code: indicator.code,
    kind: kindOf(indicator),
    raw: shown,
    stamp: stamp(version, raw),
    options: list.length <= LONGEST_SELECT ? options(list, reading, shown) : [],
    ...keysOf(type),
    error: reading.error,
    understood: understood(indicator, raw, reading.value, year),
    ...said(trouble),
  }
}

function keysOf(type: Indicator['type']): Pick<ControlView, 'numeric' | 'inputMode'> {
  const isDigits = ['number', 'year', 'month'].includes(type)
  return { numeric: type === 'number', inputMode: isDigits ? 'decimal' : 'text' }
}

function said(trouble?: Trouble): Pick<ControlView, 'trouble' | 'asked'> {
  if (!trouble || 'refused' in trouble) return { trouble: trouble ?? null, asked: null }
  return { trouble: { ...trouble, at: clock(trouble.at) }, asked: fingerprint(trouble.mine) }
}

function kindOf({ type, options: list }: Indicator): ControlView['kind'] {
  if (type === 'textarea') return 'textarea'
  if (type === 'choices') return 'checkboxes'
  if (type === 'region') return 'search'
  if (type !== 'choice') return 'text'
  return list.length > LONGEST_SELECT ? 'search' : 'select'
}

/** A text that is no option stays in the list, so that a form can't lose it. */
function options(list: Option[], { value, error }: Reading, raw: string) {
  const chosen = Array.isArray(value) ? value : [value ?? raw]
  const known = list.map((option) => ({
    value: option.value,
    label: `${option.value} ${option.label}`,
    chosen: chosen.includes(option.value),
  }))
  return error && raw ? [{ value: raw, label: raw, chosen: true }, ...known] : known
}
