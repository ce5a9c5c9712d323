import { userName } from '#models/account/user_name'

/**
 * The 9 characters of an organisation code (GB 11714) as typed, with or without hyphen; of a
 * unified social credit code (GB 32100) its characters 9 to 17. Null when it is neither.
 */
export function orgCode(typed: string): string | null {
  const plain = userName(typed).replaceAll('-', '')
  if (!/^[0-9A-Z]+$/.test(plain)) return null
  if (plain.length === 9) return plain
  return plain.length === 18 ? plain.slice(8, 17) : null
}
