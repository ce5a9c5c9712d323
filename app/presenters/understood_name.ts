import { userName } from '#models/account/user_name'

/** The user name as the system reads it; null where that is what was typed, or nothing to read (L5). */
export function understoodName(typed: unknown): string | null {
  if (typeof typed !== 'string' || typed.length > 64) return null
  const name = userName(typed)
  return name === typed ? null : name
}
