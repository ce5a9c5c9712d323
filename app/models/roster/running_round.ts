import { refusals } from '#exceptions/refusals'
import Round from '#models/round'

/** The round whose list is verified now; refuses while none is open. */
export async function runningRound(): Promise<Round> {
  const round = await Round.running()
  if (!round) throw refusals.roundClosed()
  return round
}
