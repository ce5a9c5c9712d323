/** Whether a text or number can be the id of a row: no more digits than one can have. */
export function isId(id: unknown): boolean {
  return /^\d{1,15}$/.test(String(id))
}
