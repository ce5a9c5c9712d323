/** Matches an id in an address: no more digits than an id can have. */
export const NUMBER = { match: /^\d{1,15}$/, cast: Number }
