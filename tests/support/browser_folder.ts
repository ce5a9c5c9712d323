import { fileURLToPath } from 'node:url'

/** Where browsers and their font settings are unpacked to; git-ignored, safe to delete. */
export const browserFolder = fileURLToPath(new URL('../../tmp/browsers', import.meta.url))
