import type { Shape } from '#questionnaire/shape'
import type { Indicator, IndicatorType, Option } from '#questionnaire/types'

/** What an indicator is read against. */
export interface Surroundings {
  shape: Shape
  lists: Record<string, Option[]>
  /** Code of the section, empty outside of one. */
  section: string
  table?: string
}

type Keys = Record<string, unknown>

/** The keys each type may have besides those of every indicator. */
const OWN_KEYS: Record<IndicatorType, readonly string[]> = {
  text: ['maxLength'],
  textarea: ['maxLength'],
  email: [],
  phone: [],
  number: ['unit', 'decimals', 'min', 'max'],
  year: ['unit'],
  month: [],
  date: [],
  choice: ['list', 'options'],
  choices: ['list', 'options', 'max'],
  orgCode: [],
  uscc: [],
  organisation: [],
  region: [],
}

const REQUIRED_KEYS = ['code', 'label', 'name', 'type'] as const
const OPTIONAL_KEYS = ['readonly', 'required', 'hint', 'prefill'] as const

export const CODE = /^[A-Z][A-Z0-9]{1,9}$/
export const NAME = /^[a-z][A-Za-z0-9]*$/

const PREFILL = /^(previous|roster\.[a-z][A-Za-z0-9]*)$/
const OPTION_VALUE = /^[^\s,，、;；]{1,20}$/
const LARGEST = 1e13
const NO_OPTIONS = Object.freeze([]) as unknown as Option[]

/** One indicator or column; what is wrong is noted in the shape (F1). */
export function parseIndicator(json: unknown, place: string, around: Surroundings): Indicator {
  const { shape, section, table } = around
  const type = typeOf(json)
  const keys = membersOf(json, place, type, shape)

  return defined<Indicator>({
    code: shape.text(keys.code, `${place}.code`, CODE),
    label: shape.text(keys.label, `${place}.label`),
    name: shape.text(keys.name, `${place}.name`, NAME),
    type: type ?? 'text',
    ...limits(shape, keys, place, type),
    ...behaviour(keys, place, around),
    ...choicesOf(keys, place, type, around),
    section,
    table,
  })
}

/** The options of a list, or of one indicator; what is wrong is noted in `shape`. */
export function parseOptions(shape: Shape, json: unknown, place: string): Option[] {
  const seen = new Set<string>()
  const options = shape.list(json, place, 1).map((item, index) => {
    const at = `${place}[${index}]`
    const keys = shape.object(item, at, { required: ['value', 'label'] })
    const value = shape.text(keys.value, `${at}.value`, OPTION_VALUE)
    if (seen.has(value) && value !== '') shape.refuse(`${at}.value`, `"${value}" is there twice`)
    seen.add(value)
    return Object.freeze({ value, label: shape.text(keys.label, `${at}.label`) })
  })
  return Object.freeze(options) as Option[]
}

function typeOf(json: unknown): IndicatorType | undefined {
  const type = (json as { type?: unknown } | null | undefined)?.type
  return typeof type === 'string' && Object.hasOwn(OWN_KEYS, type)
    ? (type as IndicatorType)
    : undefined
}

function membersOf(
  json: unknown,
  place: string,
  type: IndicatorType | undefined,
  shape: Shape
): Keys {
  const own = type ? OWN_KEYS[type] : Object.values(OWN_KEYS).flat()
  const keys = shape.object(json, place, {
    required: REQUIRED_KEYS,
    optional: [...OPTIONAL_KEYS, ...own],
  })
  if (!type && keys.type !== undefined) {
    shape.refuse(`${place}.type`, `must be one of ${Object.keys(OWN_KEYS).join(', ')}`)
  }
  return keys
}

function limits(
  shape: Shape,
  keys: Keys,
  place: string,
  type: IndicatorType | undefined
): Partial<Indicator> {
  const own = {
    unit: optionalText(shape, keys.unit, `${place}.unit`),
    maxLength: shape.integer(keys.maxLength, `${place}.maxLength`, 1, 4000),
    decimals: shape.integer(keys.decimals, `${place}.decimals`, 0, 6),
  }
  if (type === 'choices') return { ...own, max: shape.integer(keys.max, `${place}.max`, 1, 1000) }

  const min = bound(shape, keys.min, `${place}.min`, own.decimals)
  const max = bound(shape, keys.max, `${place}.max`, own.decimals)
  if (min !== undefined && max !== undefined && min > max) {
    shape.refuse(`${place}.min`, `${min} is above max ${max}`)
  }
  return { ...own, min, max }
}

function bound(
  shape: Shape,
  value: unknown,
  place: string,
  decimals: number = 0
): number | undefined {
  if (value === undefined) return undefined
  if (typeof value !== 'number' || !(Math.abs(value) < LARGEST)) {
    shape.refuse(place, 'must be a number below ten million million')
    return undefined
  }
  if (Number(value.toFixed(decimals)) !== value) {
    shape.refuse(place, `${value} has more than the ${decimals} decimals of the indicator`)
  }
  return value
}

function behaviour(keys: Keys, place: string, around: Surroundings): Partial<Indicator> {
  const { shape } = around
  if (keys.prefill !== undefined && around.table) {
    shape.refuse(`${place}.prefill`, 'a column of a table cannot be prefilled')
  }
  return {
    readonly: shape.flag(keys.readonly, `${place}.readonly`),
    hint: optionalText(shape, keys.hint, `${place}.hint`),
    prefill: optionalText(shape, keys.prefill, `${place}.prefill`, PREFILL),
    required: optionalText(shape, keys.required, `${place}.required`),
  }
}

function optionalText(
  shape: Shape,
  value: unknown,
  place: string,
  pattern?: RegExp
): string | undefined {
  return value === undefined ? undefined : shape.text(value, place, pattern)
}

function choicesOf(
  keys: Keys,
  place: string,
  type: IndicatorType | undefined,
  { shape, lists }: Surroundings
): Pick<Indicator, 'list' | 'options'> {
  if (type !== 'choice' && type !== 'choices') return { options: NO_OPTIONS }
  if (keys.list !== undefined && keys.options !== undefined) {
    shape.refuse(`${place}.options`, 'has options of its own and a list: keep one of them')
  }
  if (keys.options !== undefined) {
    return { options: parseOptions(shape, keys.options, `${place}.options`) }
  }
  if (keys.list !== undefined) return listed(shape, keys.list, `${place}.list`, lists)
  shape.refuse(`${place}.options`, 'is missing: a choice needs options or a list')
  return { options: NO_OPTIONS }
}

function listed(
  shape: Shape,
  value: unknown,
  place: string,
  lists: Surroundings['lists']
): Pick<Indicator, 'list' | 'options'> {
  const list = shape.text(value, place)
  if (Object.hasOwn(lists, list)) return { list, options: lists[list] }
  if (list !== '') shape.refuse(place, `there is no list "${list}"`)
  return { list, options: NO_OPTIONS }
}

function defined<T extends object>(value: T): T {
  return Object.freeze(
    Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined))
  ) as T
}
