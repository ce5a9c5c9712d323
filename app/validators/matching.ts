/** A part of an address that looks as it should; '' for anything else. */
export function matching(value: unknown, pattern: RegExp): string {
  return typeof value === 'string' && pattern.test(value) ? value : ''
}
