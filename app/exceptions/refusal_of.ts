import Refusal from '#exceptions/refusal'

/** The refusal that something ends with; null when it succeeds. Other errors go on. */
export async function refusalOf(work: Promise<unknown>): Promise<Refusal | null> {
  try {
    await work
    return null
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
}
