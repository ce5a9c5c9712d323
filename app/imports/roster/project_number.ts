/** How numbers of the programmes are built (domain.md "Codes"). */
const PATTERNS = [
  /^\d{4}CB\d{6}$/,
  /^\d{4}AA\d{2}[0-9A-Z]\d{3}$/,
  /^\d{4}BA[A-Z]\d{2}[A-Z]\d{2}$/,
  /^\d{4}ZX\d{5}(-?\d{1,3}){0,3}$/,
  /^\d{4}YF[A-Z]\d{7}$/,
  /^\d{4}DF[A-Z]\d{5}$/,
  /^\d{4}YQ\d{6}(\d{2})?$/,
  /^\d{4}FY\d{6}$/,
]

/** Whether a project number is built like those of a known programme; others are remarked on, never refused. */
export function isUsualNumber(number: string): boolean {
  return PATTERNS.some((pattern) => pattern.test(number))
}
