/** The round twice, so that indexes of either table serve. */
const ENTRY = 'JOIN roster_entries e ON e.id = r.roster_entry_id AND e.round_id = r.round_id'

/** The list entries e of reports r, where these conditions ask for them: each join costs something for every report. */
export function entryJoin(conditions: string): string {
  return /\be\./.test(conditions) ? ENTRY : ''
}
