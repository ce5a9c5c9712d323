import type { Problem } from '#questionnaire/questionnaire_error'

/** What an object may hold. */
export interface Keys {
  required: readonly string[]
  optional?: readonly string[]
}

/**
 * Takes JSON apart and notes every deviation with its place instead of stopping at the first.
 * A value that is absent gives the neutral default in silence: `object` has already noted it.
 */
export class Shape {
  readonly problems: Problem[] = []

  refuse(place: string, message: string): void {
    this.problems.push({ place, message })
  }

  object(value: unknown, place: string, keys: Keys): Record<string, unknown> {
    const members = this.members(value, place)
    if (members === null) return {}

    for (const key of keys.required) {
      if (members[key] === undefined) this.refuse(join(place, key), 'is missing')
    }
    for (const key of Object.keys(members)) {
      if (!keys.required.includes(key) && !keys.optional?.includes(key)) {
        this.refuse(join(place, key), 'is not a known key here')
      }
    }
    return members
  }

  /** The members of an object whose keys are free; null when it is none. */
  members(value: unknown, place: string): Record<string, unknown> | null {
    if (value === undefined) return null
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      this.refuse(place, `must be an object, not ${show(value)}`)
      return null
    }
    // No prototype: a key such as "constructor" must not be found when it is not there.
    return Object.assign(Object.create(null), value) as Record<string, unknown>
  }

  list(value: unknown, place: string, atLeast: number): unknown[] {
    if (value === undefined) return []
    if (!Array.isArray(value)) {
      this.refuse(place, `must be a list, not ${show(value)}`)
      return []
    }
    if (value.length < atLeast) this.refuse(place, 'must not be empty')
    return value.map((item: unknown) => item ?? null)
  }

  /** Text of 1–500 characters without blanks around it, matching `pattern` if given. */
  text(value: unknown, place: string, pattern?: RegExp): string {
    if (value === undefined) return ''
    if (typeof value !== 'string' || value.trim() === '' || value.length > 500) {
      this.refuse(place, `must be text of 1 to 500 characters, not ${show(value)}`)
      return ''
    }
    if (value !== value.trim()) this.refuse(place, 'must not begin or end with a blank')
    if (pattern && !pattern.test(value)) {
      this.refuse(place, `${show(value)} must match ${pattern.source}`)
    }
    return value
  }

  integer(value: unknown, place: string, from: number, to: number): number | undefined {
    if (value === undefined) return undefined
    if (typeof value === 'number' && Number.isInteger(value) && value >= from && value <= to) {
      return value
    }
    this.refuse(place, `must be a whole number from ${from} to ${to}, not ${show(value)}`)
    return undefined
  }

  flag(value: unknown, place: string): boolean | undefined {
    if (value === undefined || typeof value === 'boolean') return value
    this.refuse(place, `must be true or false, not ${show(value)}`)
    return undefined
  }
}

function join(place: string, key: string): string {
  return place === '' ? key : `${place}.${key}`
}

function show(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value.slice(0, 40))
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'a list'
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : typeof value
}
