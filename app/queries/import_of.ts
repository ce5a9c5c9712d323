import { refusals } from '#exceptions/refusals'
import RosterImport from '#models/roster_import'

/** The import with this id, its task loaded: one list for everybody at the nation. */
export async function importOf(id: unknown): Promise<RosterImport> {
  const known = await RosterImport.query().where('id', Number(id)).preload('task').first()
  if (!known || known.state === 'dropped') throw refusals.noSuchImport()
  return known
}
