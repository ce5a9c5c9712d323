import { PATIENCE } from '#documents/cover_scan'

/** What can be read is not a matter of how busy the machine is. */
export const LONG_PATIENCE = { budget: 20_000, limit: 25_000 }

/** Lets the site search as long as it takes from now on. */
export function scanPatiently() {
  Object.assign(PATIENCE, LONG_PATIENCE)
}
