import Refusal from '#exceptions/refusal'
import RosterImport from '#models/roster_import'

/** Days for which a list that nobody confirms is kept. */
export const KEPT_DAYS = 7

/** Gives up the imports that were looked at and never confirmed: neither rows nor files are kept (R1). */
export async function forgetImports(): Promise<void> {
  const left = await RosterImport.query()
    .whereIn('state', ['reading', 'read'])
    .whereRaw(`created_at < survey_now() - make_interval(days => ?)`, [KEPT_DAYS])
  for (const one of left) {
    // Confirmed in this very moment, it is no longer to be given up.
    await one.drop().catch((error: unknown) => {
      if (!(error instanceof Refusal)) throw error
    })
  }
}
