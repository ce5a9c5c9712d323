const GENERIC = new Set(['A001', 'A002', 'A003'])

/** Whether a rule is one of the checks that every questionnaire has: required, in its list, format (A3). */
export function isGeneric(rule: string): boolean {
  return GENERIC.has(rule)
}
