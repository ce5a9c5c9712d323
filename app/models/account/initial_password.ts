/** The public password of every respondent until its first login (L1). */
export const INITIAL_PASSWORD = 'KJ+123'

/** Whether this is `KJ+123`, in any letter case and width (L1, L5). */
export function isInitialPassword(typed: string): boolean {
  return typed.normalize('NFKC').trim().toUpperCase() === INITIAL_PASSWORD
}
