import FormRefusal from '#exceptions/form_refusal'
import type Account from '#models/account'
import { sql } from '#queries/sql'

/** Ids of the roster entries with these numbers; refuses the field `numbers` when some are not the actor's. */
export async function ownProjects(
  { path }: Account,
  roundId: number,
  numbers: readonly string[]
): Promise<number[]> {
  const found = await sql<{ id: number; number: string }>(
    `SELECT r.roster_entry_id AS id, p.number FROM reports r JOIN projects p ON p.id = r.project_id
      WHERE r.round_id = ? AND r.path <@ ?::ltree AND p.number = ANY(?)`,
    [roundId, path, numbers]
  )
  const known = new Set(found.map(({ number }) => number))
  const unknown = numbers.filter((number) => !known.has(number))
  if (unknown.length === 0) return found.map(({ id }) => id)
  const sentence = `您的清单里没有 ${unknown.slice(0, 5).join('、')}${unknown.length > 5 ? ` 等 ${unknown.length} 个` : ''}，请核对编号。`
  throw new FormRefusal([{ field: 'numbers', sentence }])
}

/** The numbers of these lines, as far as they are the actor's. */
export async function numbersOf(
  { path }: Account,
  roundId: number,
  entryIds: readonly number[]
): Promise<string[]> {
  const found = await sql<{ number: string }>(
    `SELECT p.number FROM reports r JOIN projects p ON p.id = r.project_id
      WHERE r.round_id = ? AND r.path <@ ?::ltree AND r.roster_entry_id = ANY(?) ORDER BY p.number`,
    [roundId, path, entryIds]
  )
  return found.map(({ number }) => number)
}
